import adopt from '@salesforce/label/c.Watercooler_Codebook_Adopt';
import dismiss from '@salesforce/label/c.Watercooler_Codebook_Dismiss';
import edit from '@salesforce/label/c.Watercooler_Codebook_Edit';
import hide from '@salesforce/label/c.Watercooler_Codebook_Hide';
import merge from '@salesforce/label/c.Watercooler_Codebook_Merge';
import pin from '@salesforce/label/c.Watercooler_Codebook_Pin';
import restore from '@salesforce/label/c.Watercooler_Codebook_Restore';
import retire from '@salesforce/label/c.Watercooler_Codebook_Retire';
import show from '@salesforce/label/c.Watercooler_Codebook_Show_Again';
import split from '@salesforce/label/c.Watercooler_Codebook_Split';
import unpin from '@salesforce/label/c.Watercooler_Codebook_Unpin';
import type { Act } from 'c/codebookRules';

/** The button of each act. */
export const ACT_LABELS: Readonly<Record<Act, string>> = {
  adopt,
  dismiss,
  edit,
  hide,
  merge,
  pin,
  restore,
  retire,
  show,
  split,
  unpin,
};

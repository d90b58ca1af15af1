import adopt from '@salesforce/label/c.Watercooler_Codebook_Adopted';
import dismiss from '@salesforce/label/c.Watercooler_Codebook_Dismissed';
import edit from '@salesforce/label/c.Watercooler_Codebook_Edited';
import hide from '@salesforce/label/c.Watercooler_Codebook_Hide_Done';
import merge from '@salesforce/label/c.Watercooler_Codebook_Merged';
import pin from '@salesforce/label/c.Watercooler_Codebook_Pin_Done';
import restore from '@salesforce/label/c.Watercooler_Codebook_Restored';
import retire from '@salesforce/label/c.Watercooler_Codebook_Retire_Done';
import show from '@salesforce/label/c.Watercooler_Codebook_Show_Done';
import split from '@salesforce/label/c.Watercooler_Codebook_Split_Done';
import unpin from '@salesforce/label/c.Watercooler_Codebook_Unpin_Done';
import type { Act } from 'c/codebookRules';
import { fill } from 'c/labelWords';

const WORDS: Readonly<Record<Act, string>> = {
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

/** What was done to which themes, as the status bar says it. */
export function doneWords(act: Act, ...names: readonly string[]): string {
  return fill(WORDS[act], ...names);
}

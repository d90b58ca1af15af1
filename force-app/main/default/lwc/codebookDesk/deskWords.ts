import back from '@salesforce/label/c.Watercooler_Codebook_Back';
import conflict from '@salesforce/label/c.Watercooler_Codebook_Conflict';
import conflictTyped from '@salesforce/label/c.Watercooler_Codebook_Conflict_Typed';
import notSaved from '@salesforce/label/c.Watercooler_Choice_Not_Saved';
import somebody from '@salesforce/label/c.Watercooler_Codebook_Somebody';
import undo from '@salesforce/label/c.Watercooler_Codebook_Undo';
import undone from '@salesforce/label/c.Watercooler_Codebook_Undone';

export const LABELS = { back, conflict, conflictTyped, notSaved, somebody, undo, undone };

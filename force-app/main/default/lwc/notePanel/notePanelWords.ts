import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import myNotes from '@salesforce/label/c.Watercooler_My_Notes';
import myNotesCount from '@salesforce/label/c.Watercooler_My_Notes_Count';
import noAccess from '@salesforce/label/c.Watercooler_No_Access';
import notLoaded from '@salesforce/label/c.Watercooler_Not_Loaded';
import offline from '@salesforce/label/c.Watercooler_Problem_Offline';
import title from '@salesforce/label/c.Watercooler_Buyer_Note';
import tryAgain from '@salesforce/label/c.Watercooler_Try_Again';
import { fill } from 'c/labelWords';
import { numberWords } from 'c/localeWords';

export const LABELS = { gone, noAccess, notLoaded, offline, title, tryAgain };

/** The link to the rep's notes on this record, with how many there are. */
export function myNotesWords(count: number): string {
  return count === 0 ? myNotes : fill(myNotesCount, numberWords(count));
}

import another from '@salesforce/label/c.Watercooler_Add_Another';
import change from '@salesforce/label/c.Watercooler_Change';
import chosen from '@salesforce/label/c.Watercooler_Theme_Chosen';
import filedUnder from '@salesforce/label/c.Watercooler_Filed_Under';
import filing from '@salesforce/label/c.Watercooler_Filing';
import later from '@salesforce/label/c.Watercooler_Filing_Later';
import noTheme from '@salesforce/label/c.Watercooler_Fits_No_Theme';
import none from '@salesforce/label/c.Watercooler_None_Chosen';
import choiceNotSaved from '@salesforce/label/c.Watercooler_Choice_Not_Saved';
import pickTheme from '@salesforce/label/c.Watercooler_Pick_Theme';
import right from '@salesforce/label/c.Watercooler_Right';
import saved from '@salesforce/label/c.Watercooler_Saved';
import sharingPrivate from '@salesforce/label/c.Watercooler_Sharing_Private';
import somethingElse from '@salesforce/label/c.Watercooler_Something_Else';
import yes from '@salesforce/label/c.Watercooler_Yes';
import { fill } from 'c/labelWords';
import { heldWords } from './heldWords';
import type { SavedNote } from './savedNote';

export const LABELS = {
  another,
  change,
  choiceNotSaved,
  filedUnder,
  pickTheme,
  right,
  saved,
  somethingElse,
  yes,
};

/** The rep's word on where a note belongs; no theme means that none of them fits. */
export interface Decision {
  readonly themeId: string;
  readonly themeName: string;
}

/** One line on how far the note has got; empty once it is filed, as the theme itself then shows. */
export function statusWords(note: SavedNote, isPrivate: boolean, isLate: boolean): string {
  if (isPrivate) return sharingPrivate;
  if (note.filing === 'held') return heldWords(note.heldReason);
  if (note.filing === 'no-theme') return noTheme;
  if (note.filing === 'filed') return '';
  return isLate ? later : filing;
}

/** What the rep's tap did. */
export function decisionWords(decision: Decision): string {
  return decision.themeId === '' ? none : fill(chosen, decision.themeName);
}

import change from '@salesforce/label/c.Watercooler_Change';
import chosen from '@salesforce/label/c.Watercooler_Theme_Chosen';
import filedUnder from '@salesforce/label/c.Watercooler_Filed_Under';
import look from '@salesforce/label/c.Watercooler_Quote_Look';
import none from '@salesforce/label/c.Watercooler_None_Chosen';
import pickTheme from '@salesforce/label/c.Watercooler_Pick_Theme';
import right from '@salesforce/label/c.Watercooler_Right';
import somethingElse from '@salesforce/label/c.Watercooler_Something_Else';
import theySaid from '@salesforce/label/c.Watercooler_They_Said';
import underneath from '@salesforce/label/c.Watercooler_Underneath';
import yes from '@salesforce/label/c.Watercooler_Yes';
import { fill } from 'c/labelWords';

export const LABELS = {
  change,
  filedUnder,
  look,
  pickTheme,
  right,
  somethingElse,
  theySaid,
  underneath,
  yes,
};

/** What the rep's tap did; no theme means that none of them fits. */
export function decisionWords(themeName: string): string {
  return themeName === '' ? none : fill(chosen, themeName);
}

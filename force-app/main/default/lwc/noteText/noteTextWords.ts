import ethnicity from '@salesforce/label/c.Watercooler_Special_Ethnicity';
import health from '@salesforce/label/c.Watercooler_Special_Health';
import mayTouch from '@salesforce/label/c.Watercooler_May_Touch';
import politics from '@salesforce/label/c.Watercooler_Special_Politics';
import religion from '@salesforce/label/c.Watercooler_Special_Religion';
import sexuality from '@salesforce/label/c.Watercooler_Special_Sexuality';
import struckMany from '@salesforce/label/c.Watercooler_Struck_Many';
import struckOne from '@salesforce/label/c.Watercooler_Struck_One';
import union from '@salesforce/label/c.Watercooler_Special_Union';
import { fill } from 'c/labelWords';
import { numberWords } from 'c/localeWords';
import type { SpecialCategory } from 'c/specialCategory';

const categories: Readonly<Record<SpecialCategory, string>> = {
  ethnicity,
  health,
  politics,
  religion,
  sexuality,
  'union-membership': union,
};

/** What is said in words of the names struck out; empty if there are none. */
export function struckWords(names: number): string {
  if (names === 0) return '';
  return names === 1 ? struckOne : fill(struckMany, numberWords(names));
}

/** What the rep can do about a text that touches on something special; empty if it does not. */
export function specialWordsFor(category: SpecialCategory | null): string {
  return category ? fill(mayTouch, categories[category]) : '';
}

import noteTooLong from '@salesforce/label/c.Watercooler_Note_Too_Long';
import locale from '@salesforce/i18n/locale';
import { fill } from 'c/labelWords';

/** How many characters Body__c holds. */
export const LONGEST_BODY = 32_000;

/** What to do about a text that Salesforce would refuse as too long; empty if it fits. */
export function tooLongWords(body: string): string {
  const characters = body.trim().length - LONGEST_BODY;
  if (characters <= 0) return '';
  const asWritten = new Intl.NumberFormat(locale);
  return fill(noteTooLong, asWritten.format(LONGEST_BODY), asWritten.format(characters));
}

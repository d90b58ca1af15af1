import noteTooLong from '@salesforce/label/c.Watercooler_Note_Too_Long';
import { fill } from 'c/labelWords';
import { numberWords } from 'c/localeWords';

/** How many characters Body__c holds. */
export const LONGEST_BODY = 32_000;

/** What to do about a text that Salesforce would refuse as too long; empty if it fits. */
export function tooLongWords(body: string): string {
  const characters = body.trim().length - LONGEST_BODY;
  if (characters <= 0) return '';
  return fill(noteTooLong, numberWords(LONGEST_BODY), numberWords(characters));
}

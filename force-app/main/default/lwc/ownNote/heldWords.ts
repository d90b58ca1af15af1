import code from '@salesforce/label/c.Watercooler_Held_Code';
import ethnicity from '@salesforce/label/c.Watercooler_Held_Ethnicity';
import health from '@salesforce/label/c.Watercooler_Held_Health';
import other from '@salesforce/label/c.Watercooler_Held_Other';
import politics from '@salesforce/label/c.Watercooler_Held_Politics';
import religion from '@salesforce/label/c.Watercooler_Held_Religion';
import sexuality from '@salesforce/label/c.Watercooler_Held_Sexuality';
import union from '@salesforce/label/c.Watercooler_Held_Union';

const WORDS: Readonly<Record<string, string>> = {
  code,
  ethnicity,
  health,
  politics,
  religion,
  sexuality,
  'union-membership': union,
};

/** Why a note is held (Held_Reason__c) and what its rep can do about it. */
export function heldWords(reason: string): string {
  return WORDS[reason] ?? other;
}

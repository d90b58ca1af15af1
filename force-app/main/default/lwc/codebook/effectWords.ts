import effect from '@salesforce/label/c.Watercooler_Codebook_Effect';
import effectOn from '@salesforce/label/c.Watercooler_Codebook_Effect_On';
import { textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import { fill } from 'c/labelWords';
import { dateWords } from 'c/localeWords';

/**
 * When changes take effect. No date is named where none is known, where it has passed because the
 * service stands still, or where releases come every few seconds.
 *
 * @param nowMs the time, in milliseconds since 1970
 */
export function effectWords(status: Row | undefined, nowMs: number): string {
  if (!status || textOf(status, 'Calendar__c') === 'sample') return effect;
  const next = textOf(status, 'Next_Release_On__c');
  const date = Date.parse(next) > nowMs ? dateWords(next.slice(0, 10)) : '';
  return date === '' ? effect : fill(effectOn, date);
}

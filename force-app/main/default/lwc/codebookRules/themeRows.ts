import EXAMPLES from '@salesforce/schema/Buyer_Theme__c.Examples__c';
import HIDDEN from '@salesforce/schema/Buyer_Theme__c.Hidden__c';
import MEANING from '@salesforce/schema/Buyer_Theme__c.Meaning__c';
import MERGED_INTO from '@salesforce/schema/Buyer_Theme__c.Merged_Into__c';
import NAME from '@salesforce/schema/Buyer_Theme__c.Name';
import PINNED from '@salesforce/schema/Buyer_Theme__c.Pinned__c';
import RESPONSE from '@salesforce/schema/Buyer_Theme__c.Response__c';
import STATUS from '@salesforce/schema/Buyer_Theme__c.Status__c';
import WHAT_WORKS from '@salesforce/schema/Buyer_Theme__c.What_Works__c';
import type { FieldValues } from 'lightning/uiRecordApi';
import { flagOf, idOf, linesOf, parentOf, rowsOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import { isInsightArea } from 'c/insightAreas';
import { THEME_STATUSES } from './theme';
import type { Change, Theme } from './theme';

/** The themes of an answer. One of an area that is none is left out: no note can belong to it. */
export function themesIn(data: unknown): Theme[] {
  return rowsOf(data, 'Buyer_Theme__c')
    .map(themeFrom)
    .filter((theme) => theme !== null);
}

function themeFrom(row: Row): Theme | null {
  const area = textOf(row, 'Insight_Area__c');
  if (!isInsightArea(area)) return null;
  const status = textOf(row, 'Status__c');
  const modifier = parentOf(row, 'LastModifiedBy');
  return {
    id: idOf(row),
    key: textOf(row, 'Key__c'),
    area,
    name: textOf(row, 'Name'),
    meaning: textOf(row, 'Meaning__c'),
    examples: [...new Set(linesOf(row, 'Examples__c'))],
    // The service reads a blank status the same way.
    status: THEME_STATUSES.find((each) => each === status) ?? 'proposed',
    mergedInto: textOf(row, 'Merged_Into__c'),
    isPinned: flagOf(row, 'Pinned__c'),
    isHidden: flagOf(row, 'Hidden__c'),
    response: textOf(row, 'Response__c'),
    whatWorks: textOf(row, 'What_Works__c'),
    terms: textOf(row, 'Terms__c').split(', ').filter(Boolean),
    modifiedAt: textOf(row, 'LastModifiedDate'),
    modifiedBy: modifier ? textOf(modifier, 'Name') : '',
  };
}

/** A change as the fields of the record; empty texts blank their field. */
export function fieldsOf(change: Change): FieldValues {
  const { name, meaning, examples, status, mergedInto } = change;
  const { isPinned, isHidden, response, whatWorks } = change;
  return {
    ...(name === undefined ? {} : { [NAME.fieldApiName]: name }),
    ...(meaning === undefined ? {} : { [MEANING.fieldApiName]: meaning || null }),
    ...(examples === undefined ? {} : { [EXAMPLES.fieldApiName]: examples.join('\n') || null }),
    ...(status === undefined ? {} : { [STATUS.fieldApiName]: status }),
    ...(mergedInto === undefined ? {} : { [MERGED_INTO.fieldApiName]: mergedInto || null }),
    ...(isPinned === undefined ? {} : { [PINNED.fieldApiName]: isPinned }),
    ...(isHidden === undefined ? {} : { [HIDDEN.fieldApiName]: isHidden }),
    ...(response === undefined ? {} : { [RESPONSE.fieldApiName]: response || null }),
    ...(whatWorks === undefined ? {} : { [WHAT_WORKS.fieldApiName]: whatWorks || null }),
  };
}

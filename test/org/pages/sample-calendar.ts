import { viewRecords, type RecordView } from './record-view.ts';
import type { Visitor } from './visitor.ts';

/** What to say about releases that run faster than in life; undefined in an org that is no sample. */
export async function sampleNotice(visitor: Visitor): Promise<string | undefined> {
  const fields = ['Calendar__c', 'Release_Interval_Seconds__c'];
  const [status] = await viewRecords(visitor, 'Watercooler_Status__c', fields, 'LIMIT 1');
  if (status?.value('Calendar__c') !== 'sample') return undefined;
  return `Sample data: releases run every ${secondsOf(status)} instead of monthly.`;
}

function secondsOf(status: RecordView): string {
  const seconds = status.value('Release_Interval_Seconds__c');
  return typeof seconds === 'number' ? `${seconds} seconds` : 'few seconds';
}

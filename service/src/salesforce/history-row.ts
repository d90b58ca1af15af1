import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readAll } from './read.ts';
import { dateTime, text } from './shapes.ts';
import { soql } from './soql.ts';

const historyRowShape = z.object({
  K__c: z.number().nullable(),
  Calendar__c: text,
  Release_Interval_Seconds__c: z.number().nullable(),
  Last_Release_On__c: dateTime.nullable(),
  Next_Release_On__c: dateTime.nullable(),
  Releases__c: text,
});

/** What the status record tells of releases. */
export type HistoryRow = z.infer<typeof historyRowShape>;

/** The status record as far as it tells of releases, if it was created. */
export async function readHistoryRow(org: OrgConnection): Promise<HistoryRow | undefined> {
  const query = soql`SELECT K__c, Calendar__c, Release_Interval_Seconds__c, Last_Release_On__c,
    Next_Release_On__c, Releases__c FROM Watercooler_Status__c WHERE Key__c = 'status'`;
  return (await readAll(org, query, historyRowShape))[0];
}

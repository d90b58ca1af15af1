import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readAll } from './read.ts';
import { dateTime, recordId } from './shapes.ts';
import { soql } from './soql.ts';

const cellShape = z.object({ Id: recordId, Key__c: z.string() });
const statusShape = cellShape.extend({
  K__c: z.number().nullable(),
  Last_Release_On__c: dateTime.nullable(),
});

/** Every cell record there is: Key__c to Id. */
export async function readCellIds(org: OrgConnection): Promise<Map<string, string>> {
  const query = soql`SELECT Id, Key__c FROM Persona_Theme__c WHERE Key__c != null`;
  const rows = await readAll(org, query, cellShape);
  return new Map(rows.map((row) => [row.Key__c, row.Id]));
}

/** The one status record, if it was created. */
export async function readStatus(
  org: OrgConnection,
): Promise<z.infer<typeof statusShape> | undefined> {
  const query = soql`SELECT Id, Key__c, K__c, Last_Release_On__c FROM Watercooler_Status__c
    WHERE Key__c = 'status'`;
  return (await readAll(org, query, statusShape))[0];
}

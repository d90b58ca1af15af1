import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readAll } from './read.ts';
import { dateTime, recordId } from './shapes.ts';
import { soql } from './soql.ts';

const keyedShape = z.object({ Id: recordId, Key__c: z.string() });
const statusShape = keyedShape.extend({
  K__c: z.number().nullable(),
  Last_Release_On__c: dateTime.nullable(),
});

/** What a release publishes of a persona, a record each. */
export const publishedObjects = ['Persona_Theme__c', 'Persona_Reason__c'] as const;
export type PublishedObject = (typeof publishedObjects)[number];

const allOf = {
  Persona_Theme__c: soql`SELECT Id, Key__c FROM Persona_Theme__c WHERE Key__c != null`,
  Persona_Reason__c: soql`SELECT Id, Key__c FROM Persona_Reason__c WHERE Key__c != null`,
};

/** Every such record there is: Key__c to Id. */
export async function readPublishedIds(
  org: OrgConnection,
  sobject: PublishedObject,
): Promise<Map<string, string>> {
  const rows = await readAll(org, allOf[sobject], keyedShape);
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

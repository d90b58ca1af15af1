import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readAll } from './read.ts';
import { recordId } from './shapes.ts';
import { soql } from './soql.ts';

const keyedShape = z.object({ Id: recordId, Key__c: z.string() });

/** What a release publishes of a persona, a record each. */
export const publishedObjects = ['Persona_Theme__c', 'Persona_Reason__c'] as const;

/** The records that the service alone creates, each under a key of its own. */
export const ownObjects = [...publishedObjects, 'Watercooler_Status__c'] as const;
export type OwnObject = (typeof ownObjects)[number];

const allOf = {
  Persona_Theme__c: soql`SELECT Id, Key__c FROM Persona_Theme__c WHERE Key__c != null`,
  Persona_Reason__c: soql`SELECT Id, Key__c FROM Persona_Reason__c WHERE Key__c != null`,
  Watercooler_Status__c: soql`SELECT Id, Key__c FROM Watercooler_Status__c WHERE Key__c != null`,
};

/** Every such record there is: Key__c to Id. */
export async function readIdsByKey(
  org: OrgConnection,
  sobject: OwnObject,
): Promise<Map<string, string>> {
  const rows = await readAll(org, allOf[sobject], keyedShape);
  return new Map(rows.map((row) => [row.Key__c, row.Id]));
}

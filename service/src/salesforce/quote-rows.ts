import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readAll } from './read.ts';
import { recordId, text } from './shapes.ts';
import { soql } from './soql.ts';

const quoteShape = z.object({ Id: recordId, Key__c: text, Quotes__c: text });

/** Which quotes the cells show in Salesforce, one a line; those without any are left out. */
export async function readShownQuotes(
  org: OrgConnection,
): Promise<{ id: string; key: string; lines: string[] }[]> {
  // A long text cannot be asked for by what it holds.
  const rows = await readAll(
    org,
    soql`SELECT Id, Key__c, Quotes__c FROM Persona_Theme__c`,
    quoteShape,
  );
  return rows.flatMap(({ Id: id, Key__c: key, Quotes__c: quotes }) =>
    key === null || quotes === null ? [] : [{ id, key, lines: quotes.split(/\r?\n/) }],
  );
}

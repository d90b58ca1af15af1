import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readAll } from './read.ts';
import { recordId, text } from './shapes.ts';
import { soql } from './soql.ts';

const titleShape = z.object({
  Id: recordId,
  Contact__r: z.object({ Title: text }).nullable(),
  Lead__r: z.object({ Title: text }).nullable(),
});

/** The job titles of the buyers of these notes (at most `notesPerRead`), where they have one. */
export async function readTitles(
  org: OrgConnection,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const query = soql`SELECT Id, Contact__r.Title, Lead__r.Title
    FROM Buyer_Note__c WHERE Private__c = false AND Id IN ${ids}`;
  const rows = await readAll(org, query, titleShape);
  return new Map(
    rows.flatMap((row) => {
      const title = row.Contact__r?.Title ?? row.Lead__r?.Title ?? null;
      return title === null ? [] : [[row.Id, title] as const];
    }),
  );
}

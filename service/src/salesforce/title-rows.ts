import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readByIds } from './read-together.ts';
import { recordId, text } from './shapes.ts';
import { soql } from './soql.ts';

const titleShape = z.object({
  Id: recordId,
  Contact__c: recordId.nullable(),
  Lead__c: recordId.nullable(),
  Contact__r: z.object({ Title: text }).nullable(),
  Lead__r: z.object({ Title: text }).nullable(),
});

/** The buyer a note is about, for memory only. */
export interface TitledBuyer {
  readonly title: string;
  /** The contact or lead who has the title. */
  readonly buyerId: string;
}

/** The buyers of these notes (at most `idsPerCall`), where they have a job title. */
export async function readTitles(
  org: OrgConnection,
  ids: readonly string[],
): Promise<Map<string, TitledBuyer>> {
  const rows = await readByIds(org, ids, (some) => ({
    query: soql`SELECT Id, Contact__c, Lead__c, Contact__r.Title, Lead__r.Title
      FROM Buyer_Note__c WHERE Private__c = false AND Id IN ${some}`,
    shape: titleShape,
  }));
  return new Map(
    rows.flatMap((row) => {
      const ofContact = buyerOf(row.Contact__c, row.Contact__r);
      const buyer = ofContact ?? buyerOf(row.Lead__c, row.Lead__r);
      return buyer === null ? [] : [[row.Id, buyer] as const];
    }),
  );
}

function buyerOf(
  buyerId: string | null,
  buyer: { readonly Title: string | null } | null,
): TitledBuyer | null {
  const title = buyer?.Title ?? null;
  return buyerId === null || title === null ? null : { title, buyerId };
}

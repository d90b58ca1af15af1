import type { z } from 'zod';
import { themeShape } from './codebook-rows.ts';
import type { OrgConnection } from './connection.ts';
import { readByIds } from './read-together.ts';
import { soql } from './soql.ts';

const proposalShape = themeShape.pick({
  Id: true,
  Name: true,
  Meaning__c: true,
  Status__c: true,
  Terms__c: true,
});

/** A theme as far as a release proposed it. */
export type ProposalRow = z.infer<typeof proposalShape>;

/** What these themes (at most `idsPerCall`) say now, by Id; those that are gone are left out. */
export async function readProposals(
  org: OrgConnection,
  ids: readonly string[],
): Promise<Map<string, ProposalRow>> {
  const rows = await readByIds(org, ids, (some) => ({
    query: soql`SELECT Id, Name, Meaning__c, Status__c, Terms__c FROM Buyer_Theme__c
      WHERE Id IN ${some}`,
    shape: proposalShape,
  }));
  return new Map(rows.map((row) => [row.Id, row]));
}

import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { rowsOf } from '../database/many-rows.ts';
import type { DealRow } from '../salesforce/deal-rows.ts';
import { isClosedLost } from '../salesforce/note-rows.ts';
import { advance } from './checkpoint.ts';
import { keyedHash } from '../fingerprint.ts';
import type { OrgSync } from './org-sync.ts';

/**
 * Takes over how deals ended, for every note on them: a deal can be lost long after its note was
 * written, and that does not touch the note. What was released stays as it was.
 */
export async function takeInOutcomes(sync: OrgSync, deals: readonly DealRow[]): Promise<void> {
  const last = deals.at(-1);
  if (last === undefined) return;
  const { orgId } = sync.org;
  const told = deals.map((deal) => ({
    deal: keyedHash(sync.secret, deal.Id),
    is_lost: isClosedLost(deal),
  }));
  await sync.database.inOrg(orgId, async (tx) => {
    await storeOutcomesOfDeals(tx, told);
    await advance(tx, orgId, 'deals', { modifiedAt: last.SystemModstamp, recordId: last.Id });
  });
}

async function storeOutcomesOfDeals(
  tx: OrgTransaction,
  told: readonly { deal: string; is_lost: boolean }[],
): Promise<void> {
  await sql`
    UPDATE note SET is_lost = told.is_lost
    FROM ${rowsOf('note', told)} AS told
    WHERE note.deal = told.deal AND note.is_lost <> told.is_lost`.execute(tx);
}

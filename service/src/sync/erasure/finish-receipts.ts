import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Database, OrgTransaction } from '../../database/database.ts';
import type { Log } from '../../log.ts';
import { findErasedAmong } from '../../privacy/erasure/ledger.ts';
import {
  type ErasureReceipt,
  findOpenReceipts,
  tellWordsLeft,
} from '../../privacy/erasure/receipt.ts';
import type { OrgConnection } from '../../salesforce/connection.ts';
import { writeBack } from '../write-back.ts';
import { countDue } from './count-erased.ts';

/** Whoever leads the org. */
export interface FinishingMeans {
  readonly org: OrgConnection;
  readonly database: Database;
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Writes what is due and completes the receipts of erasures whose words have left Salesforce since: those
 * that were cut off, or that Salesforce did not take at once. Words in the recycle bin stay there until an
 * admin empties it, which nobody tells us of; those receipts stay as they are.
 *
 * @returns the receipts that are complete now
 */
export async function finishReceipts(means: FinishingMeans): Promise<ErasureReceipt[]> {
  const { org, database, secret, clock, log } = means;
  const open = (await database.inOrg(org.orgId, findOpenReceipts)).filter(
    ({ salesforce }) => (salesforce.inRecycleBin ?? 0) === 0,
  );
  if (open.length === 0) return [];
  try {
    await writeBack({ org, database, clock, log });
  } catch (error) {
    // The service goes on trying, and the receipt says that they have not left.
    log.warn({ err: error }, 'words of erased notes have not left Salesforce yet');
    return [];
  }
  return database.inOrg(org.orgId, async (tx) => {
    if ((await countDue(tx, await findDueErased(tx, secret))) > 0) return [];
    const finished: ErasureReceipt[] = [];
    for (const receipt of open) finished.push(await tellWordsLeft(tx, receipt, clock()));
    return finished;
  });
}

/** The erased notes whose records are still to be written, of whichever erasure. */
async function findDueErased(tx: OrgTransaction, secret: string): Promise<string[]> {
  const due = await tx
    .selectFrom('written_row')
    .select('row_key')
    .where('sobject', '=', 'Buyer_Note__c')
    .where(sql<boolean>`written_hash IS DISTINCT FROM desired_hash`)
    .execute();
  return findErasedAmong(
    tx,
    secret,
    due.map((row) => row.row_key),
  );
}

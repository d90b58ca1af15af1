import {
  appendToLedgerFile,
  type LedgerEntry,
  readLedgerFile,
} from '../../privacy/erasure/ledger-file.ts';
import {
  asEntries,
  findErased,
  loadErasedNotes,
  loadErasures,
  storeErasedNotes,
  storeErasures,
} from '../../privacy/erasure/ledger.ts';
import { findNamedNotes } from '../../privacy/erasure/named-notes.ts';
import type { ErasureReceipt } from '../../privacy/erasure/receipt.ts';
import { readBelongings } from '../../salesforce/erasable-note-rows.ts';
import { eraseAgain } from './erase-again.ts';
import { finishReceipts, type FinishingMeans } from './finish-receipts.ts';

/**
 * Brings database and ledger file in step, before anything else is done: what the database does not know
 * is erased again (it was restored, or a kill came before the erasure was stored), and what the file
 * does not know is added to it. Then it completes the receipts that it can.
 *
 * @returns the receipts that are complete now
 */
export async function repeatErasures(
  means: FinishingMeans,
  path: string,
): Promise<ErasureReceipt[]> {
  const { database, log } = means;
  const { orgId } = means.org;
  const told = await readLedgerFile(path, orgId);
  const { known, notes } = await database.inOrg(orgId, async (tx) => ({
    known: await loadErasures(tx),
    notes: await loadErasedNotes(tx),
  }));
  const inFile = new Set(told.map(({ id }) => id));
  const missing = known.filter(({ id }) => !inFile.has(id));
  if (missing.length > 0) await appendToLedgerFile(path, orgId, asEntries(missing, notes));

  const inDatabase = new Set(known.map(({ id }) => id));
  const unknown = told.filter(({ id }) => !inDatabase.has(id));
  if (unknown.length > 0) {
    await repeat(means, unknown);
    log.warn({ count: unknown.length }, 'erasures that this database did not know were done again');
  }
  return finishReceipts(means);
}

async function repeat(
  { org, database, secret, clock }: FinishingMeans,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const { orgId } = org;
  // A database that was just made holds nothing yet, and takes nothing in that the ledger names.
  const isEmpty = await database.inOrg(
    orgId,
    async (tx) => (await tx.selectFrom('note').select('note_id').limit(1).execute()).length === 0,
  );
  const belongings = isEmpty ? [] : await readBelongings(org);
  await database.inOrg(orgId, async (tx) => {
    // Another process may have been faster.
    const known = new Set((await loadErasures(tx)).map(({ id }) => id));
    const unknown = entries.filter(({ id }) => !known.has(id));
    if (unknown.length === 0) return;
    const names = unknown.flatMap(({ notes }) => notes);
    await storeErasures(tx, orgId, unknown, {});
    await storeErasedNotes(
      tx,
      orgId,
      [...new Set(names)].map((name) => ({ name, modifiedAt: null })),
    );
    const ids = [
      ...(await findErased(tx, secret, belongings)),
      // Salesforce tells nothing of those that were deleted or made private meanwhile.
      ...(await findNamedNotes(tx, secret, new Set(names))),
    ];
    await eraseAgain(tx, { orgId, secret, now: clock(), isWhole: !isEmpty }, unknown, ids);
  });
}

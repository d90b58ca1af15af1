import { randomBytes } from 'node:crypto';
import { record } from '../../audit/audit.ts';
import type { OrgTransaction } from '../../database/database.ts';
import type { LedgerEntry } from '../../privacy/erasure/ledger-file.ts';
import { shareOut } from '../../privacy/erasure/named-notes.ts';
import { keepReceipt, receiptOf } from '../../privacy/erasure/receipt.ts';
import { eraseNotes } from './erase-notes.ts';

/** In which org, by which key, and when. */
export interface AgainIn {
  readonly orgId: string;
  readonly secret: string;
  readonly now: Date;
  /** This ends them, so that each gets a receipt; else those that find something. */
  readonly isWhole: boolean;
}

/**
 * Erases what erasures take that our database does not know, one after the other, in the caller's
 * transaction. Each adds what it finds to its receipt.
 *
 * @returns how many notes they took
 */
export async function eraseAgain(
  tx: OrgTransaction,
  { orgId, secret, now, isWhole }: AgainIn,
  entries: readonly LedgerEntry[],
  ids: readonly string[],
): Promise<number> {
  // One for all of them: rows of one contributor are to get the same hash.
  const passingSecret = randomBytes(32).toString('base64');
  const told = { erasures: entries.length, notes: 0, rows: 0 };
  let taken = 0;
  for (const [entry, own] of shareOut(secret, entries, ids)) {
    const named = { ids: own, deletedIds: [] };
    const counts = await eraseNotes(tx, { orgId, secret, passingSecret }, [entry], named);
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    told.notes += counts.note;
    told.rows += rows;
    taken += Math.max(own.length, counts.note);
    if (!isWhole && own.length + rows === 0) continue;
    await keepReceipt(tx, orgId, await receiptOf(tx, entry, counts, entry.there), now);
  }
  if (isWhole || taken > 0)
    await record(tx, { actor: 'service', action: 'erasure repeated', told });
  return taken;
}

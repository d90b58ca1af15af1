import type { OrgTransaction } from '../database/database.ts';
import { findPublishedQuotes, markGoneNotes } from '../release/gone-notes.ts';
import type { Codebook } from './codebook.ts';
import { askToRecodeNear, changesBetween, findConfirmations } from './confirmations.ts';
import { desireNotes } from './note-wishes.ts';
import { type OrgSync, writeBackAfterSeconds } from './org-sync.ts';
import { desireCells } from './release-wishes.ts';

/**
 * Changes notes, and whatever follows from it in the same transaction: notes near a changed tap are to
 * be filed anew, words that are gone leave what is published, and records have to be written. The
 * confirmed notes must be locked.
 */
export async function whileNotesChange(
  tx: OrgTransaction,
  sync: OrgSync,
  { ids, codebook }: { readonly ids: readonly string[]; readonly codebook: Codebook },
  change: () => Promise<void>,
): Promise<void> {
  const { orgId } = sync.org;
  const { insight } = sync;
  const confirmedBefore = await findConfirmations(tx, insight.embedderId, ids);
  const published = await findPublishedQuotes(tx, ids);
  await change();
  const confirmedNow = await findConfirmations(tx, insight.embedderId, ids);
  const confirmed = changesBetween(confirmedBefore, confirmedNow);
  await askToRecodeNear(tx, orgId, insight, confirmed);
  const changedCells = await markGoneNotes(tx, ids, published);
  if (changedCells.length > 0) await desireCells(tx, orgId, sync.secret, codebook);
  await desireNotes(tx, orgId, ids, codebook);
  await sync.jobs.send(tx, 'write-back', { orgId }, { startAfterSeconds: writeBackAfterSeconds });
}

import type { OrgTransaction } from '../database/database.ts';
import type { StoredNote } from '../notes/note.ts';
import { findPublishedQuotes, markGoneNotes } from '../release/gone-notes.ts';
import type { Codebook } from './codebook.ts';
import { askToRecodeNear, changesBetween, findConfirmations } from './confirmations.ts';
import { desireArrivals, desireNotes } from './note-wishes.ts';
import { type OrgSync, writeBackAfterSeconds } from './org-sync.ts';
import { desireCells } from './release-wishes.ts';

/** Notes that change, and what they are filed by. */
export interface ChangingNotes {
  /** Notes of which something may be known, published or written. */
  readonly ids: readonly string[];
  /** Notes that we know nothing of, which `change` stores: see `findArrivals`. */
  readonly arriving?: readonly StoredNote[];
  readonly codebook: Codebook;
}

/**
 * Changes notes, and whatever follows from it in the same transaction: notes near a changed tap are to
 * be filed anew, words that are gone leave what is published, and records are wished for: whoever calls
 * asks to write them. The confirmed notes must be locked.
 */
export async function whileNotesChange(
  tx: OrgTransaction,
  sync: OrgSync,
  { ids, arriving = [], codebook }: ChangingNotes,
  change: () => Promise<void>,
): Promise<void> {
  const { orgId } = sync.org;
  const { insight } = sync;
  const confirmedBefore = await findConfirmations(tx, insight.embedderId, ids);
  const published = await findPublishedQuotes(tx, ids);
  await change();
  const tapped = arriving.filter((note) => note.themeBy === 'rep').map((note) => note.id);
  const confirmedNow = await findConfirmations(tx, insight.embedderId, [...ids, ...tapped]);
  const confirmed = changesBetween(confirmedBefore, confirmedNow);
  await askToRecodeNear(tx, orgId, insight, confirmed);
  const changedCells = await markGoneNotes(tx, ids, published);
  if (changedCells.length > 0) await desireCells(tx, orgId, sync.secret, codebook);
  await desireNotes(tx, orgId, ids, codebook);
  await desireArrivals(tx, orgId, arriving, codebook);
}

/** Has what is wished for written after a crash too. */
export async function askToWriteBack(tx: OrgTransaction, { jobs, org }: OrgSync): Promise<void> {
  const { orgId } = org;
  await jobs.send(tx, 'write-back', { orgId }, { startAfterSeconds: writeBackAfterSeconds });
}

import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import { findHeld, removeNotes } from '../notes/stored-notes.ts';
import { noteErasedAsGone } from '../privacy/erasure/ledger.ts';
import { lockForNotes } from '../release/lock.ts';
import type { GoneNote } from '../salesforce/note-rows.ts';
import { assertNotesAreShown } from '../salesforce/view-all-notes.ts';
import { advance } from './checkpoint.ts';
import { loadCodebook } from './codebook.ts';
import { lockConfirmations } from './confirmations.ts';
import { desireEmptied, hiddenFieldsOf, isStillTold } from './note-wishes.ts';
import { observe } from './observed-rows.ts';
import type { OrgSync } from './org-sync.ts';
import { askToWriteBack, whileNotesChange } from './while-notes-change.ts';
import { forgetRows } from './written-rows.ts';

/**
 * Removes what we hold of notes that were deleted or made private, has what was written to the private ones
 * emptied, and moves the checkpoint of their stream past them in the same transaction.
 *
 * @returns how many of them we held
 */
export async function takeAwayNotes(sync: OrgSync, gone: readonly GoneNote[]): Promise<number> {
  const last = gone.at(-1);
  if (last === undefined) return 0;
  const { orgId } = sync.org;
  return sync.database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    const deleted = gone.filter((note) => note.IsDeleted).map((note) => note.Id);
    const ids = gone.map((note) => note.Id);
    const taken = await takeAway(tx, sync, ids);
    // Those too that we no longer held: erased, or made private before.
    await forgetRows(tx, 'Buyer_Note__c', deleted);
    await emptyHidden(
      tx,
      sync,
      gone.filter((note) => !note.IsDeleted),
    );
    await noteErasedAsGone(tx, sync.secret, ids);
    await advance(tx, orgId, 'gone', { modifiedAt: last.SystemModstamp, recordId: last.Id });
    return taken;
  });
}

/**
 * Has private notes hold nothing of ours, by what they were read to hold: of one that was restored from the
 * recycle bin we know no more what was written to it, and a process that lost the lease may have written last.
 */
async function emptyHidden(
  tx: OrgTransaction,
  sync: OrgSync,
  hidden: readonly GoneNote[],
): Promise<void> {
  const { orgId } = sync.org;
  const told = hidden.filter(isStillTold);
  await desireEmptied(tx, orgId, told);
  const seen = hidden.map((note) => ({
    rowKey: note.Id,
    recordId: note.Id,
    fields: hiddenFieldsOf(note),
  }));
  await observe(tx, orgId, 'Buyer_Note__c', seen, sync.clock());
  if (told.length > 0) await askToWriteBack(tx, sync);
}

/**
 * Removes what we hold of notes that nobody finds any more, which tells no deletion from privacy.
 *
 * @throws OrgError where we may merely have lost the right to see notes
 */
export async function takeAwayByIds(sync: OrgSync, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  await assertNotesAreShown(sync.org);
  return sync.database.inOrg(sync.org.orgId, async (tx) => {
    await lockForNotes(tx, sync.org.orgId);
    return takeAway(tx, sync, ids);
  });
}

/**
 * Removes what we hold of notes, in the caller's transaction, which must have locked for notes.
 *
 * @returns how many of them we held
 */
export async function takeAway(
  tx: OrgTransaction,
  sync: OrgSync,
  ids: readonly string[],
): Promise<number> {
  const known = await findKnown(tx, ids);
  if (known.length === 0) return 0;
  await lockConfirmations(tx, sync.org.orgId);
  const codebook = await loadCodebook(tx);
  await whileNotesChange(tx, sync, { ids: known, codebook }, () => removeNotes(tx, known));
  await askToWriteBack(tx, sync);
  return known.length;
}

/** Those that we hold, or that still stand in a batch. */
async function findKnown(tx: OrgTransaction, ids: readonly string[]): Promise<string[]> {
  const held = await findHeld(tx, ids);
  const traces = await tx
    .selectFrom('released_note')
    .select('note_id')
    .where('note_id', '=', anyOf(ids))
    .where('is_gone', '=', false)
    .execute();
  const batched = new Set(traces.map((row) => row.note_id));
  return ids.filter((id) => held.has(id) || batched.has(id));
}

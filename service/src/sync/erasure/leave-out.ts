import type { OrgTransaction } from '../../database/database.ts';
import { storeErasedNotes } from '../../privacy/erasure/ledger.ts';
import { erasedNoteName } from '../../privacy/erasure/subject.ts';
import type { NoteRow } from '../../salesforce/note-rows.ts';
import { desireEmptied } from '../note-wishes.ts';
import type { OrgSync } from '../org-sync.ts';
import { takeAway } from '../take-away-notes.ts';

/**
 * Leaves erased notes out of what is taken in, as if they were private: what is held of them goes, and
 * their records are wished empty of all but that a release looked at them once, which keeps them from counting
 * as fresh even where database and ledger file are lost together.
 *
 * @param blank those whose records hold nothing of ours, so that nothing needs to be written
 */
export async function leaveOut(
  tx: OrgTransaction,
  sync: OrgSync,
  notes: readonly NoteRow[],
  blank: ReadonlySet<string>,
): Promise<void> {
  if (notes.length === 0) return;
  const { orgId } = sync.org;
  const ids = notes.map((note) => note.Id);
  await takeAway(tx, sync, ids);
  await desireEmptied(
    tx,
    orgId,
    notes.filter((note) => !blank.has(note.Id)),
  );
  const stamped = notes.map((note) => ({
    name: erasedNoteName(sync.secret, note.Id),
    modifiedAt: note.SystemModstamp,
  }));
  await storeErasedNotes(tx, orgId, stamped);
}

import type { OrgTransaction } from '../../database/database.ts';
import type { Codebook } from '../../sync/codebook.ts';
import { desireNotes } from '../../sync/note-wishes.ts';
import type { OrgSync } from '../../sync/org-sync.ts';
import { takeAway } from '../../sync/take-away-notes.ts';
import { storeErasedNotes } from './ledger.ts';
import { erasedNoteName } from './subject.ts';

/** An erased note as it was read again. */
interface ReadNote {
  readonly Id: string;
  readonly SystemModstamp: Date;
}

/**
 * Leaves erased notes out of what is taken in, as if they were private: what is held of them goes, and
 * their records are wished empty.
 *
 * @param blank those whose records hold nothing of ours, so that nothing needs to be written
 */
export async function leaveOut(
  tx: OrgTransaction,
  sync: OrgSync,
  notes: readonly ReadNote[],
  { codebook, blank }: { readonly codebook: Codebook; readonly blank: ReadonlySet<string> },
): Promise<void> {
  if (notes.length === 0) return;
  const { orgId } = sync.org;
  const ids = notes.map((note) => note.Id);
  await takeAway(tx, sync, ids, () => false);
  const filled = ids.filter((id) => !blank.has(id));
  await desireNotes(tx, orgId, filled, codebook);
  const stamped = notes.map((note) => ({
    name: erasedNoteName(sync.secret, note.Id),
    modifiedAt: note.SystemModstamp,
  }));
  await storeErasedNotes(tx, orgId, stamped);
}

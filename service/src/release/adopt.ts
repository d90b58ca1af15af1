import type { OrgTransaction } from '../database/database.ts';
import type { StoredNote } from '../notes/note.ts';
import { adoptGroup } from './group-size.ts';
import type { ReleaseMark } from './release-mark.ts';

/**
 * Takes a note over as released, as Salesforce says it was: the way back after our database was
 * lost. What it published then is published again, and never twice.
 *
 * @param releasedAt the last release, as far as Salesforce knows
 */
export async function adoptReleased(
  tx: OrgTransaction,
  orgId: string,
  note: StoredNote,
  mark: ReleaseMark,
  releasedAt: Date,
): Promise<void> {
  if (note.deal === null) return;
  const { releaseId, number, quarter, k } = mark;
  await tx
    .insertInto('release')
    .values({
      org_id: orgId,
      number,
      release_id: releaseId,
      quarter,
      k,
      released_at: releasedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await adoptGroup(tx, orgId, quarter, k);
  await tx
    .insertInto('released_note')
    .values({
      org_id: orgId,
      note_id: note.id,
      release_id: releaseId,
      persona_key: mark.personaKey,
      theme_key: mark.themeKey,
      contributor: note.contributor,
      deal: note.deal,
      is_lost: note.isLost,
      quarter,
      k,
      is_gone: note.isWithdrawn || note.status === 'held',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

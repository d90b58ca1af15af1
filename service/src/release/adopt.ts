import type { OrgTransaction } from '../database/database.ts';
import { buyersInGeneral, type StoredNote } from '../notes/note.ts';
import { adoptGroup } from './group-size.ts';
import type { MarkedRelease, ReleaseMark } from './release-mark.ts';

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
  const { releaseId, quarter, k, reason } = mark;
  await adoptRelease(tx, orgId, mark, releasedAt);
  if (reason !== null) await adoptRelease(tx, orgId, reason, releasedAt);
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
      ...(reason === null
        ? {}
        : {
            reason: reason.reason,
            reason_persona_key: reason.isGeneral ? buyersInGeneral : mark.personaKey,
            reason_release_id: reason.releaseId,
            reason_k: reason.k,
          }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function adoptRelease(
  tx: OrgTransaction,
  orgId: string,
  { releaseId, number, quarter, k }: MarkedRelease,
  releasedAt: Date,
): Promise<void> {
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
}

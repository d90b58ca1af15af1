import type { OrgTransaction } from '../database/database.ts';
import { buyersInGeneral, type StoredNote } from '../notes/note.ts';
import { adoptGroup } from './group-size.ts';
import { parseProposalMark } from './proposal-mark.ts';
import { type MarkedRelease, parseReleaseMark, type ReleaseMark } from './release-mark.ts';

/** Takes over what Salesforce says of a note: that it was released, or stands behind a proposal. */
export async function adoptMarked(
  tx: OrgTransaction,
  orgId: string,
  note: StoredNote,
  text: string | null,
  releasedAt: Date,
): Promise<void> {
  const mark = parseReleaseMark(text);
  if (mark !== null) await adoptReleased(tx, orgId, note, mark, releasedAt);
  const proposed = parseProposalMark(text);
  if (proposed === null || note.deal === null) return;
  await tx
    .insertInto('proposed_note')
    .values({
      org_id: orgId,
      note_id: note.id,
      theme_key: proposed.themeKey,
      contributor: note.contributor,
      deal: note.deal,
      k: proposed.k,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Takes a note over as released, as Salesforce says it was: the way back after our database was
 * lost. What it published then is published again, and never twice.
 *
 * @param releasedAt the last release, as far as Salesforce knows
 */
async function adoptReleased(
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

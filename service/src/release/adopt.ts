import type { OrgTransaction } from '../database/database.ts';
import type { StoredNote } from '../notes/note.ts';

/** What a note's `Release__c` says about the batch it was released in. */
export interface ReleaseMark {
  readonly releaseId: string;
  readonly number: number;
  readonly quarter: string;
  readonly personaKey: string;
  readonly themeKey: string;
  readonly k: number;
}

const markShape = /^((\d{4}-Q[1-4])\.([1-9]\d{0,8}))\|([^|]+)\|([^|]+)\|k([1-9]\d?)$/;

/** Reads a `Release__c`; null when it is none of ours. */
export function parseReleaseMark(text: string | null): ReleaseMark | null {
  const [, releaseId, quarter, number, personaKey, themeKey, k] = markShape.exec(text ?? '') ?? [];
  if (
    releaseId === undefined ||
    quarter === undefined ||
    personaKey === undefined ||
    themeKey === undefined ||
    Number(k) < 3
  ) {
    return null;
  }
  return { releaseId, number: Number(number), quarter, personaKey, themeKey, k: Number(k) };
}

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
  await tx
    .insertInto('quarter_group')
    .values({ org_id: orgId, quarter, active_contributors: 0, k })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
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

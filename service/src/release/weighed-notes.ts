import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import { slices } from '../slices.ts';
import type { EarlierMark } from './release-mark.ts';

/** What earlier releases made of the notes that stand in no batch now. */
export interface Earlier {
  /** Ids of those that stood in one: they are never fresh again. */
  readonly returned: ReadonlySet<string>;
  /** Ids of those that stood in a crowd while personas had other titles. */
  readonly stale: ReadonlySet<string>;
}

/** @param titles a hash of the job titles that personas have now; null makes all stale that was weighed */
export async function loadEarlier(tx: OrgTransaction, titles: string | null): Promise<Earlier> {
  const rows = await tx.selectFrom('weighed_note').selectAll().execute();
  const idsWhere = (is: (row: (typeof rows)[number]) => boolean): Set<string> =>
    new Set(rows.filter(is).map((row) => row.note_id));
  return {
    returned: idsWhere((row) => row.titles === null),
    stale: idsWhere((row) => row.titles !== null && row.titles !== titles),
  };
}

/**
 * Remembers that notes stood in a crowd; of one that was shown before it is known already that it was.
 *
 * @param titles a hash of the job titles that personas will have after the release
 * @returns ids of those of which that was not known
 */
export async function rememberWeighed(
  tx: OrgTransaction,
  orgId: string,
  noteIds: readonly string[],
  titles: string,
): Promise<string[]> {
  const changed: string[] = [];
  const rows = noteIds.map((id) => ({ org_id: orgId, note_id: id, titles }));
  for (const slice of slices(rows, 1000)) {
    const written = await tx
      .insertInto('weighed_note')
      .values(slice)
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'note_id'])
          .doUpdateSet({ titles })
          .where('weighed_note.titles', '<>', titles),
      )
      .returning('note_id')
      .execute();
    changed.push(...written.map((row) => row.note_id));
  }
  return changed;
}

/** Takes notes out of their batches, and remembers that they stood in one. */
export async function takeOut(tx: OrgTransaction, noteIds: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO weighed_note (org_id, note_id, has_left_ledger)
    SELECT org_id, note_id, has_left_ledger OR reason IS NOT NULL FROM released_note
    WHERE note_id = ${anyOf(noteIds)}
    ON CONFLICT (org_id, note_id) DO UPDATE
    SET titles = NULL, has_left_ledger = excluded.has_left_ledger`.execute(tx);
  await tx.deleteFrom('released_note').where('note_id', '=', anyOf(noteIds)).execute();
}

/** A note that Salesforce says an earlier release weighed. */
export interface OnceWeighed {
  readonly id: string;
  readonly earlier: EarlierMark;
}

/** Takes over what earlier releases made of notes; what stands in a batch now, or is known, stays as it is. */
export async function adoptWeighed(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly OnceWeighed[],
): Promise<void> {
  const ids = notes.map(({ id }) => id);
  if (ids.length === 0) return;
  const standing = await tx
    .selectFrom('released_note')
    .select('note_id')
    .where('note_id', '=', anyOf(ids))
    .execute();
  const stands = new Set(standing.map((row) => row.note_id));
  const rows = notes
    .filter(({ id }) => !stands.has(id))
    .map(({ id, earlier }) => ({
      org_id: orgId,
      note_id: id,
      has_left_ledger: earlier.hasLeftLedger,
      titles: earlier.titles,
    }));
  if (rows.length === 0) return;
  await tx
    .insertInto('weighed_note')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Forgets notes that we no longer hold and that Salesforce was told of: whoever shows or restores one
 * brings its mark with it.
 */
export async function forgetWeighedGone(tx: OrgTransaction): Promise<void> {
  await sql`
    DELETE FROM weighed_note
    WHERE NOT EXISTS (SELECT 1 FROM note
        WHERE note.org_id = weighed_note.org_id AND note.note_id = weighed_note.note_id)
      AND NOT EXISTS (SELECT 1 FROM written_row
        WHERE written_row.org_id = weighed_note.org_id
          AND written_row.sobject = 'Buyer_Note__c'
          AND written_row.row_key = weighed_note.note_id
          AND written_row.written_hash IS DISTINCT FROM written_row.desired_hash)`.execute(tx);
}

/** Of the notes that earlier releases weighed, those that we no longer hold. */
export async function findWeighedGone(tx: OrgTransaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('weighed_note')
    .leftJoin('note', 'note.note_id', 'weighed_note.note_id')
    .select('weighed_note.note_id as id')
    .where('note.note_id', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets what earlier releases made of erased notes: they never count again, fresh or not. */
export async function forgetWeighed(tx: OrgTransaction, noteIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('weighed_note').where('note_id', '=', anyOf(noteIds)).execute();
}

import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';

/** Ids of the notes that stood in a batch and do not any more: they are never fresh again. */
export async function loadReturned(tx: OrgTransaction): Promise<Set<string>> {
  const rows = await tx.selectFrom('returned_note').select('note_id').execute();
  return new Set(rows.map((row) => row.note_id));
}

/** Takes notes out of their batches, and remembers that they stood in one. */
export async function takeOut(tx: OrgTransaction, noteIds: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO returned_note (org_id, note_id, has_left_ledger)
    SELECT org_id, note_id, has_left_ledger OR reason IS NOT NULL FROM released_note
    WHERE note_id = ${anyOf(noteIds)}
    ON CONFLICT DO NOTHING`.execute(tx);
  await tx.deleteFrom('released_note').where('note_id', '=', anyOf(noteIds)).execute();
}

/** A note that Salesforce says was released once. */
export interface OnceReleased {
  readonly id: string;
  readonly hasLeftLedger: boolean;
}

/** Takes over that notes were released once; what stands in a batch now, or is known, stays as it is. */
export async function adoptReturned(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly OnceReleased[],
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
    .map(({ id, hasLeftLedger }) => ({
      org_id: orgId,
      note_id: id,
      has_left_ledger: hasLeftLedger,
    }));
  if (rows.length === 0) return;
  await tx
    .insertInto('returned_note')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Forgets notes that we no longer hold and that Salesforce was told of: whoever shows or restores one
 * brings its mark with it.
 */
export async function forgetReturned(tx: OrgTransaction): Promise<void> {
  await sql`
    DELETE FROM returned_note
    WHERE NOT EXISTS (SELECT 1 FROM note
        WHERE note.org_id = returned_note.org_id AND note.note_id = returned_note.note_id)
      AND NOT EXISTS (SELECT 1 FROM written_row
        WHERE written_row.org_id = returned_note.org_id
          AND written_row.sobject = 'Buyer_Note__c'
          AND written_row.row_key = returned_note.note_id
          AND written_row.written_hash IS DISTINCT FROM written_row.desired_hash)`.execute(tx);
}

/** Of the notes that stood in a batch once, those that we no longer hold. */
export async function findReturnedGone(tx: OrgTransaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('returned_note')
    .leftJoin('note', 'note.note_id', 'returned_note.note_id')
    .select('returned_note.note_id as id')
    .where('note.note_id', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets of erased notes that they stood in a batch: they never count again, fresh or not. */
export async function forgetOnceReleased(
  tx: OrgTransaction,
  noteIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('returned_note').where('note_id', '=', anyOf(noteIds)).execute();
}

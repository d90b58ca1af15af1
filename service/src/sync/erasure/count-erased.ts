import { sql } from 'kysely';
import type { OrgTransaction } from '../../database/database.ts';
import { anyOf } from '../../database/many-rows.ts';
import type { ErasedCounts } from '../../privacy/erasure/receipt.ts';
import type { Erasure } from '../../privacy/erasure/subject.ts';
import { writtenAnew } from '../written-rows.ts';
import { findHeldOf, type NotesToErase } from './held-of-erased.ts';

/** Counts what `eraseNotes` would take or have written, and only reads: nobody waits for it. */
export async function countNotes(
  tx: OrgTransaction,
  erasures: readonly Erasure[],
  named: NotesToErase,
): Promise<ErasedCounts> {
  return countErased(tx, await findHeldOf(tx, erasures, named), named);
}

/** How many rows an erasure of these notes takes or has written. */
export async function countErased(
  tx: OrgTransaction,
  ids: readonly string[],
  named: NotesToErase,
): Promise<ErasedCounts> {
  return { ...(await countRows(tx, ids)), written_row: await countFilled(tx, ids, named) };
}

async function countRows(tx: OrgTransaction, ids: readonly string[]) {
  const { rows } = await sql<Omit<ErasedCounts, 'written_row'>>`
    SELECT
      (SELECT count(*)::integer FROM note WHERE note_id = ${anyOf(ids)}) AS note,
      (SELECT count(*)::integer FROM note_vector WHERE note_id = ${anyOf(ids)}) AS note_vector,
      (SELECT count(*)::integer FROM cell_quote WHERE note_id = ${anyOf(ids)}) AS cell_quote,
      (SELECT count(*)::integer FROM released_note
        WHERE note_id = ${anyOf(ids)} AND NOT is_gone) AS released_note,
      (SELECT count(*)::integer FROM proposed_note JOIN note USING (note_id)
        WHERE note_id = ${anyOf(ids)}) AS proposed_note`.execute(tx);
  const [counts] = rows;
  if (counts === undefined) throw new Error('PostgreSQL did not count the rows to erase.');
  return counts;
}

/**
 * How many records are still to be written of these notes, and of cells: of all, since nobody knows any
 * more which ones quoted them.
 */
export async function countDue(tx: OrgTransaction, ids: readonly string[]): Promise<number> {
  const { due } = await tx
    .selectFrom('written_row')
    .select((row) => row.fn.countAll<string>().as('due'))
    .where(sql<boolean>`written_hash IS DISTINCT FROM desired_hash`)
    .where((row) =>
      row.or([
        row('sobject', '=', 'Persona_Theme__c'),
        row.and([row('sobject', '=', 'Buyer_Note__c'), row('row_key', '=', anyOf(ids))]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(due);
}

/**
 * How many records of these notes hold something, and how many cells quote them. Not those that an erasure
 * counted before, which are only still to be written.
 */
async function countFilled(
  tx: OrgTransaction,
  ids: readonly string[],
  { deletedIds }: NotesToErase,
): Promise<number> {
  const deleted = new Set(deletedIds);
  const there = ids.filter((id) => !deleted.has(id));
  const { rows } = await sql<{ filled: number }>`
    SELECT (
      (SELECT count(*) FROM written_row
        WHERE sobject = 'Buyer_Note__c' AND row_key = ${anyOf(there)}
          AND (written_hash IS DISTINCT FROM desired_hash
              AND written_hash IS DISTINCT FROM ${writtenAnew}
            OR jsonb_strip_nulls(desired - 'Release__c') <> '{}'))
      + (SELECT count(*) FROM (SELECT DISTINCT persona_key, theme_key FROM cell_quote
        WHERE note_id = ${anyOf(ids)}) AS quoting)
    )::integer AS filled`.execute(tx);
  return rows[0]?.filled ?? 0;
}

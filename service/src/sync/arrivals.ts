import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import type { HeldNote } from '../notes/stored-notes.ts';
import type { NoteRow } from '../salesforce/note-rows.ts';
import { serviceFieldsOf } from './note-wishes.ts';

type ArrivingRow = Parameters<typeof serviceFieldsOf>[0] & Pick<NoteRow, 'Id' | 'Withdrawn__c'>;

/**
 * Which of these notes arrive for the first time, by id: we hold nothing of them, nothing that was
 * released or proposed stands on them, nothing was ever written to them, and Salesforce says the same.
 * So nothing that is published or written can follow from earlier words of theirs. A note that arrives
 * withdrawn is none of them: nothing is to be written there, which only looking can tell.
 */
export async function findArrivals(
  tx: OrgTransaction,
  rows: readonly ArrivingRow[],
  held: Pick<ReadonlyMap<string, HeldNote>, 'has'>,
): Promise<ReadonlySet<string>> {
  const blank = rows.filter((row) => !held.has(row.Id) && !row.Withdrawn__c && isBlank(row));
  const ids = blank.map((row) => row.Id);
  const traced = await findTraces(tx, ids);
  return new Set(ids.filter((id) => !traced.has(id)));
}

function isBlank(row: ArrivingRow): boolean {
  return Object.values(serviceFieldsOf(row)).every((value) => value === null);
}

async function findTraces(tx: OrgTransaction, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('written_row')
    .select('row_key as id')
    .where('sobject', '=', 'Buyer_Note__c')
    .where('row_key', '=', anyOf(ids))
    .unionAll(
      tx.selectFrom('released_note').select('note_id as id').where('note_id', '=', anyOf(ids)),
    )
    .unionAll(
      tx.selectFrom('looked_at_note').select('note_id as id').where('note_id', '=', anyOf(ids)),
    )
    .unionAll(
      tx.selectFrom('proposed_note').select('note_id as id').where('note_id', '=', anyOf(ids)),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}

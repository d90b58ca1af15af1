import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf, rowsOf } from '../database/many-rows.ts';
import type { FieldValues, WrittenObject } from './written-rows.ts';

/** A record that does not hold what it should, as far as we know. */
export interface DueRow {
  readonly rowKey: string;
  readonly recordId: string | null;
  readonly parentId: string | null;
  readonly fields: FieldValues;
  readonly hash: string;
}

/** What has to be written now, at most `limit` records, in the order of their keys. */
export async function dueRows(
  tx: OrgTransaction,
  sobject: WrittenObject,
  { now, afterKey, limit }: { now: Date; afterKey: string; limit: number },
): Promise<DueRow[]> {
  const rows = await tx
    .selectFrom('written_row')
    .select(['row_key', 'record_id', 'parent_id', 'desired', 'desired_hash'])
    .where('sobject', '=', sobject)
    .where('row_key', '>', afterKey)
    .where(sql<boolean>`written_hash IS DISTINCT FROM desired_hash`)
    .where((row) => row.or([row('retry_at', 'is', null), row('retry_at', '<=', now)]))
    .orderBy('row_key')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    rowKey: row.row_key,
    recordId: row.record_id,
    parentId: row.parent_id,
    fields: row.desired,
    hash: row.desired_hash,
  }));
}

/** Whether the status record does not hold what it should, be it only put off. */
export async function isStatusDue(tx: OrgTransaction): Promise<boolean> {
  const due = await tx
    .selectFrom('written_row')
    .select('row_key')
    .where('sobject', '=', 'Watercooler_Status__c')
    .where(sql<boolean>`written_hash IS DISTINCT FROM desired_hash`)
    .executeTakeFirst();
  return due !== undefined;
}

/** A record that Salesforce took, with the Id it told. */
export interface WrittenRow {
  readonly row: DueRow;
  readonly recordId: string;
}

/** Notes what was written; a record whose wish changed meanwhile stays due. */
export async function markWritten(
  tx: OrgTransaction,
  sobject: WrittenObject,
  rows: readonly WrittenRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const written = rows.map(({ row, recordId }) => ({
    row_key: row.rowKey,
    record_id: recordId,
    written_hash: row.hash,
  }));
  await sql`
    UPDATE written_row SET
      record_id = written.record_id,
      written_hash = written.written_hash,
      refused_code = NULL,
      refused_count = 0,
      retry_at = NULL
    FROM ${rowsOf('written_row', written)} AS written
    WHERE written_row.sobject = ${sobject} AND written_row.row_key = written.row_key`.execute(tx);
}

/** A record that Salesforce refused, and its code for why. */
export interface RefusedRow {
  readonly row: DueRow;
  readonly code: string;
}

/** Notes that Salesforce refused records, and puts off the next try, twice as long each time. */
export async function markRefused(
  tx: OrgTransaction,
  sobject: WrittenObject,
  rows: readonly RefusedRow[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const refused = rows.map(({ row, code }) => ({ row_key: row.rowKey, refused_code: code }));
  await sql`
    UPDATE written_row SET
      refused_code = refused.refused_code,
      refused_count = written_row.refused_count + 1,
      -- 2 s, 4 s, 8 s … about an hour.
      retry_at = ${now}::timestamptz
        + interval '1 second' * 2 ^ least(written_row.refused_count + 1, 12)
    FROM ${rowsOf('written_row', refused)} AS refused
    WHERE written_row.sobject = ${sobject} AND written_row.row_key = refused.row_key`.execute(tx);
}

/** Forgets records' Ids, so that the next try looks them up by key or creates them. */
export async function forgetRecordIds(
  tx: OrgTransaction,
  sobject: WrittenObject,
  rowKeys: readonly string[],
): Promise<void> {
  if (rowKeys.length === 0) return;
  await tx
    .updateTable('written_row')
    .set({ record_id: null })
    .where('sobject', '=', sobject)
    .where('row_key', '=', anyOf(rowKeys))
    .execute();
}

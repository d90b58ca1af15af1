import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { slices } from '../slices.ts';
import { fingerprint } from './fingerprint.ts';

/** The records whose service-owned fields we write, parents before children. */
export const writtenObjects = [
  'Buyer_Note__c',
  'Buyer_Theme__c',
  'Buyer_Persona__c',
  'Persona_Theme__c',
  'Persona_Reason__c',
  'Watercooler_Status__c',
] as const;
export type WrittenObject = (typeof writtenObjects)[number];

export type FieldValues = Readonly<Record<string, string | number | null>>;

/** What one record should hold. */
export interface DesiredRow {
  readonly sobject: WrittenObject;
  /** The record's Id for notes and personas, `Key__c` for the others. */
  readonly rowKey: string;
  readonly fields: FieldValues;
  /** The record's Id, if known. */
  readonly recordId?: string;
  /** Its master, to create it under. */
  readonly parentId?: string;
}

/** A record that does not hold what it should, as far as we know. */
export interface DueRow {
  readonly rowKey: string;
  readonly recordId: string | null;
  readonly parentId: string | null;
  readonly fields: FieldValues;
  readonly hash: string;
}

/**
 * Says what records should hold. Nothing is due where that was already written; a wish that is not
 * new changes nothing, so a record that Salesforce refuses is not tried the sooner for it.
 */
export async function desire(
  tx: OrgTransaction,
  orgId: string,
  rows: readonly DesiredRow[],
): Promise<void> {
  for (const slice of slices(rows, 500)) {
    const values = slice.map((row) => ({
      org_id: orgId,
      sobject: row.sobject,
      row_key: row.rowKey,
      record_id: row.recordId ?? null,
      parent_id: row.parentId ?? null,
      desired: JSON.stringify(row.fields),
      desired_hash: fingerprint(Object.entries(row.fields).sort()),
    }));
    await tx
      .insertInto('written_row')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'sobject', 'row_key'])
          .doUpdateSet((row) => ({
            desired: row.ref('excluded.desired'),
            desired_hash: row.ref('excluded.desired_hash'),
            record_id: sql`coalesce(excluded.record_id, written_row.record_id)`,
            parent_id: sql`coalesce(excluded.parent_id, written_row.parent_id)`,
            refused_code: null,
            refused_count: 0,
            retry_at: null,
          }))
          .where(
            sql<boolean>`(written_row.desired_hash, written_row.record_id, written_row.parent_id)
              IS DISTINCT FROM (
                excluded.desired_hash,
                coalesce(excluded.record_id, written_row.record_id),
                coalesce(excluded.parent_id, written_row.parent_id))`,
          ),
      )
      .execute();
  }
}

/** Makes every record of these objects due, whatever was written there before. */
export async function desireAgain(
  tx: OrgTransaction,
  sobjects: readonly WrittenObject[],
): Promise<void> {
  await tx
    .updateTable('written_row')
    .set({ written_hash: null, retry_at: null })
    .where('sobject', 'in', [...sobjects])
    .execute();
}

/** Forgets a record that no longer exists. */
export async function forgetRow(
  tx: OrgTransaction,
  sobject: WrittenObject,
  rowKey: string,
): Promise<void> {
  await tx
    .deleteFrom('written_row')
    .where('sobject', '=', sobject)
    .where('row_key', '=', rowKey)
    .execute();
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

/** Notes what was written; a record whose wish changed meanwhile stays due. */
export async function markWritten(
  tx: OrgTransaction,
  sobject: WrittenObject,
  row: DueRow,
  recordId: string | null,
): Promise<void> {
  await tx
    .updateTable('written_row')
    .set({
      written_hash: row.hash,
      refused_code: null,
      refused_count: 0,
      retry_at: null,
      ...(recordId === null ? {} : { record_id: recordId }),
    })
    .where('sobject', '=', sobject)
    .where('row_key', '=', row.rowKey)
    .execute();
}

/** Notes that Salesforce refused a record, and puts off the next try, twice as long each time. */
export async function markRefused(
  tx: OrgTransaction,
  sobject: WrittenObject,
  row: DueRow,
  code: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('written_row')
    .set((values) => ({
      refused_code: code,
      refused_count: values('refused_count', '+', 1),
      // 2 s, 4 s, 8 s … about an hour.
      retry_at: sql<Date>`${now}::timestamptz + interval '1 second' * (2 ^ least(refused_count + 1, 12))`,
    }))
    .where('sobject', '=', sobject)
    .where('row_key', '=', row.rowKey)
    .execute();
}

/** Forgets a record's Id, so that the next try looks it up by key or creates it. */
export async function forgetRecordId(
  tx: OrgTransaction,
  sobject: WrittenObject,
  rowKey: string,
): Promise<void> {
  await tx
    .updateTable('written_row')
    .set({ record_id: null })
    .where('sobject', '=', sobject)
    .where('row_key', '=', rowKey)
    .execute();
}

import { type RawBuilder, sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf, rowsOf } from '../database/many-rows.ts';
import { slices } from '../slices.ts';
import { fingerprint } from '../fingerprint.ts';

/**
 * The records whose service-owned fields we write, in this order: the status record first, which tells
 * of a release before anything shows it, marks of notes before the cells they stand in, parents before
 * children.
 */
export const writtenObjects = [
  'Watercooler_Status__c',
  'Buyer_Note__c',
  'Buyer_Theme__c',
  'Buyer_Persona__c',
  'Persona_Theme__c',
  'Persona_Reason__c',
] as const;
export type WrittenObject = (typeof writtenObjects)[number];

/** In place of what a record holds: it is written anew, whatever anybody sees there before. */
const writtenAnew = '';

/** What is stored at once stays of a size that neither side has to think about. */
const rowsPerStatement = 2000;

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
  for (const slice of slices(rows, rowsPerStatement)) {
    await sql`${insertionOf(orgId, slice)}
      ON CONFLICT (org_id, sobject, row_key) DO UPDATE SET
        desired = excluded.desired,
        desired_hash = excluded.desired_hash,
        record_id = coalesce(excluded.record_id, written_row.record_id),
        parent_id = coalesce(excluded.parent_id, written_row.parent_id),
        refused_code = NULL,
        refused_count = 0,
        retry_at = NULL,
        drift_count = 0
      WHERE (written_row.desired_hash, written_row.record_id, written_row.parent_id)
        IS DISTINCT FROM (
          excluded.desired_hash,
          coalesce(excluded.record_id, written_row.record_id),
          coalesce(excluded.parent_id, written_row.parent_id))`.execute(tx);
  }
}

/**
 * Says what records should hold of which nothing was ever said: quicker than asking whether it was.
 *
 * @throws if something was
 */
export async function desireFirst(
  tx: OrgTransaction,
  orgId: string,
  rows: readonly DesiredRow[],
): Promise<void> {
  for (const slice of slices(rows, rowsPerStatement)) await insertionOf(orgId, slice).execute(tx);
}

function insertionOf(orgId: string, rows: readonly DesiredRow[]): RawBuilder<unknown> {
  const wishes = rows.map((row) => ({
    row_key: row.rowKey,
    org_id: orgId,
    sobject: row.sobject,
    record_id: row.recordId,
    parent_id: row.parentId,
    desired: row.fields,
    desired_hash: hashOf(row.fields),
  }));
  return sql`
    INSERT INTO written_row
      (org_id, sobject, row_key, record_id, parent_id, desired, desired_hash)
    SELECT org_id, sobject, row_key, record_id, parent_id, desired, desired_hash
    FROM ${rowsOf('written_row', wishes)}`;
}

/** A record as it was read. */
export interface ObservedRow {
  readonly rowKey: string;
  readonly recordId: string;
  /** All fields that a wish for it names, and no others. */
  readonly fields: FieldValues;
}

/**
 * Notes what records were seen to hold, so that what differs from the wish is written and nothing
 * else is. Where nothing is wished for nothing is noted. A record that holds something else although
 * it was written is put right later each time, up to a day: it may be that Salesforce stores our words
 * in another way, or that somebody writes there too, and that must not go round for ever.
 *
 * @returns how many records hold something else than they should although they were written
 */
export async function observe(
  tx: OrgTransaction,
  orgId: string,
  sobject: WrittenObject,
  rows: readonly ObservedRow[],
  now: Date,
): Promise<number> {
  let drifted = 0;
  for (const slice of slices(rows, rowsPerStatement)) {
    const observed = slice.map((row) => ({
      row_key: row.rowKey,
      record_id: row.recordId,
      written_hash: hashOf(row.fields),
    }));
    // What was never written is due anyway, unless an earlier database of ours had it written.
    const nothing = hashOf(emptied(slice[0]?.fields ?? {}));
    const { rows: changed } = await sql<{ has_drifted: boolean }>`
      WITH changed AS (
        SELECT held.row_key, observed.record_id, observed.written_hash,
          held.written_hash IS NOT DISTINCT FROM held.desired_hash
            AND observed.written_hash <> held.desired_hash AS has_drifted
        FROM ${rowsOf('written_row', observed)} AS observed
        JOIN written_row AS held USING (row_key)
        WHERE held.org_id = ${orgId} AND held.sobject = ${sobject}
          AND held.written_hash IS DISTINCT FROM ${writtenAnew}
          AND (held.record_id IS DISTINCT FROM observed.record_id
            OR observed.written_hash <> coalesce(held.written_hash, '')
              AND (held.written_hash IS NOT NULL
                OR observed.written_hash = held.desired_hash
                OR observed.written_hash <> ${nothing}))
        FOR UPDATE OF held)
      UPDATE written_row AS held SET
        record_id = changed.record_id,
        written_hash = changed.written_hash,
        drift_count = held.drift_count + has_drifted::integer,
        retry_at = CASE WHEN has_drifted AND held.drift_count > 0
          -- At once, then after 4 s, 8 s … a day.
          THEN ${now}::timestamptz
            + least(interval '1 second' * 2 ^ least(held.drift_count + 1, 20), interval '1 day')
          ELSE held.retry_at END
      FROM changed
      WHERE held.org_id = ${orgId} AND held.sobject = ${sobject}
        AND held.row_key = changed.row_key
      RETURNING has_drifted`.execute(tx);
    drifted += changed.filter((row) => row.has_drifted).length;
  }
  return drifted;
}

function emptied(fields: FieldValues): FieldValues {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, null]));
}

function hashOf(fields: FieldValues): string {
  return fingerprint(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Makes every record of these objects due, whatever was written there before. */
export async function desireAgain(
  tx: OrgTransaction,
  sobjects: readonly WrittenObject[],
): Promise<void> {
  await tx
    .updateTable('written_row')
    .set({ written_hash: writtenAnew, retry_at: null })
    .where('sobject', 'in', [...sobjects])
    .execute();
}

/** Forgets records that no longer exist. */
export async function forgetRows(
  tx: OrgTransaction,
  sobject: WrittenObject,
  rowKeys: readonly string[],
): Promise<void> {
  if (rowKeys.length === 0) return;
  await tx
    .deleteFrom('written_row')
    .where('sobject', '=', sobject)
    .where('row_key', '=', anyOf(rowKeys))
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

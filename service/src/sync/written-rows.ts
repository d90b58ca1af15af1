import { type RawBuilder, sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf, rowsOf } from '../database/many-rows.ts';
import { fingerprint } from '../fingerprint.ts';
import { slices } from '../slices.ts';

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

/**
 * In place of what a record holds: it is written anew, whatever anybody sees there before. So are the
 * published ones by a release, and the notes that were erased.
 */
export const writtenAnew = '';

/** What is stored at once stays of a size that neither side has to think about. */
export const rowsPerStatement = 2000;

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

/** Makes some records due, whatever was written there before. */
export async function desireAgainOf(
  tx: OrgTransaction,
  sobject: WrittenObject,
  rowKeys: readonly string[],
): Promise<void> {
  if (rowKeys.length === 0) return;
  await tx
    .updateTable('written_row')
    .set({ written_hash: writtenAnew })
    .where('sobject', '=', sobject)
    .where('row_key', '=', anyOf(rowKeys))
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

/** Names what a record holds: the same fields and values give the same name. */
export function hashOf(fields: FieldValues): string {
  return fingerprint(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

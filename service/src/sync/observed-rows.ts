import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { rowsOf } from '../database/many-rows.ts';
import { slices } from '../slices.ts';
import {
  type FieldValues,
  hashOf,
  rowsPerStatement,
  writtenAnew,
  type WrittenObject,
} from './written-rows.ts';

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

import { type RawBuilder, sql } from 'kysely';
import { binaryArray, type ElementType } from './binary-array.ts';
import type { Tables } from './tables.ts';

/** Columns that are not text. */
const typeOfColumn: Readonly<Record<string, ElementType>> = {
  modified_at: 'timestamptz',
  written_at: 'timestamptz',
  none_fits: 'boolean',
  is_english: 'boolean',
  is_lost: 'boolean',
  is_withdrawn: 'boolean',
  vector: 'bytea',
  desired: 'jsonb',
};

/**
 * Any number of rows of a table to select from, as few parameters: an array for each column that the
 * first row names, or one value where all rows share it, as many do. Measured, arrays take less than half
 * of what JSON takes to be read, and a shared value next to nothing.
 *
 * @param rows their first column is always an array, so let it be one that differs
 * @throws RangeError for no rows, which have no columns
 */
export function rowsOf<Table extends keyof Tables>(
  _table: Table,
  rows: readonly Readonly<Partial<Record<keyof Tables[Table] & string, unknown>>>[],
): RawBuilder<unknown> {
  const first = rows[0];
  if (first === undefined) throw new RangeError('Rows to select from need at least one row');
  const columns = Object.keys(first).filter((name): name is keyof typeof first => name in first);
  const arrays: RawBuilder<unknown>[] = [];
  const names: RawBuilder<unknown>[] = [];
  const selected = [sql`given.*`];
  for (const [at, name] of columns.entries()) {
    const type = typeOfColumn[name] ?? 'text';
    const column = sql.ref(name);
    if (at > 0 && rows.every((row) => row[name] === first[name])) {
      selected.push(sql`${textOf(first[name])}::${sql.raw(type)} AS ${column}`);
    } else {
      const values = rows.map((row) => row[name]);
      arrays.push(sql`${binaryArray(type, values)}::${sql.raw(type)}[]`);
      names.push(column);
    }
  }
  return sql`(SELECT ${sql.join(selected)}
    FROM unnest(${sql.join(arrays)}) AS given (${sql.join(names)}))`;
}

/** Any number of ids as one parameter: `where('note_id', '=', anyOf(ids))`. */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`ANY(${binaryArray('text', ids)}::text[])`;
}

/** A value as PostgreSQL reads it, whatever the column's type. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return JSON.stringify(value);
}

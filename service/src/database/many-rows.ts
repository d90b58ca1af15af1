import { type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Columns that are not text. */
const typeOfColumn: Readonly<Record<string, string>> = {
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
 * first row names, or one value where all rows share it, as many do. Measured, arrays take half of what
 * JSON takes to be read, and a shared value next to nothing.
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
    const type = sql.raw(typeOfColumn[name] ?? 'text');
    const column = sql.ref(name);
    if (at > 0 && rows.every((row) => row[name] === first[name])) {
      selected.push(sql`${textOf(first[name])}::${type} AS ${column}`);
    } else {
      arrays.push(sql`${arrayOf(rows.map((row) => row[name]))}::${type}[]`);
      names.push(column);
    }
  }
  return sql`(SELECT ${sql.join(selected)}
    FROM unnest(${sql.join(arrays)}) AS given (${sql.join(names)}))`;
}

/** Any number of ids as one parameter: `where('note_id', '=', anyOf(ids))`. */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`ANY(${arrayOf(ids)}::text[])`;
}

/** Values as PostgreSQL writes an array; what is null or undefined is NULL. */
function arrayOf(values: readonly unknown[]): string {
  return `{${values.map(elementOf).join(',')}}`;
}

function elementOf(value: unknown): string {
  const text = textOf(value);
  if (text === null) return 'NULL';
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
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

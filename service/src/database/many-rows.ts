import { type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Any number of rows of a table as one parameter of a statement, to select from: PostgreSQL reads
 * each value by its column's type (a Date by its ISO text), and what a row leaves out is null.
 */
export function rowsOf<Table extends keyof Tables>(
  table: Table,
  rows: readonly Readonly<Partial<Record<keyof Tables[Table], unknown>>>[],
): RawBuilder<unknown> {
  return sql`json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;
}

/** Any number of ids as one parameter: `where('note_id', '=', anyOf(ids))`. */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`ANY(${[...ids]}::text[])`;
}

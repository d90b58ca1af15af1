import type { Connection } from 'jsforce';
import { z } from 'zod';
import type { SalesforceRow } from '../sample/into-records.ts';

/** How many records one call of the REST API takes. */
const perCall = 200;

/** The records of an object that hold one of these keys: key to Id. */
export async function idsByKey(
  connection: Connection,
  sobject: string,
  keyField: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const slice of slices(keys)) {
    const list = slice.map((key) => `'${key.replaceAll(/['\\]/g, '\\$&')}'`).join(', ');
    const { records } = await connection.query<Record<string, string>>(
      `SELECT Id, ${keyField} FROM ${sobject} WHERE ${keyField} IN (${list})`,
    );
    for (const row of records) {
      const { Id: id, [keyField]: key } = row;
      if (id !== undefined && key !== undefined) found.set(key, id);
    }
  }
  return found;
}

/** How many records an object has, as far as this user sees; a WHERE may follow its name. */
export async function countOf(connection: Connection, sobject: string): Promise<number> {
  return (await connection.query(`SELECT COUNT() FROM ${sobject}`)).totalSize;
}

/** Creates records, all or none of each 200. Throws with error codes and fields, never values. */
export async function createAll(
  connection: Connection,
  sobject: string,
  rows: readonly SalesforceRow[],
): Promise<void> {
  for (const slice of slices(rows)) {
    const results = await connection.sobject(sobject).create([...slice], { allOrNone: true });
    refuse(`create ${sobject} records`, results);
  }
}

/** Deletes records into the recycle bin, all or none of each 200. */
export async function deleteAll(
  connection: Connection,
  sobject: string,
  ids: readonly string[],
): Promise<void> {
  for (const slice of slices(ids)) {
    const results = await connection.sobject(sobject).destroy([...slice], { allOrNone: true });
    refuse(`delete ${sobject} records`, results);
  }
}

/** Alone a record's error has an `errorCode`; among others it has a `statusCode`. */
const outcomes = z.array(
  z.object({
    success: z.boolean(),
    errors: z.array(
      z.object({
        statusCode: z.string().optional(),
        errorCode: z.string().optional(),
        fields: z.array(z.string()).default([]),
      }),
    ),
  }),
);

function refuse(what: string, results: unknown): void {
  const answers = outcomes.parse(results);
  if (answers.every(({ success }) => success)) return;
  const reasons = answers
    .flatMap(({ errors }) => errors)
    .map(({ statusCode, errorCode, fields }) =>
      [statusCode ?? errorCode ?? 'an unnamed error', ...fields].join(' '),
    )
    // What was rolled back for the sake of another says nothing new.
    .filter((reason) => !reason.startsWith('ALL_OR_NONE'));
  throw new Error(`The org refused to ${what}: ${[...new Set(reasons)].join('; ')}.`);
}

function slices<T>(items: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / perCall) }, (_, index) =>
    items.slice(index * perCall, (index + 1) * perCall),
  );
}

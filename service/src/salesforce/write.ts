import { z } from 'zod';
import { slices } from '../slices.ts';
import type { OrgConnection } from './connection.ts';
import { OrgError } from './errors.ts';

/** One record to write: field API names to values. */
export type OrgRecord = Readonly<Record<string, string | number | boolean | null>>;

/**
 * What became of one record: written (with its Id), `busy` (locked by another change: later, alone),
 * `gone` (deleted), `exists` (a record with that key is there already), or refused with
 * Salesforce's code.
 */
export type WriteResult =
  | { readonly outcome: 'written'; readonly id: string }
  | { readonly outcome: 'busy' | 'gone' | 'exists' | 'refused'; readonly code: string };

/** A collection call takes 200 records; more is an error for all of them. */
const collectionSize = 200;

const resultsShape = z.array(
  z.object({
    id: z.string().nullish(),
    success: z.boolean(),
    errors: z.array(z.object({ statusCode: z.string() })).default([]),
  }),
);

/**
 * Creates or updates records by an external id field (or `Id`), 200 a call, each on its own: one
 * that fails does not hold up the others. Results are in the order of `records`.
 *
 * @throws OrgError when a whole call fails; calls before it have been applied
 */
export async function upsertAll(
  org: OrgConnection,
  sobject: string,
  keyField: string,
  records: readonly OrgRecord[],
): Promise<WriteResult[]> {
  return inCollections(
    org,
    'PATCH',
    `/composite/sobjects/${sobject}/${keyField}`,
    sobject,
    records,
  );
}

/** Creates records, 200 a call, each on its own. Results are in the order of `records`. */
export async function insertAll(
  org: OrgConnection,
  sobject: string,
  records: readonly OrgRecord[],
): Promise<WriteResult[]> {
  return inCollections(org, 'POST', '/composite/sobjects', sobject, records);
}

async function inCollections(
  org: OrgConnection,
  method: 'PATCH' | 'POST',
  path: string,
  sobject: string,
  records: readonly OrgRecord[],
): Promise<WriteResult[]> {
  const results: WriteResult[] = [];
  for (const slice of slices(records, collectionSize)) {
    const answer = await org.call(method, path, {
      allOrNone: false,
      records: slice.map((record) => ({ attributes: { type: sobject }, ...record })),
    });
    const parsed = resultsShape.safeParse(answer);
    if (!parsed.success || parsed.data.length !== slice.length) {
      throw new OrgError('nonsense', `Salesforce did not say what became of ${sobject} records`);
    }
    results.push(...parsed.data.map(toResult));
  }
  return results;
}

const outcomesByCode = new Map([
  ['UNABLE_TO_LOCK_ROW', 'busy'],
  ['ENTITY_IS_DELETED', 'gone'],
  ['ENTITY_IS_LOCKED', 'busy'],
  ['NOT_FOUND', 'gone'],
  ['DUPLICATE_VALUE', 'exists'],
  ['DUPLICATE_EXTERNAL_ID', 'exists'],
] as const);

function toResult(result: z.infer<typeof resultsShape>[number]): WriteResult {
  if (result.success && typeof result.id === 'string') return { outcome: 'written', id: result.id };
  const code = result.errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION';
  const known = [...outcomesByCode].find(([name]) => name === code)?.[1];
  return { outcome: known ?? 'refused', code };
}

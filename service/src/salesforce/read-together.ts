import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { errorCodeIn, errorForStatus, isLimitOfDay, missingIn, OrgError } from './errors.ts';
import { parsePage, type Rows, rowsFrom } from './read.ts';
import { slices } from '../slices.ts';
import type { Soql } from './soql.ts';

/** One of several queries that are asked in one call. */
export interface Reading<Shape extends z.ZodType = z.ZodType> {
  readonly query: Soql;
  readonly shape: Shape;
  /** Also rows in the recycle bin. */
  readonly isWithDeleted?: boolean;
}

/** How many queries one call may hold, by Salesforce's own rule for the Composite resource. */
export const readingsPerCall = 5;

const partsShape = z.object({
  compositeResponse: z.array(
    z.object({ httpStatusCode: z.number(), referenceId: z.string(), body: z.unknown() }),
  ),
});

/**
 * Asks up to `readingsPerCall` queries in one call, which counts once towards the org's daily limit,
 * and reads each to its end. They are answered one after the other, in their order.
 *
 * @throws OrgError where one of them fails; `nonsense` when an answer is not what was asked for
 */
export async function readTogether<const Shapes extends readonly z.ZodType[]>(
  org: OrgConnection,
  readings: { readonly [At in keyof Shapes]: Reading<Shapes[At]> },
): Promise<{ [At in keyof Shapes]: Rows<z.infer<Shapes[At]>> }>;
export async function readTogether(
  org: OrgConnection,
  readings: readonly Reading[],
): Promise<Rows<unknown>[]> {
  if (readings.length > readingsPerCall) {
    throw new RangeError(`One call holds ${readingsPerCall} queries, not ${readings.length}`);
  }
  const answer = partsShape.safeParse(
    await org.call('POST', '/composite', {
      allOrNone: false,
      compositeRequest: readings.map(({ query, isWithDeleted }, at) => ({
        method: 'GET',
        url: org.pathOf(
          `/${isWithDeleted === true ? 'queryAll' : 'query'}?q=${encodeURIComponent(query.text)}`,
        ),
        referenceId: `q${at}`,
      })),
    }),
  );
  if (!answer.success || answer.data.compositeResponse.length !== readings.length) {
    throw new OrgError('nonsense', 'Salesforce did not answer every one of several queries');
  }
  const parts = new Map(answer.data.compositeResponse.map((part) => [part.referenceId, part]));
  const results: Rows<unknown>[] = [];
  for (const [at, { shape }] of readings.entries()) {
    const part = parts.get(`q${at}`);
    if (part === undefined) {
      throw new OrgError('nonsense', 'Salesforce did not answer one of several queries');
    }
    if (part.httpStatusCode >= 300) {
      throw errorForStatus(part.httpStatusCode, errorCodeIn(part.body), {
        missing: missingIn(part.body),
        isForTheDay: isLimitOfDay(part.body),
      });
    }
    results.push(await rowsFrom(org, parsePage(part.body), shape));
  }
  return results;
}

/** How many records one query comfortably names by Id. */
const idsPerQuery = 200;

/** How many records are read by Id in one call. */
export const idsPerCall = idsPerQuery * readingsPerCall;

/** Reads records by Id, at most `idsPerCall`, in one call; none for none. */
export async function readByIds<Shape extends z.ZodType>(
  org: OrgConnection,
  ids: readonly string[],
  readingOf: (ids: readonly string[]) => Reading<Shape>,
): Promise<z.infer<Shape>[]> {
  if (ids.length === 0) return [];
  const readings = [...slices(ids, idsPerQuery)].map(readingOf);
  return (await readTogether(org, readings)).flatMap(({ rows }) => rows);
}

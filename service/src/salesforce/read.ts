import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { OrgError } from './errors.ts';
import type { Soql } from './soql.ts';

/** The rows of a query; of `SELECT COUNT()` there are none, and only their number is told. */
export interface Rows<Row> {
  readonly rows: Row[];
  readonly totalSize: number;
}

const pageShape = z.object({
  done: z.boolean(),
  totalSize: z.int().min(0),
  records: z.array(z.unknown()),
  nextRecordsUrl: z.string().startsWith('/services/data/').optional(),
});

/**
 * Reads every row of a query, page after page, each checked against `shape`.
 *
 * @throws OrgError; `nonsense` when an answer is not a complete page of such rows, so that a broken
 * answer never reads as "no rows"
 */
export async function readAll<Shape extends z.ZodType>(
  org: OrgConnection,
  query: Soql,
  shape: Shape,
): Promise<z.infer<Shape>[]> {
  const first = await org.call('GET', `/query?q=${encodeURIComponent(query.text)}`);
  return (await rowsFrom(org, parsePage(first), shape)).rows;
}

/** A page of a query's answer, as the API gives it. */
export type Page = z.infer<typeof pageShape>;

/** Checks that an answer is a page of records. Throws OrgError `nonsense`. */
export function parsePage(answer: unknown): Page {
  const page = pageShape.safeParse(answer);
  if (page.success) return page.data;
  throw new OrgError('nonsense', 'Salesforce answered a query without a page of records');
}

/** The rows of a page and of all that follow it. */
export async function rowsFrom<Shape extends z.ZodType>(
  org: OrgConnection,
  first: Page,
  shape: Shape,
): Promise<Rows<z.infer<Shape>>> {
  const rows: z.infer<Shape>[] = [];
  let page = first;
  for (;;) {
    for (const record of page.records) rows.push(parseRow(record, shape));
    const path = nextPath(page);
    if (path === null) return { rows, totalSize: first.totalSize };
    page = parsePage(await org.call('GET', path));
  }
}

function nextPath(page: Page): string | null {
  if (page.done) return null;
  const path = page.nextRecordsUrl?.replace(/^\/services\/data\/v[0-9.]+/, '');
  if (path !== undefined) return path;
  throw new OrgError('nonsense', 'Salesforce says there are more records, but not where');
}

function parseRow<Shape extends z.ZodType>(record: unknown, shape: Shape): z.infer<Shape> {
  const parsed = shape.safeParse(record);
  if (parsed.success) return parsed.data;
  // The field's name helps an admin (a permission is missing); its value must not travel.
  const field = parsed.error.issues[0]?.path.join('.') ?? 'a field';
  throw new OrgError('nonsense', `Salesforce sent a record whose ${field} is not as expected`);
}

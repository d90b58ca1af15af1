import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { OrgError } from './errors.ts';
import type { Soql } from './soql.ts';

/** How to read. */
export interface ReadOptions {
  /** Also rows in the recycle bin. */
  readonly isWithDeleted?: boolean;
}

const pageShape = z.object({
  done: z.boolean(),
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
  options: ReadOptions = {},
): Promise<z.infer<Shape>[]> {
  const resource = options.isWithDeleted === true ? 'queryAll' : 'query';
  const rows: z.infer<Shape>[] = [];
  let path: string | null = `/${resource}?q=${encodeURIComponent(query.text)}`;
  while (path !== null) {
    const page = pageShape.safeParse(await org.call('GET', path));
    if (!page.success) {
      throw new OrgError('nonsense', 'Salesforce answered a query without a page of records');
    }
    for (const record of page.data.records) rows.push(parseRow(record, shape));
    path = nextPath(page.data);
  }
  return rows;
}

function nextPath(page: z.infer<typeof pageShape>): string | null {
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

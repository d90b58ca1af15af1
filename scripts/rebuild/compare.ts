import { sql } from 'kysely';
import type { Database } from '../../service/src/database/database.ts';
import { type ComparedTable, comparedTables } from './compared-tables.ts';

/** Every compared row of an org by the name of its table, as JSON, sorted; or a hash of each. */
export type OrgRows = ReadonlyMap<string, readonly string[]>;

/** Reads an org's rows as they are at one moment. Hashes keep the words of notes where they are. */
export async function readRows(
  database: Database,
  orgId: string,
  options: { readonly isHashed: boolean },
): Promise<OrgRows> {
  const { rows: found } = await database.inOrg(orgId, async (tx) => {
    await sql`SET LOCAL TIME ZONE 'UTC'`.execute(tx);
    // One statement, so one moment.
    const tables = sql.join(
      comparedTables.map((table) => rowsAsText(table, options.isHashed)),
      sql` UNION ALL `,
    );
    return sql<{ name: string; told: string }>`${tables}`.execute(tx);
  });
  const rows = new Map<string, string[]>(comparedTables.map(({ name }) => [name, []]));
  for (const { name, told } of found) rows.get(name)?.push(told);
  for (const texts of rows.values()) texts.sort();
  return rows;
}

function rowsAsText({ name, without, where }: ComparedTable, isHashed: boolean) {
  const text = sql`(to_jsonb(held) - ${[...without]}::text[])::text`;
  const told = isHashed ? sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')` : text;
  return sql`SELECT ${sql.lit(name)} AS name, ${told} AS told
    FROM ${sql.table(name)} AS held WHERE ${where}`;
}

/** How many rows a table has, and how many are not the same on both sides. */
export interface TableDifference {
  readonly rows: number;
  readonly different: number;
}

/** Compares what is held with what a rebuild gave, table by table. */
export function compareRows(held: OrgRows, rebuilt: OrgRows): Record<string, TableDifference> {
  return Object.fromEntries(
    [...held].map(([name, rows]) => {
      const others = rebuilt.get(name) ?? [];
      const same = countSame(rows, others);
      return [name, { rows: rows.length, different: Math.max(rows.length, others.length) - same }];
    }),
  );
}

function countSame(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const row of b) left.set(row, (left.get(row) ?? 0) + 1);
  let same = 0;
  for (const row of a) {
    const count = left.get(row) ?? 0;
    if (count === 0) continue;
    left.set(row, count - 1);
    same += 1;
  }
  return same;
}

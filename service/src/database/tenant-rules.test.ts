import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await createMigratedDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** Tables of orgs' data: pg-boss and the migrator keep theirs in schemas of their own. */
const orgTables = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`;

describe('every table keeps orgs apart', () => {
  test('org_id is the first column of every key and index', async () => {
    const { rows } = await admin.query(`
      SELECT k.conname AS name FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      WHERE n.nspname = 'public' AND k.contype IN ('p', 'u', 'f') AND a.attname <> 'org_id'
      UNION ALL
      SELECT i.indexrelid::regclass::text FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      WHERE n.nspname = 'public' AND a.attname IS DISTINCT FROM 'org_id'`);
    expect(rows).toEqual([]);
  });

  test('org_id is never empty', async () => {
    const { rows } = await admin.query(`
      SELECT c.relname ${orgTables} AND NOT EXISTS (SELECT FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = 'org_id' AND a.attnotnull)`);
    expect(rows).toEqual([]);
  });

  test('row-level security binds the owner too, by a policy on the org of the transaction', async () => {
    const { rows } = await admin.query(`
      SELECT c.relname ${orgTables} AND NOT (c.relrowsecurity AND c.relforcerowsecurity
        AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname
          AND p.qual LIKE '%app.org_id%' AND p.with_check LIKE '%app.org_id%'))`);
    expect(rows).toEqual([]);
    const { rows: tables } = await admin.query(`SELECT count(*)::int AS n ${orgTables}`);
    expect(tables[0].n).toBeGreaterThan(10);
  });
});

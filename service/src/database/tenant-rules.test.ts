import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { brokenTenantRules } from '../../../test/tenant-rules.ts';

const orgA = '00D000000000001AAA';

let place: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  place = await createMigratedDatabase();
  client = new pg.Client({ connectionString: place.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await place.drop();
});

test('every table keeps orgs apart', async () => {
  expect(await brokenTenantRules(client)).toEqual([]);
  const { rows } = await client.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'",
  );
  // The rules hold trivially for no tables at all.
  expect(rows[0]?.n).toBeGreaterThan(10);
});

const sound = `CREATE TABLE planted (
    org_id text NOT NULL CHECK (length(org_id) = 18), id int, other text, PRIMARY KEY (org_id, id));
  ALTER TABLE planted ENABLE ROW LEVEL SECURITY; ALTER TABLE planted FORCE ROW LEVEL SECURITY;
  CREATE POLICY tenant ON planted USING (org_id = current_setting('app.org_id', true))
    WITH CHECK (org_id = current_setting('app.org_id', true));`;

test.each([
  ['nothing', '', []],
  [
    'a nullable org',
    'ALTER TABLE planted DROP CONSTRAINT planted_pkey, ALTER org_id DROP NOT NULL',
    ['no org_id', 'no primary key'],
  ],
  [
    'an org of any length',
    'ALTER TABLE planted DROP CONSTRAINT planted_org_id_check',
    ['18 characters'],
  ],
  ['a unique column', 'ALTER TABLE planted ADD UNIQUE (other)', ['a key that', 'an index that']],
  ['an index on another column', 'CREATE INDEX ON planted (other)', ['an index that']],
  ['an index on an expression', 'CREATE INDEX ON planted (lower(org_id))', ['an index that']],
  [
    'a foreign key without the org',
    `CREATE TABLE child (LIKE planted INCLUDING ALL);
     ALTER TABLE planted ADD UNIQUE (other); ALTER TABLE child ADD FOREIGN KEY (other) REFERENCES planted (other)`,
    [
      'child.child_other_fkey is a key that',
      'child does not force',
      'child has no policy',
      'planted_other_key is a key',
      'planted_other_key is an index',
    ],
  ],
  [
    'row security that its owner escapes',
    'ALTER TABLE planted NO FORCE ROW LEVEL SECURITY',
    ['force'],
  ],
  ['row security that is off', 'ALTER TABLE planted DISABLE ROW LEVEL SECURITY', ['force']],
  [
    'a policy that lets all through',
    'CREATE POLICY open ON planted USING (true)',
    ['another one besides'],
  ],
  ['no policy', 'DROP POLICY tenant ON planted', ['no policy']],
  ['a view', 'CREATE VIEW looks AS SELECT * FROM planted', ['is a view']],
  [
    'a table in a schema of its own',
    'CREATE SCHEMA aside; CREATE TABLE aside.note (id int)',
    ['no rule watches'],
  ],
])('%s, planted, is found', async (_what, fault, expected) => {
  await client.query('BEGIN');
  try {
    await client.query(`${sound}${fault}`);
    const broken = await brokenTenantRules(client);
    for (const words of expected) {
      expect(broken).toContainEqual(expect.stringContaining(words));
    }
    expect(broken).toHaveLength(expected.length);
  } finally {
    await client.query('ROLLBACK');
  }
});

test('a transaction that never said its org reads nothing and writes nothing', async () => {
  const insert = `INSERT INTO api_token (org_id, token_hash, role)
    VALUES ('${orgA}', repeat('a', 64), 'rep')`;
  await client.query('BEGIN');
  await client.query("SELECT set_config('app.org_id', $1, true)", [orgA]);
  await client.query(insert);
  await client.query('COMMIT');

  const { rows } = await client.query('SELECT * FROM api_token');
  expect(rows).toEqual([]);
  await expect(client.query(insert)).rejects.toThrow(/row-level security/);
});

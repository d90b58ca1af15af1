import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { brokenTenantRules } from '../../../test/tenant-rules.ts';
import { createJobQueue } from '../jobs/queue.ts';
import { openDatabase } from './database.ts';

const orgA = '00D000000000001AAA';

let place: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  place = await createMigratedDatabase();
  await (await createJobQueue(place.url, silentLog)).stop();
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
  CREATE POLICY tenant ON planted USING (org_id = org_of_transaction())
    WITH CHECK (org_id = org_of_transaction());`;

const noPolicy = 'planted has no policy on the org';
const policyWith = (clauses: string): string =>
  `DROP POLICY tenant ON planted; CREATE POLICY tenant ON planted ${clauses}`;

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
    'a foreign key that meets the org of another column',
    `CREATE TABLE child (LIKE planted INCLUDING ALL); ALTER TABLE child ADD elsewhere text;
     ALTER TABLE planted ADD UNIQUE (other, org_id);
     ALTER TABLE child ADD FOREIGN KEY (org_id, elsewhere) REFERENCES planted (other, org_id)`,
    [
      'child.child_org_id_elsewhere_fkey is a key that',
      'child does not force',
      'child has no policy',
      'planted_other_org_id_key is a key',
      'planted_other_org_id_key is an index',
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
  ['no policy', 'DROP POLICY tenant ON planted', [noPolicy]],
  [
    'a policy that does not look at what is written',
    policyWith('USING (org_id = org_of_transaction()) WITH CHECK (true)'),
    [noPolicy],
  ],
  [
    'a policy that only looks at what is written',
    policyWith('USING (true) WITH CHECK (org_id = org_of_transaction())'),
    [noPolicy],
  ],
  [
    'a policy for reading alone',
    policyWith('FOR SELECT USING (org_id = org_of_transaction())'),
    [noPolicy],
  ],
  [
    'a policy that takes an unsaid org for none',
    policyWith(`USING (org_id = current_setting('app.org_id', true))
      WITH CHECK (org_id = current_setting('app.org_id', true))`),
    [noPolicy],
  ],
  [
    'a policy for one role',
    policyWith(`TO CURRENT_USER USING (org_id = org_of_transaction())
      WITH CHECK (org_id = org_of_transaction())`),
    [noPolicy],
  ],
  [
    'an org of the transaction that is told otherwise',
    `CREATE OR REPLACE FUNCTION org_of_transaction() RETURNS text LANGUAGE plpgsql STABLE
      AS $$ BEGIN RETURN current_setting('app.org_id', true); END $$`,
    ['org_of_transaction is not the function'],
  ],
  ['a right for everybody', 'GRANT SELECT ON planted TO PUBLIC', ['planted is granted to']],
  [
    'a right for everybody on what comes',
    'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC',
    ['is granted by default to'],
  ],
  [
    'a rule that writes elsewhere',
    'CREATE RULE elsewhere AS ON INSERT TO planted DO INSTEAD NOTHING',
    ['planted is rewritten'],
  ],
  ['a view', 'CREATE VIEW looks AS SELECT * FROM planted', ['looks is a view with the rights']],
  [
    'a view with the rights of whoever reads it',
    'CREATE VIEW looks WITH (security_invoker = true) AS SELECT * FROM planted',
    [],
  ],
  [
    'a materialised view',
    'CREATE MATERIALIZED VIEW kept AS SELECT 1 AS id',
    ['kept is a materialised view'],
  ],
  [
    'a function with the rights of its owner',
    `CREATE FUNCTION peek() RETURNS int LANGUAGE sql SECURITY DEFINER
      SET search_path = pg_catalog AS 'SELECT 1'`,
    ['peek() is a function with the rights of its owner'],
  ],
  [
    'a function that looks where its caller looks',
    "CREATE FUNCTION peek() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ['peek() is a function without a search_path'],
  ],
  [
    'a table in a schema of its own',
    'CREATE SCHEMA aside; CREATE TABLE aside.note (id int)',
    ['no rule watches'],
  ],
])('%s, planted, is found', async (_what, fault, expected) => {
  await client.query('BEGIN');
  try {
    // A foreign key looks at the rows that are there.
    await client.query("SELECT set_config('app.org_id', $1, true)", [orgA]);
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

test('a role that may become one which nothing binds is found, and refused', async () => {
  const admin = new pg.Client({ connectionString: place.adminUrl });
  await admin.connect();
  const unbound = `unbound_${randomBytes(6).toString('hex')}`;
  await admin.query(`CREATE ROLE ${unbound} NOLOGIN BYPASSRLS`);
  try {
    await admin.query(`GRANT ${unbound} TO ${new URL(place.url).username} WITH INHERIT FALSE`);
    expect(await brokenTenantRules(client)).toEqual([
      expect.stringContaining(`${unbound} is a role that row-level security does not bind`),
    ]);
    const database = openDatabase(place.url, silentLog);
    await expect(database.check()).rejects.toThrow(/NOSUPERUSER NOBYPASSRLS/);
    await database.close();
  } finally {
    await admin.query(`DROP ROLE ${unbound}`);
    await admin.end();
  }
});

const insert = `INSERT INTO org_fact (org_id, name, told, checked_at)
  VALUES ('${orgA}', 'readers', '{}', now())`;

describe('a transaction that never said its org', () => {
  beforeAll(async () => {
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.org_id', $1, true)", [orgA]);
    await client.query(insert);
    await client.query('COMMIT');
  });

  const asked = [
    ['of a table with rows', 'SELECT * FROM org_fact'],
    ['by a condition that no row meets', "SELECT * FROM org_fact WHERE name = 'nothing'"],
    ['of a table without rows', 'SELECT * FROM note'],
    ['how many there are', 'SELECT count(*) FROM org_fact'],
    ['to write', insert],
    ['to change', "UPDATE org_fact SET name = 'others'"],
    ['to delete', 'DELETE FROM org_fact'],
  ] as const;

  test.each(asked)('is refused what it asks %s', async (_what, question) => {
    const fresh = new pg.Client({ connectionString: place.url });
    await fresh.connect();
    try {
      await expect(fresh.query(question)).rejects.toThrow('did not say its org');
      await fresh.query('BEGIN');
      await fresh.query("SELECT set_config('app.org_id', $1, true)", [orgA]);
      expect((await fresh.query('SELECT * FROM org_fact')).rowCount).toBe(1);
      await fresh.query('COMMIT');
      // PostgreSQL remembers that there is such a setting, and that it is empty.
      await expect(fresh.query(question)).rejects.toThrow('did not say its org');
    } finally {
      await fresh.end();
    }
  });
});

import { sql } from 'kysely';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

const orgA = '00D000000000001AAA';
const orgB = '00D000000000002AAA';

const database = sharedDatabase();

function addToken(asOrg: string, ofOrg: string, digit: string): Promise<unknown> {
  return database.inOrg(asOrg, (tx) =>
    tx
      .insertInto('api_token')
      .values({ org_id: ofOrg, token_hash: digit.repeat(64), role: 'rep' })
      .execute(),
  );
}

test('an org sees its own rows and never those of another', async () => {
  await addToken(orgA, orgA, 'a');
  await addToken(orgB, orgB, 'b');
  const seen = await database.inOrg(orgA, (tx) => tx.selectFrom('api_token').selectAll().execute());
  expect(seen.map((row) => row.org_id)).toEqual([orgA]);
});

test('an org cannot write a row for another', async () => {
  await expect(addToken(orgA, orgB, 'c')).rejects.toThrow(/row-level security/);
});

test.each(['', '00D000000000001', "00D000000000001'AA"])(
  'a transaction without a proper org id (%j) is refused before it starts',
  async (orgId) => {
    await expect(database.inOrg(orgId, async () => 'never')).rejects.toThrow(/18-character org id/);
  },
);

test('work that throws leaves nothing behind', async () => {
  const failing = database.inOrg(orgA, async (tx) => {
    await tx
      .insertInto('api_token')
      .values({ org_id: orgA, token_hash: 'd'.repeat(64), role: 'rep' })
      .execute();
    throw new Error('after the insert');
  });
  await expect(failing).rejects.toThrow('after the insert');
  const rows = await database.inOrg(orgA, (tx) =>
    tx.selectFrom('api_token').where('token_hash', '=', 'd'.repeat(64)).selectAll().execute(),
  );
  expect(rows).toEqual([]);
});

test('a role that row-level security does not bind is refused with what to do', async () => {
  const asSuperuser = openDatabase(database.adminUrl, silentLog);
  await expect(asSuperuser.check()).rejects.toThrow(/NOSUPERUSER NOBYPASSRLS/);
  await expect(asSuperuser.inOrg(orgA, async () => 'never')).rejects.toThrow(/superuser/);
  await asSuperuser.close();
});

test('migrating twice, even at the same time, changes nothing', async () => {
  await Promise.all([migrate(database.url), migrate(database.url)]);
  await migrate(database.url);
});

test('connections that PostgreSQL ends while idle are replaced, and the process lives', async () => {
  await database.check();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const ended = await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'watercooler'`,
  );
  await admin.end();
  expect(ended.rowCount).toBeGreaterThan(0);
  // The first to use a connection that just died may be told so; after that all is well.
  await vi.waitFor(() => database.check(), { timeout: 5_000, interval: 20 });
  const work = await database.inOrg(orgA, async () => 'done');
  expect(work).toBe('done');
});

test('a connection that PostgreSQL ends between two statements fails its transaction and nothing else', async () => {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const cutOff = database.inOrg(orgA, async (tx) => {
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx);
    await admin.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
    // Long enough to be told while nothing is being asked.
    await new Promise((done) => setTimeout(done, 50));
    await sql`SELECT 1`.execute(tx);
  });
  await expect(cutOff).rejects.toThrow();
  await admin.end();
  expect(await database.inOrg(orgA, async () => 'done')).toBe('done');
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { createSessions, type Sessions } from './sessions.ts';

const orgId = '00D000000000001AAA';
const otherOrg = '00D000000000002AAA';

let place: TestDatabase;
let admin: pg.Client;
let database: Database;
let sessions: Sessions;
beforeAll(async () => {
  place = await createMigratedDatabase();
  database = openDatabase(place.url, silentLog);
  sessions = createSessions(database);
  admin = new pg.Client({ connectionString: place.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.close();
  await place.drop();
});

/** Lets time pass for every session, by moving what is written of them back. */
async function pass(interval: string): Promise<void> {
  await admin.query(
    `UPDATE web_session SET opened_at = opened_at - $1::interval, used_at = used_at - $1::interval,
      renewed_at = renewed_at - $1::interval, previous_until = previous_until - $1::interval`,
    [interval],
  );
}

const signedIn = { orgId, role: 'admin' };

test('a session speaks for its org in its role, and is stored as a hash only', async () => {
  const shown = await sessions.open(orgId, 'admin');
  expect(shown).toMatch(/^00D000000000001AAA\.[\w-]{43}$/);
  expect(await sessions.check(shown)).toEqual({ caller: signedIn, renewed: null });
  const { rows } = await admin.query('SELECT t::text AS row FROM web_session AS t');
  expect(JSON.stringify(rows)).not.toContain(shown.slice(-43));
});

test.each([
  ['another org', (shown: string) => shown.replace(orgId, otherOrg)],
  ['another secret', (shown: string) => shown.slice(0, -1) + (shown.endsWith('A') ? 'B' : 'A')],
  ['a longer one', (shown: string) => `${shown}A`],
  ['none', () => "' OR 1=1 --"],
])('a session changed to %s is no session', async (_, change) => {
  expect(await sessions.check(change(await sessions.open(orgId, 'admin')))).toBeUndefined();
});

describe('a session is over', () => {
  test('once it was unused for eight hours', async () => {
    const shown = await sessions.open(orgId, 'admin');
    await pass('7 hours 59 minutes');
    const found = await sessions.check(shown);
    expect(found?.caller).toEqual(signedIn);
    await pass('8 hours 1 minute');
    expect(await sessions.check(found?.renewed ?? shown)).toBeUndefined();
  });

  test('a day after it was opened, however much it was used', async () => {
    let shown = await sessions.open(orgId, 'admin');
    for (let hour = 0; hour < 23; hour += 1) {
      await pass('1 hour');
      const found = await sessions.check(shown);
      expect(found?.caller).toEqual(signedIn);
      shown = found?.renewed ?? shown;
    }
    await pass('1 hour 1 minute');
    expect(await sessions.check(shown)).toBeUndefined();
  });

  test('when its person signs out, and nobody else is signed out', async () => {
    const [shown, other] = [await sessions.open(orgId, 'admin'), await sessions.open(orgId, 'rep')];
    await sessions.end(shown);
    expect(await sessions.check(shown)).toBeUndefined();
    expect((await sessions.check(other))?.caller.role).toBe('rep');
    await expect(sessions.end(shown)).resolves.toBeUndefined();
  });
});

describe('what a browser shows changes every hour', () => {
  test('and what it showed before opens nothing half a minute later', async () => {
    const shown = await sessions.open(orgId, 'admin');
    await pass('1 hour 1 second');
    const { renewed } = (await sessions.check(shown)) ?? {};
    expect(renewed).toMatch(/^00D/);
    expect(renewed).not.toBe(shown);
    expect(await sessions.check(shown)).toEqual({ caller: signedIn, renewed: null });
    expect((await sessions.check(renewed ?? ''))?.caller).toEqual(signedIn);
    await pass('31 seconds');
    expect(await sessions.check(shown)).toBeUndefined();
    expect((await sessions.check(renewed ?? ''))?.caller).toEqual(signedIn);
  });

  test('once, however many requests are under way', async () => {
    const shown = await sessions.open(orgId, 'admin');
    await pass('2 hours');
    const found = await Promise.all(Array.from({ length: 6 }, () => sessions.check(shown)));
    expect(found.map((one) => one?.caller)).toEqual(Array(6).fill(signedIn));
    expect(found.filter((one) => one?.renewed)).toHaveLength(1);
  });
});

test('signing in and out is written down, without who it was', async () => {
  const org = '00D000000000003AAA';
  await sessions.end(await sessions.open(org, 'marketing'));
  const entries = await database.inOrg(org, (tx) =>
    tx.selectFrom('audit_entry').select(['actor', 'action', 'told']).orderBy('at').execute(),
  );
  const told = { role: 'marketing' };
  expect(entries).toEqual([
    { actor: 'marketing', action: 'sign-in', told },
    { actor: 'marketing', action: 'sign-out', told },
  ]);
});

test('a thousand of a role are signed in at most, and who of it was idle longest is signed out', async () => {
  const org = '00D000000000004AAA';
  const admins = await sessions.open(org, 'admin');
  const first = await sessions.open(org, 'rep');
  await admin.query(
    `INSERT INTO web_session (org_id, session_hash, role, used_at)
     SELECT $1, lpad(to_hex(n), 64, '0'), 'rep', now() + interval '1 second'
     FROM generate_series(1, 999) AS n`,
    [org],
  );
  expect(await sessions.check(first)).toBeDefined();
  await sessions.open(org, 'rep');
  expect(await sessions.check(first)).toBeUndefined();
  const { rows } = await admin.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM web_session WHERE org_id = $1',
    [org],
  );
  expect(rows[0]?.n).toBe(1000 + 1);
  expect((await sessions.check(admins))?.caller.role).toBe('admin');
});

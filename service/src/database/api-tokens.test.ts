import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { hashToken } from '../http/token.ts';
import { type ApiTokens, createApiTokens } from './api-tokens.ts';
import { type Database, openDatabase } from './database.ts';

const orgA = '00D000000000001AAA';
const orgB = '00D000000000002AAA';

let place: TestDatabase;
let database: Database;
let tokens: ApiTokens;
beforeAll(async () => {
  place = await createMigratedDatabase();
  database = openDatabase(place.url, silentLog);
  tokens = createApiTokens(database);
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

test('a token opens its org in its role, and is stored as a hash only', async () => {
  const token = await tokens.renew(orgA, 'marketing');
  expect(token).toMatch(/^wc_00D000000000001AAA_marketing_[\w-]{43}$/);
  expect(await tokens.check(token)).toEqual({ orgId: orgA, role: 'marketing' });

  const admin = new pg.Client({ connectionString: place.adminUrl });
  await admin.connect();
  const dump = await admin.query<{ row: string }>('SELECT t::text AS row FROM api_token AS t');
  await admin.end();
  const stored = dump.rows.map((row) => row.row).join();
  expect(stored).toContain(hashToken(token));
  expect(stored).not.toContain(token.slice(-43));
});

test.each([
  ['another org', (token: string) => token.replace(orgA, orgB)],
  ['another role', (token: string) => token.replace('_rep_', '_admin_')],
  ['another secret', (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')],
  ['a longer secret', (token: string) => `${token}A`],
  ['no token at all', () => "' OR 1=1 --"],
])('a token changed to %s opens nothing', async (_what, change) => {
  expect(await tokens.check(change(await tokens.renew(orgA, 'rep')))).toBeUndefined();
});

test('renewing a role deletes its earlier tokens and no others', async () => {
  const rep = await tokens.renew(orgA, 'rep');
  const before = await tokens.renew(orgA, 'admin');
  const elsewhere = await tokens.renew(orgB, 'admin');
  const after = await tokens.renew(orgA, 'admin');
  expect(await tokens.check(before)).toBeUndefined();
  expect(await tokens.check(after)).toEqual({ orgId: orgA, role: 'admin' });
  expect(await tokens.check(rep)).toBeDefined();
  expect(await tokens.check(elsewhere)).toBeDefined();
  const admins = await database.inOrg(orgA, (tx) =>
    tx.selectFrom('api_token').select('token_hash').where('role', '=', 'admin').execute(),
  );
  expect(admins).toEqual([{ token_hash: hashToken(after) }]);
});

import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../test/postgres.ts';
import { silentLog } from '../../test/silent-log.ts';
import { record } from './audit/audit.ts';
import { type ApiTokens, createApiTokens } from './database/api-tokens.ts';
import { type Database, openDatabase } from './database/database.ts';
import { startingTokens } from './starting-tokens.ts';

let dataDir: string;
let place: TestDatabase;
let database: Database;
let tokens: ApiTokens;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'watercooler-tokens-'));
  place = await createMigratedDatabase();
  database = openDatabase(place.url, silentLog);
  tokens = createApiTokens(database);
});
afterAll(async () => {
  await database.close();
  await place.drop();
  await rm(dataDir, { recursive: true, force: true });
});

function start(orgId: string, releaseCalendar: 'monthly' | 'sample') {
  return startingTokens({ config: { releaseCalendar, dataDir }, tokens, orgId, log: silentLog });
}

test('an org gets its tokens once, in a file that only its owner can read', async () => {
  const orgId = '00D000000000001AAA';
  const issued = await start(orgId, 'monthly');
  expect(Object.keys(issued)).toEqual(['rep', 'marketing', 'sales-lead', 'admin']);
  expect(await tokens.check(issued.admin ?? '')).toEqual({ orgId, role: 'admin' });

  const path = join(dataDir, `api-tokens-${orgId}`);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await readFile(path, 'utf8')).trim().split('\n')).toEqual(Object.values(issued));

  expect(await start(orgId, 'monthly')).toEqual({});
  expect(await tokens.check(issued.admin ?? '')).toBeDefined();
});

test('an org whose tokens were all revoked gets no others at the next start', async () => {
  const orgId = '00D000000000004AAA';
  await start(orgId, 'monthly');
  const path = join(dataDir, `api-tokens-${orgId}`);
  await rm(path);
  for (const { id } of await tokens.list(orgId)) await tokens.revoke(orgId, id, 'admin command');
  expect(await tokens.list(orgId)).toEqual([]);

  expect(await start(orgId, 'monthly')).toEqual({});
  expect(await tokens.list(orgId)).toEqual([]);
  await expect(stat(path)).rejects.toThrow(/ENOENT/);
});

test.each(['audit entries', 'ended tokens'])(
  'an org is not met for the first time where retention removed %s',
  async (kind) => {
    const orgId = kind === 'ended tokens' ? '00D000000000005AAA' : '00D000000000006AAA';
    await database.inOrg(orgId, (tx) =>
      record(tx, { actor: 'service', action: 'retention', told: { kind, rows: 4 } }),
    );
    expect(await start(orgId, 'monthly')).toEqual({});
  },
);

test('an org gets its first tokens though something else was written down of it', async () => {
  const orgId = '00D000000000007AAA';
  const told = { from: null, to: 3 };
  await database.inOrg(orgId, (tx) =>
    record(tx, { actor: 'service', action: 'smallest group changed', told }),
  );
  expect(Object.keys(await start(orgId, 'monthly'))).toHaveLength(4);
});

test('tokens that could not be put away open nothing, and the next start issues others', async () => {
  const orgId = '00D000000000003AAA';
  const kept: string[] = [];
  const stopped = tokens.issueFirst(orgId, ['rep'], async (made) => {
    kept.push(...made);
    throw new Error('killed while writing');
  });
  await expect(stopped).rejects.toThrow('killed while writing');
  expect(await tokens.check(kept[0] ?? '')).toBeUndefined();
  expect(Object.keys(await start(orgId, 'monthly'))).toHaveLength(4);
});

test('the sample gets new tokens at every start and leaves no file', async () => {
  const orgId = '00D000000000002AAA';
  const first = await start(orgId, 'sample');
  const second = await start(orgId, 'sample');
  expect(await tokens.check(first.rep ?? '')).toBeUndefined();
  expect(await tokens.check(second.rep ?? '')).toEqual({ orgId, role: 'rep' });
  await expect(stat(join(dataDir, `api-tokens-${orgId}`))).rejects.toThrow(/ENOENT/);
});

import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { createJobQueue, type JobQueue } from './queue.ts';

const orgId = '00D000000000001AAA';

let place: TestDatabase;
let database: Database;
let queue: JobQueue;
beforeAll(async () => {
  place = await createMigratedDatabase();
  database = openDatabase(place.url, silentLog);
  queue = await createJobQueue(place.url, silentLog);
  await queue.open(orgId);
});
afterAll(async () => {
  await queue.stop();
  await database.close();
  await place.drop();
});

async function storedPayloads(): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  const { rows } = await client.query<{ data: unknown }>(
    "SELECT data FROM jobs.job WHERE name LIKE 'write-back-%'",
  );
  await client.end();
  return rows.map((row) => row.data);
}

test('a job of a transaction that rolls back never existed', async () => {
  const failing = database.inOrg(orgId, async (tx) => {
    await queue.send(tx, 'write-back', { orgId });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await storedPayloads()).toEqual([]);
});

test('a payload with words in it is refused', async () => {
  const words = { orgId, note: 'Pete at Bramley walked away' };
  const sending = database.inOrg(orgId, (tx) => queue.send(tx, 'write-back', words));
  await expect(sending).rejects.toThrow(/jobs\/payloads.ts/);
  expect(await storedPayloads()).toEqual([]);
});

test('a committed job is worked on, tried again when it throws, and its error is not stored', async () => {
  await database.inOrg(orgId, (tx) => queue.send(tx, 'write-back', { orgId }));
  const seen: unknown[] = [];
  await queue.work('write-back', orgId, async (payload) => {
    seen.push(payload);
    if (seen.length === 1) throw new Error('secret words of a row');
  });
  await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 15_000, interval: 100 });
  expect(seen[1]).toEqual({ orgId });

  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  const dump = await client.query<{ row: string }>('SELECT job::text AS row FROM jobs.job AS job');
  await client.end();
  expect(dump.rows.map((row) => row.row).join()).not.toContain('secret words');
});

test('a job reaches workers of its org only, whichever comes first', async () => {
  const [one, two] = ['00D000000000002AAA', '00D000000000003AAA'] as const;
  for (const org of [one, two]) {
    await queue.open(org);
    await database.inOrg(org, (tx) => queue.send(tx, 'write-back', { orgId: org }));
  }
  const seen: string[] = [];
  const work = (org: string): Promise<void> =>
    queue.work('write-back', org, async (job) => {
      seen.push(`the worker of ${org} got a job of ${job.orgId}`);
    });
  await work(two);
  await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 15_000, interval: 100 });
  await work(one);
  await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 15_000, interval: 100 });
  expect(seen).toEqual([two, one].map((org) => `the worker of ${org} got a job of ${org}`));
});

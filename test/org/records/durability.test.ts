import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../postgres.ts';
import { startOrg } from '../org.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

const program = fileURLToPath(new URL('write-until-killed.ts', import.meta.url));
const clock = () => new Date('2026-11-20T09:00:00Z');

/** Lets a process write, kills it with SIGKILL after some acknowledged writes, and names those. */
async function killWhileWriting(acknowledgedAtLeast: number): Promise<string[]> {
  const writing = spawn(process.execPath, [program, database.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const name of createInterface({ input: writing.stdout })) {
    acknowledged.push(name);
    if (acknowledged.length === acknowledgedAtLeast) writing.kill('SIGKILL');
  }
  if (writing.exitCode === null && writing.signalCode === null) await once(writing, 'exit');
  expect(writing.signalCode).toBe('SIGKILL');
  return acknowledged;
}

test('kill -9 loses nothing that was acknowledged, and nothing is there in part or twice', async () => {
  const acknowledged = await killWhileWriting(205);
  const { org, adminToken, close } = await startOrg({ databaseUrl: database.url, port: 0, clock });
  const admin = org.sessionOfToken(adminToken) ?? { userId: '' };
  const leads = await org.query(admin, 'SELECT Id, LastName FROM Lead');
  const names = leads.map(({ LastName }) => String(LastName));
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(acknowledged));
  // Only whole requests of 20 are there.
  expect(names.length % 20).toBe(0);
  const next = await org.create(admin, 'Lead', { LastName: 'Next', Company: 'Lowmoor' });
  expect(leads.map(({ Id }) => Id)).not.toContain(next);
  await close();
});

test('a database that drops its connections fails one write at most, and the next one works', async () => {
  const { org, adminToken, close } = await startOrg({ databaseUrl: database.url, port: 0, clock });
  const admin = org.sessionOfToken(adminToken) ?? { userId: '' };
  const write = (LastName: string) => org.create(admin, 'Lead', { LastName, Company: 'Lowmoor' });
  await write('Before');
  const attempts = Promise.allSettled(Array.from({ length: 50 }, (_, n) => write(`During ${n}`)));
  const administrator = new pg.Client({ connectionString: database.adminUrl });
  await administrator.connect();
  await administrator.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await administrator.end();
  const outcomes = await attempts;
  await write('After');
  const inMemory = await org.query(admin, 'SELECT LastName FROM Lead ORDER BY Id');
  await close();
  const again = await startOrg({ databaseUrl: database.url, port: 0, clock });
  const onDisk = await again.org.query(admin, 'SELECT LastName FROM Lead ORDER BY Id');
  await again.close();
  const acknowledged = outcomes.filter(({ status }) => status === 'fulfilled').length;
  expect(acknowledged).toBeGreaterThanOrEqual(49);
  expect(inMemory.length).toBeGreaterThanOrEqual(acknowledged + 2);
  expect(onDisk).toEqual(inMemory);
});

test('the truth log tells every change in order, and settings stay', async () => {
  const first = await startOrg({ databaseUrl: database.url, port: 0, clock });
  const admin = first.org.sessionOfToken(first.adminToken) ?? { userId: '' };
  const id = await first.org.create(admin, 'Lead', { LastName: 'Hulme', Company: 'Lowmoor' });
  await first.org.update(admin, 'Lead', id, { Company: 'Esk Valley' });
  await first.org.remove(admin, 'Lead', id);
  await first.org.setSetting('sample', 'loaded');
  await first.org.settings.grantAccessUsingHierarchies('Buyer_Note__c', false);
  await first.close();

  const again = await startOrg({ databaseUrl: database.url, port: 0, clock });
  expect(again.org.setting('sample')).toBe('loaded');
  expect(again.org.settings.grantsAccessUsingHierarchies('Buyer_Note__c')).toBe(false);
  expect(again.org.organizationId).toBe(first.org.organizationId);
  await again.close();

  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    'select action, changed from org_truth where record_id = $1 order by position',
    [id],
  );
  await client.end();
  expect(rows).toEqual([
    { action: 'create', changed: { LastName: 'Hulme', Company: 'Lowmoor' } },
    { action: 'update', changed: { Company: 'Esk Valley' } },
    { action: 'delete', changed: {} },
  ]);
});

test('a record that one request changes twice is kept as it stands at the end', async () => {
  const first = await startOrg({ databaseUrl: database.url, port: 0, clock });
  const admin = first.org.sessionOfToken(first.adminToken) ?? { userId: '' };
  const id = await first.org.create(admin, 'Lead', { LastName: 'Hulme', Company: 'Lowmoor' });
  const change = (Company: string) => ({ attributes: { type: 'Lead' }, Id: id, Company });
  const response = await fetch(`${first.url}/services/data/v66.0/composite/sobjects`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${first.adminToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ records: [change('Esk Valley'), change('Kestrel')] }),
  });
  expect(await response.json()).toMatchObject([{ success: true }, { success: true }]);
  await first.close();
  const again = await startOrg({ databaseUrl: database.url, port: 0, clock });
  const rows = await again.org.query(admin, 'SELECT Company FROM Lead');
  expect(rows).toMatchObject([{ Company: 'Kestrel' }]);
  await again.close();
});

test('a second start writes nothing when the metadata has not changed', async () => {
  const count = async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select count(*)::int as lines from org_truth');
    await client.end();
    return rows;
  };
  const first = await startOrg({ databaseUrl: database.url, port: 0, clock });
  await first.close();
  const before = await count();
  const again = await startOrg({ databaseUrl: database.url, port: 0, clock });
  await again.close();
  expect(await count()).toEqual(before);
});

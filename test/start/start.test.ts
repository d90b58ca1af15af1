import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'jsforce';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spawnSample, type StartedSample } from '../../scripts/sample/process.ts';

/* `npm start` from outside: killed at the worst moments, and stopped politely. */

const readyWithinMs = 120_000;
let dataDir: string;
let started: StartedSample[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'watercooler-start-'));
  // As root, PostgreSQL runs under an account of its own, which has to get in.
  await chmod(dataDir, 0o755);
  started = [];
});

afterEach(async () => {
  for (const sample of started) await sample.end('SIGINT');
  await rm(dataDir, { recursive: true, force: true });
});

function start(): StartedSample {
  const sample = spawnSample(dataDir);
  started.push(sample);
  return sample;
}

test('a start that is killed, while loading or right after a save, loses and doubles nothing', async () => {
  const killedWhileLoading = start();
  await killedWhileLoading.printed('Living through 2026-Q2', readyWithinMs);
  await killedWhileLoading.end('SIGKILL');

  const killedAfterSave = start();
  await killedAfterSave.printed('Ctrl-C stops everything', readyWithinMs);
  expect(killedAfterSave.output()).toContain('starting over');
  const id = await saveNote(await killedAfterSave.actAs('Tamsin Okafor'));
  await killedAfterSave.end('SIGKILL');

  const last = start();
  await last.printed('Ctrl-C stops everything', readyWithinMs);
  const rep = await last.actAs('Tamsin Okafor');
  await expect
    .poll(() => statusOf(rep, id), { timeout: 60_000, interval: 200 })
    .toMatch(/^(counted|released)$/);
  const everybody = await last.actAs('Fergus Ilett');
  const notes = await everybody.query<{ Client_Key__c: string }>(
    'SELECT Client_Key__c FROM Buyer_Note__c',
    { autoFetch: true },
  );
  expect(notes.records).toHaveLength(240 + 1);
  expect(new Set(notes.records.map((note) => note.Client_Key__c)).size).toBe(240 + 1);

  expect(await last.end('SIGINT')).toBe(0);
  expect(await runningPostmasters(dataDir)).toEqual([]);
}, 480_000);

async function saveNote(rep: Connection): Promise<string> {
  const [deal] = (await rep.query<{ Id: string }>('SELECT Id FROM Opportunity LIMIT 1')).records;
  const [persona] = (
    await rep.query<{ Id: string }>("SELECT Id FROM Buyer_Persona__c WHERE Key__c = 'SM'")
  ).records;
  const [prompt] = (
    await rep.query<{ Id: string }>("SELECT Id FROM Note_Prompt__c WHERE Key__c = 'barrier'")
  ).records;
  const saved = await rep.sobject('Buyer_Note__c').create({
    Client_Key__c: 'saved-before-the-kill',
    Opportunity__c: deal?.Id,
    Buyer_Persona__c: persona?.Id,
    Prompt__c: prompt?.Id,
    Body__c: 'the gate is agency staff, new faces every week, nobody stays to be trained',
    Source__c: 'observed',
  });
  expect(saved.success).toBe(true);
  return saved.id ?? '';
}

async function statusOf(rep: Connection, id: string): Promise<string> {
  const { records } = await rep.query<{ Status__c: string | null }>(
    `SELECT Status__c FROM Buyer_Note__c WHERE Id = '${id}'`,
  );
  return records[0]?.Status__c ?? 'not seen yet';
}

/** Lock files of PostgreSQL servers that still run on a data directory. */
async function runningPostmasters(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('postmaster.pid') && existsSync(join(folder, name)));
}

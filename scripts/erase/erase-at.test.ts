import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../service/src/config.ts';
import { type Scene, setScene } from '../../service/src/sync/scene.ts';
import type { Place } from '../rebuild/place.ts';
import { eraseAt } from './erase-at.ts';

let scene: Scene;
let folder: string;
let erasureLedgerFile: string;
beforeAll(async () => {
  scene = await setScene();
  folder = await mkdtemp(join(tmpdir(), 'watercooler-erase-'));
  erasureLedgerFile = join(folder, 'erasures.jsonl');
});
afterAll(async () => {
  await scene.end();
  await rm(folder, { recursive: true });
});

/** The service's own place, as a command finds it. */
function placeOfService(): Place {
  const { config, clock } = scene.dependencies();
  const { salesforce, contributorKey } = config;
  const settings = loadConfig({
    SALESFORCE_LOGIN_URL: salesforce.loginUrl,
    SALESFORCE_CLIENT_ID: salesforce.clientId,
    SALESFORCE_USERNAME: salesforce.username,
    SALESFORCE_PRIVATE_KEY: salesforce.privateKey,
    ERASURE_LEDGER_FILE: erasureLedgerFile,
  });
  const url = scene.test.url;
  return {
    ...{ config: { ...settings, contributorKey }, clock },
    ...{ databaseUrl: url, creatorUrl: url, scratchUrl: null },
  };
}

test('a service that runs meanwhile stands by, goes on, and leaves erased notes out', async () => {
  const sync = await scene.start({ config: { erasureLedgerFile } });
  const { deal, account } = await scene.addDeal('Kestrel');
  const note = await scene.saveNote({ Opportunity__c: deal, Body__c: 'They fear the change.' });
  await sync.pollNow();
  const held = `SELECT note_id FROM note WHERE note_id = '${note}'`;
  expect(await scene.ask(held)).toHaveLength(1);

  const place = placeOfService();
  const request = { kind: 'account', id: account } as const;
  const dry = await eraseAt(place, { ...request, isDryRun: true }, () => undefined);
  expect(dry.receipt.erased.note).toBe(1);
  expect(await scene.ask(held)).toHaveLength(1);
  const done = await eraseAt(place, { ...request, isDryRun: false }, () => undefined);
  expect(done.receipt.erased).toEqual(dry.receipt.erased);
  expect(done.idsToDelete).toEqual([note]);

  await sync.pollNow();
  expect(await scene.ask(held)).toEqual([]);
  expect((await scene.written(note))?.['Quote__c']).toBe(null);
  await sync.stop();
});

test('an erasure that was cut off before its words had left is told of by the next one', async () => {
  const { deal, account } = await scene.addDeal('Hobby');
  await scene.saveNote({ Opportunity__c: deal, Body__c: 'They fear the change.' });
  const request = { kind: 'account', id: account, isDryRun: false } as const;
  const { receipt } = await eraseAt(placeOfService(), request, () => undefined);
  await scene.ask(`UPDATE erasure_receipt
    SET told = jsonb_set(told, '{salesforce,wordsLeftAt}', 'null') WHERE erasure_id = '${receipt.erasure}'`);
  const said: string[] = [];
  await eraseAt(placeOfService(), request, (line) => void said.push(line));
  const told = said.find((line) => line.startsWith('An earlier erasure')) ?? '';
  expect(JSON.parse(told.slice(told.indexOf('{')))).toEqual(receipt);
});

test('a database from before the last release takes nothing of it out of Salesforce', async () => {
  const sync = await scene.start({ config: { erasureLedgerFile } });
  const { deal, account } = await scene.addDeal('Merlin');
  await scene.saveNote({ Opportunity__c: deal, Body__c: 'They fear the change.' });
  await sync.pollNow();
  const restore = await scene.backUp();
  await sync.releaseNow();
  await sync.stop();
  const told = 'SELECT Releases__c, Last_Release_On__c FROM Watercooler_Status__c';
  const { org, integration } = scene.company;
  const before = await org.query(integration, told);
  await restore();
  const erasing = eraseAt(
    placeOfService(),
    { kind: 'account', id: account, isDryRun: false },
    () => undefined,
  );
  await expect(erasing).rejects.toThrow(/older than the last release.* Start the service/);
  expect(await org.query(integration, told)).toEqual(before);
});

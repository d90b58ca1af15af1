import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../service/src/config.ts';
import { setScene } from '../../service/src/sync/scene.ts';
import { eraseAt } from './erase-at.ts';

test('a service that runs meanwhile stands by, goes on, and leaves erased notes out', async () => {
  const scene = await setScene();
  onTestFinished(scene.end);
  const folder = await mkdtemp(join(tmpdir(), 'watercooler-erase-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const erasureLedgerFile = join(folder, 'erasures.jsonl');
  const sync = await scene.start({ config: { erasureLedgerFile } });
  const { deal, account } = await scene.addDeal('Kestrel');
  const note = await scene.saveNote({ Opportunity__c: deal, Body__c: 'They fear the change.' });
  await sync.pollNow();
  const held = `SELECT note_id FROM note WHERE note_id = '${note}'`;
  expect(await scene.ask(held)).toHaveLength(1);

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
  const place = {
    ...{ config: { ...settings, contributorKey }, clock },
    ...{ databaseUrl: url, creatorUrl: url, scratchUrl: null },
  };
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
});

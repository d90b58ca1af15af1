import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../../../../test/silent-log.ts';
import { systemClock } from '../../clock.ts';
import { connect } from '../../salesforce/connection.ts';
import { setScene } from '../scene.ts';
import { takeLead } from '../take-lead.ts';
import { erase } from './erase.ts';

/** `ERASURE_NOTES=10000 npx vitest run service/src/sync/erasure/many-notes.test.ts` measures. */
const notes = Number(process.env['ERASURE_NOTES'] ?? 0);

test.runIf(notes > 0)(
  'many notes of one rep are erased, out of the org too, within a minute',
  async () => {
    const scene = await setScene();
    onTestFinished(scene.end);
    const folder = await mkdtemp(join(tmpdir(), 'watercooler-erasure-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const sync = await scene.start();
    await sync.pollNow();
    const { deal } = await scene.addDeal('Many');
    const theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
    for (let at = 0; at < notes; at += 1) {
      const Body__c = `They keep the old way because it works, they say for the ${at}. time`;
      const tap = at % 10 === 0 ? { Confirmed_Theme__c: theme } : {};
      await scene.saveNote({ Opportunity__c: deal, Body__c, ...tap });
    }
    await sync.pollNow();

    const { config, database, clock } = scene.dependencies();
    const settings = { ...config.salesforce, isSandbox: false, timeoutMs: 30_000 };
    const lead = await takeLead(database, await connect(settings, systemClock));
    const begunMs = performance.now();
    const { receipt } = await erase(
      {
        ...{ org: lead.org, database: lead.database, secret: config.contributorKey, clock },
        ...{ ledgerFile: join(folder, 'erasures.jsonl'), log: silentLog },
      },
      { kind: 'contributor', id: scene.company.repA.userId, isDryRun: false },
    );
    const tookMs = performance.now() - begunMs;
    await lead.end();
    const measured = { notes: receipt.erased.note, seconds: tookMs / 1000 };
    process.stdout.write(`${JSON.stringify(measured)}\n`);
    expect(receipt.erased.note).toBe(notes);
    expect(receipt.salesforce.wordsLeftAt).not.toBe(null);
    expect(tookMs).toBeLessThan(60_000);
  },
  20 * 60_000,
);

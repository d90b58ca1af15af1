import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWordInsight } from './model/word-insight.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

vi.setConfig({ testTimeout: 120_000 });

const notes = 2000;

/** Reading takes 0.5 calls for a thousand notes, 2,000 a page, and writing 5, 200 a call: a fifth more. */
const mostCallsPerThousand = 1.2 * (0.5 + 5);

let scene: Scene;
let sync: Sync;

beforeAll(async () => {
  scene = await setScene();
  sync = await scene.start({ insight: createWordInsight(), callTimeoutMs: 60_000 });
  await sync.pollNow();
}, 60_000);
afterAll(() => scene.end());

/** How many calls a round makes; the same few, however many notes there are, are made without any. */
async function callsOfRound(): Promise<number> {
  const made = (): number => sync.state().calls?.ownCalls24h ?? Number.NaN;
  const before = made();
  await sync.pollNow();
  return made() - before;
}

async function seedNotes(): Promise<void> {
  const { company } = scene;
  const { deal } = await scene.addDeal('Kestrel');
  // So long ago that none of them could still become visible late.
  const beganAt = scene.now().getTime() - 2 * 3_600_000;
  const rows = Array.from({ length: notes }, (_, at) => ({
    CreatedById: company.repA.userId,
    CreatedDate: `${new Date(beganAt + at * 1000).toISOString().slice(0, 19)}.000Z`,
    Client_Key__c: randomUUID(),
    Opportunity__c: deal,
    Body__c: `They speak of price (${at})`,
    Source__c: 'heard',
    Tone__c: 'neutral',
  }));
  await company.org.seed('Buyer_Note__c', rows);
}

test('notes are read and written back in hardly more calls than their pages take', async () => {
  const callsWithoutNotes = await callsOfRound();
  await seedNotes();
  const calls = (await callsOfRound()) - callsWithoutNotes;
  expect(await scene.query('SELECT Id FROM Buyer_Note__c WHERE Status__c = null')).toEqual([]);
  expect(calls / (notes / 1000)).toBeLessThanOrEqual(mostCallsPerThousand);
});

import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createCallBudget } from '../salesforce/call-budget.ts';
import { type Scene, type SceneChanges, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

vi.setConfig({ testTimeout: 60_000 });

const plenty = 100_000;
let scene: Scene;
let deal: string;

beforeAll(async () => {
  scene = await setScene();
  ({ deal } = await scene.addDeal('Kestrel'));
});
beforeEach(() => scene.company.setDailyApiRequests(plenty));
afterAll(() => scene.end());

const saveNote = (): Promise<string> =>
  scene.saveNote({ Opportunity__c: deal, Body__c: 'They heard of us at a fair' });

async function isStored(note: string): Promise<boolean> {
  return (await scene.ask(`SELECT 1 FROM note WHERE note_id = '${note}'`)).length === 1;
}

/** Starts one for a test, which it ends with: only one leads. */
async function start(changes: SceneChanges): Promise<Sync> {
  const sync = await scene.start(changes);
  onTestFinished(sync.stop);
  return sync;
}

/** A synchronisation that looks every half second whether the org has room again. */
function startPatiently(): Promise<Sync> {
  const elapsedMs = (): number => performance.now();
  return start({ budget: createCallBudget({ elapsedMs, clock: scene.now, tryEveryMs: 500 }) });
}

/** Gives the org so many calls for a day that this part of them is used. */
function useUp(sync: Sync, part: number): void {
  scene.company.setDailyApiRequests(Math.ceil((sync.state().calls?.orgUsed ?? 0) / part));
}

/** Something else that is connected to the org makes so many calls. */
async function callAsOthersDo(times: number): Promise<void> {
  const { url, adminToken } = scene.company;
  const headers = { authorization: `Bearer ${adminToken}` };
  for (let calls = 0; calls < times; calls += 1) {
    await fetch(`${url}/services/data/v66.0/limits`, { headers });
  }
}

test("while four fifths of the org's calls are used it makes none, then goes on by itself", async () => {
  // So many that looking does not use up what is kept for others.
  await callAsOthersDo(100);
  const sync = await startPatiently();
  await sync.pollNow();
  useUp(sync, 0.81);
  // The round that learns it may end at its first call or at its last.
  await sync.pollNow().catch(() => undefined);
  const note = await saveNote();
  await expect(sync.pollNow()).rejects.toMatchObject({ kind: 'saving' });
  expect(sync.state()).toMatchObject({
    connection: 'saving-calls',
    problem: { kind: 'saving', code: null },
    reason: expect.stringContaining('kept for others'),
    calls: { isSaving: true },
  });
  expect(await isStored(note)).toBe(false);

  scene.company.setDailyApiRequests(plenty);
  await vi.waitFor(() => expect(sync.state().connection).toBe('connected'), 20_000);
  expect(sync.state()).toMatchObject({ problem: null, calls: { isSaving: false } });
  await vi.waitFor(async () => expect(await isStored(note)).toBe(true), 20_000);
});

test('an org without calls is told apart from one that is busy, and gone back to by itself', async () => {
  const sync = await startPatiently();
  await sync.pollNow();
  // Others use up what there is, between two rounds of ours.
  scene.company.setDailyApiRequests(1);
  const note = await saveNote();
  await expect(sync.pollNow()).rejects.toMatchObject({ kind: 'limit' });
  expect(sync.state()).toMatchObject({
    connection: 'saving-calls',
    problem: { kind: 'limit', code: 'REQUEST_LIMIT_EXCEEDED' },
  });

  scene.company.setDailyApiRequests(plenty);
  await vi.waitFor(() => expect(sync.state().connection).toBe('connected'), 20_000);
  await vi.waitFor(async () => expect(await isStored(note)).toBe(true), 20_000);
});

test('one call in a quarter of an hour is all that an org short of calls is asked', async () => {
  let passedMs = 0;
  const elapsedMs = (): number => performance.now() + passedMs;
  const sync = await start({ elapsedMs });
  const used = (): number => sync.state().calls?.orgUsed ?? 0;
  // So many that a fifth of them is more than the calls below.
  await callAsOthersDo(100);
  await sync.pollNow();
  useUp(sync, 0.81);
  await sync.pollNow().catch(() => undefined);
  const usedBefore = used();
  for (let quarters = 1; quarters <= 4; quarters += 1) {
    passedMs += 15 * 60 * 1000;
    await expect(sync.pollNow()).rejects.toMatchObject({ kind: 'saving' });
    await expect(sync.pollNow()).rejects.toMatchObject({ kind: 'saving' });
    expect(used()).toBe(usedBefore + quarters);
  }
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { connect } from '../salesforce/connection.ts';
import { OrgError } from '../salesforce/errors.ts';
import { createConnectionState } from './connection-state.ts';
import { createCycle, type Cycle } from './cycle.ts';
import { type Scene, type SceneChanges, setScene } from './scene.ts';

let scene: Scene;
let cycle: Cycle;

const usualPace = { pollSeconds: 15, idlePollSeconds: 60 };
let elapsedMs = 0;

function createRounds(changes: SceneChanges = {}): Cycle {
  return createCycle(
    { ...scene.dependencies({ elapsedMs: () => elapsedMs, ...changes }), realTime: systemClock },
    createConnectionState(scene.now),
    new AbortController().signal,
  );
}

beforeAll(async () => {
  scene = await setScene();
  cycle = createRounds({ config: usualPace });
  await cycle.run({ isThorough: true, areReleasesHeld: true });
});
afterAll(() => scene.end());

/** One round, as often as polls come: whether anything arrived, and what it cost. */
async function round(
  isThorough = false,
  rounds = cycle,
): Promise<{ isBusy: boolean; calls: number }> {
  const before = await callsUsed();
  const { isBusy } = await rounds.run({ isThorough, areReleasesHeld: true });
  // Asking costs a call too.
  return { isBusy, calls: (await callsUsed()) - before - 1 };
}

async function callsUsed(): Promise<number> {
  const answer = await fetch(`${scene.company.url}/services/data/v66.0/limits`, {
    headers: { authorization: `Bearer ${scene.company.adminToken}` },
  });
  return Number(/api-usage=(\d+)/.exec(answer.headers.get('sforce-limit-info') ?? '')?.[1]);
}

// docs/sync.md gives these numbers.
describe('of the calls that an org allows a day', () => {
  test('a round in which nothing happened takes one; the codebook one more, and so do the reps where nobody wrote yet', async () => {
    await round();
    expect(await round()).toEqual({ isBusy: false, calls: 1 });
    expect(await round(true)).toEqual({ isBusy: false, calls: 3 });
  });

  test('a note takes three, and then counts as known', async () => {
    const { deal, contact } = await scene.addDeal('Kestrel');
    await scene.saveNote({
      Opportunity__c: deal,
      Contact__c: contact,
      Body__c: 'They heard of us at a fair',
    });
    // What changed, the names around it, and what is written on it.
    expect(await round()).toEqual({ isBusy: true, calls: 3 });
    expect(await round()).toEqual({ isBusy: false, calls: 1 });
  });

  test('an hour in which nothing happens takes at most 83: 2,000 a day', async () => {
    let calls = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      elapsedMs += 60_000;
      calls += (await round()).calls;
    }
    expect(calls).toBeLessThanOrEqual(83);
  });

  test('what follows a bulk load takes one a round, late rows apart', async () => {
    await cycle.end();
    const rounds = createRounds({ changesPerPage: 10 });
    const { deal } = await scene.addDeal('Plover');
    const save = (at: string): Promise<string> => {
      scene.setTime(at);
      return scene.saveNote({ Opportunity__c: deal, Body__c: 'They heard of us at a fair' });
    };
    const settle = async (): Promise<void> => {
      // Twice: for what was written on the notes, and for what was changed within its second.
      for (let times = 0; times < 3; times += 1) {
        elapsedMs += 10_000;
        await rounds.run({ isThorough: false, areReleasesHeld: true });
      }
    };
    for (let index = 0; index < 25; index += 1) await save('2026-11-20T10:00:00Z');
    expect(await round(true, rounds)).toMatchObject({ isBusy: true });
    scene.setTime('2026-11-20T10:05:00Z');
    await settle();
    expect(await round(false, rounds)).toEqual({ isBusy: false, calls: 1 });

    // A transaction that took minutes: its row has the stamp of its beginning.
    const late = await save('2026-11-20T09:52:00Z');
    scene.setTime('2026-11-20T10:05:00Z');
    expect(await round(false, rounds)).toMatchObject({ isBusy: true });
    expect(await scene.written(late)).toMatchObject({ Status__c: 'waiting' });
    await settle();
    expect(await round(false, rounds)).toEqual({ isBusy: false, calls: 1 });
    await rounds.end();
  });
});

test('a process that has to sign in anew follows no other org than before', async () => {
  await cycle.end();
  const orgs = ['first', 'second'];
  const rounds = createRounds({
    connect: async (...asked) => {
      const org = await connect(...asked);
      if (orgs.shift() === 'first') return { ...org, call: () => Promise.reject(ended) };
      return { ...org, orgId: '00D000000000002AAA' };
    },
  });
  const ended = new OrgError('unauthorised', 'Salesforce no longer accepts our session');
  const run = () => rounds.run({ isThorough: true, areReleasesHeld: true });
  await expect(run()).rejects.toBe(ended);
  await expect(run()).rejects.toThrow('another org than before');
  await rounds.end();
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { createConnectionState } from './connection-state.ts';
import { createCycle, type Cycle } from './cycle.ts';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
let cycle: Cycle;

beforeAll(async () => {
  scene = await setScene();
  cycle = createCycle(
    { ...scene.dependencies({ config: { pollSeconds: 15 } }), realTime: systemClock },
    createConnectionState(scene.now),
    new AbortController().signal,
  );
  await cycle.run({ isThorough: true, areReleasesHeld: true });
});
afterAll(() => scene.end());

/** One round, as often as polls come: how many notes arrived, and what it cost. */
async function round(
  isThorough: boolean,
  rounds = cycle,
): Promise<{ arrived: number; calls: number }> {
  const before = await callsUsed();
  const arrived = await rounds.run({ isThorough, areReleasesHeld: true });
  // Asking costs a call too.
  return { arrived, calls: (await callsUsed()) - before - 1 };
}

async function callsUsed(): Promise<number> {
  const answer = await fetch(`${scene.company.url}/services/data/v66.0/limits`, {
    headers: { authorization: `Bearer ${scene.company.adminToken}` },
  });
  return Number(/api-usage=(\d+)/.exec(answer.headers.get('sforce-limit-info') ?? '')?.[1]);
}

// docs/how-it-works.md gives these numbers.
describe('of the calls that an org allows a day', () => {
  test('a round in which nothing happened takes one, and four more with the codebook', async () => {
    expect(await round(false)).toEqual({ arrived: 0, calls: 1 });
    expect(await round(true)).toEqual({ arrived: 0, calls: 5 });
  });

  test('a note takes eight, and then counts as known while the overlap is read again', async () => {
    const { deal, contact } = await scene.addDeal('Kestrel');
    await scene.saveNote({
      Opportunity__c: deal,
      Contact__c: contact,
      Body__c: 'They heard of us at a fair',
    });
    expect(await round(false)).toEqual({ arrived: 1, calls: 8 });
    // Younger than a minute: it is looked at again, in case it changed within its second.
    expect(await round(false)).toEqual({ arrived: 0, calls: 2 });
    scene.setTime('2026-11-20T09:02:00Z');
    expect(await round(false)).toEqual({ arrived: 0, calls: 1 });
  });

  test('a bulk load takes its pages again for ten minutes, late rows included, and then no more', async () => {
    let elapsedMs = 0;
    const overlapMs = 10 * 60_000;
    const changes = { elapsedMs: () => elapsedMs, changesPerPage: 10 };
    const rounds = createCycle(
      { ...scene.dependencies(changes), realTime: systemClock },
      createConnectionState(scene.now),
      new AbortController().signal,
    );
    const { deal } = await scene.addDeal('Plover');
    const save = (at: string): Promise<string> => {
      scene.setTime(at);
      return scene.saveNote({ Opportunity__c: deal, Body__c: 'They heard of us at a fair' });
    };
    for (let index = 0; index < 25; index += 1) await save('2026-11-20T10:00:00Z');
    expect(await round(true, rounds)).toMatchObject({ arrived: 25 });
    scene.setTime('2026-11-20T10:05:00Z');
    expect(await round(false, rounds)).toEqual({ arrived: 0, calls: 3 });

    // A transaction that took minutes: its row has the stamp of its beginning.
    elapsedMs += overlapMs;
    await save('2026-11-20T09:52:00Z');
    scene.setTime('2026-11-20T10:05:00Z');
    expect(await round(true, rounds)).toMatchObject({ arrived: 1 });
    // What was written on that note moved the checkpoint, so it has to stand still anew.
    await round(false, rounds);
    scene.setTime('2026-11-20T10:08:00Z');
    expect(await round(false, rounds)).toEqual({ arrived: 0, calls: 3 });
    elapsedMs += overlapMs;
    await round(true, rounds);
    expect(await round(false, rounds)).toEqual({ arrived: 0, calls: 1 });

    await save('2026-11-20T10:20:00Z');
    expect(await round(false, rounds)).toMatchObject({ arrived: 1 });
    await save('2026-11-20T10:12:00Z');
    scene.setTime('2026-11-20T10:20:00Z');
    expect(await round(false, rounds)).toMatchObject({ arrived: 1 });
  });
});

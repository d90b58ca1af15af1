import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { countOf, nothingFound } from './check.ts';
import { crashScenarios, runCrashPoints } from './crash-points.ts';
import { type FaultStage, runFault } from './fault-runs.ts';
import { faults } from './faults.ts';
import { judge } from './judge.ts';
import { isNoticedIn } from './mutant-run.ts';
import { mutants } from './mutants.ts';
import { provocations } from './provocations.ts';
import { quickLease } from './quick-lease.ts';
import { borrowServer } from './server.ts';
import { storm } from './storm.ts';
import { createWorld, type World } from './world.ts';

/** The same course each run; `npm run chaos` takes others. */
const seed = 7;

/** One of each kind; `npm run chaos -- --faults` goes through all. */
const fewFaults = ['org: hangs up after a write', 'database network: cut'];

/** Seconds on a machine that does nothing else, and much more on a busy one. */
const patienceMs = 180_000;

let world: World;
beforeAll(async () => {
  // The server is that of all other tests: nobody kills it here. `npm run chaos` has one of its own.
  world = await createWorld({
    server: borrowServer(inject('postgresUrl')),
    seed,
    edits: quickLease,
  });
}, patienceMs);
afterAll(() => world.end());

test(
  'processes killed again and again lose nothing and double nothing',
  async () => {
    const { kills, outOfOrder } = await storm(world, {
      seed,
      kills: 3,
      server: null,
      deadlineMs: performance.now() + 30_000,
    });
    expect(kills.poller + kills.org, `seed ${seed}`).toBeGreaterThan(0);
    expect(outOfOrder, `seed ${seed}`).toEqual([]);
  },
  patienceMs,
);

test.each(fewFaults)(
  '%s leaves nothing wrong',
  async (name) => {
    const fault = faults[name];
    if (fault === undefined) throw new Error('There is no such fault.');
    const stage: FaultStage = { world, poller: null };
    try {
      expect(await runFault(stage, { seed, fault, server: null })).toEqual(nothingFound);
    } finally {
      // It would go on leading, and nobody after it could.
      await stage.poller?.kill();
    }
  },
  patienceMs,
);

test(
  'a process that ends itself at one crossing of a round after another is made up for',
  async () => {
    const [round] = crashScenarios;
    if (round === undefined) throw new Error('There is no scenario.');
    const { findings } = await runCrashPoints(world, round, {
      every: 60,
      deadlineMs: performance.now() + 10_000,
    });
    expect(countOf(findings), `seed ${seed}: ${JSON.stringify(findings)}`).toBe(0);
  },
  patienceMs,
);

test(
  'in the quiet afterwards, what is stored is what a new database would be given',
  async () => {
    expect(await judge(world, { isRebuilding: true }), `seed ${seed}`).toEqual(nothingFound);
  },
  patienceMs,
);

test(
  'a fault planted in our own code is noticed',
  async () => {
    const mutant = mutants.find(({ provocation }) => provocation === provocations.lateRow);
    expect(mutant && (await isNoticedIn(world, mutant)), `seed ${seed}`).toBe(true);
  },
  patienceMs,
);

test('every mutant changes lines that are there', async () => {
  for (const { name, edits } of [...mutants, { name: 'the quick lease', edits: quickLease }]) {
    for (const { file, find } of edits) {
      const source = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
      expect(source.split(find), `${name}: ${file}`).toHaveLength(2);
    }
  }
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AsyncCommand } from 'fast-check';
import { expect } from 'vitest';
import type { Act } from './acts.ts';
import {
  checkFrozen,
  checkPublished,
  checkRecomputed,
  checkRecords,
  checkStored,
  checkWritten,
  releasedNow,
} from './checks.ts';
import type { Frozen, Model } from './model.ts';
import { releasedAfter } from './release-rule.ts';
import type { Process, World } from './world.ts';

/** What the steps of a run work on. */
export interface Running {
  readonly world: World;
  process: Process;
}

/** One step of a run. */
export type Step = AsyncCommand<Model, Running>;

function step(name: string, run: (model: Model, running: Running) => Promise<void>): Step {
  return { check: () => true, run, toString: () => name };
}

/** People do something. */
export function people(act: Act): Step {
  return {
    check: (model) => act.isPossible(model),
    run: (model, { world }) => act.run(model, world),
    toString: () => act.name,
  };
}

/** People do something that can be seen only later, with the stamp of now. */
export function peopleLate(act: Act, laterMs: number): Step {
  return {
    check: (model) => act.isPossible(model),
    async run(model, { world }) {
      const { lateRows } = world.company.org;
      lateRows.begin({ sobject: 'Buyer_Note__c', afterMs: laterMs });
      await act.run(model, world);
      lateRows.end();
    },
    toString: () => `${act.name}, seen ${laterMs / 1000} s later`,
  };
}

/** People do something in the middle of a poll. */
export function peopleMeanwhile(act: Act, crossing: number): Step {
  return {
    check: (model) => act.isPossible(model),
    async run(model, { world, process }) {
      let left = crossing;
      let isDone = false;
      process.meanwhile = async () => {
        left -= 1;
        if (left >= 0 || isDone) return;
        isDone = true;
        await act.run(model, world);
      };
      await process.sync.pollNow();
      process.meanwhile = null;
      if (!isDone) await act.run(model, world);
    },
    toString: () => `${act.name} at crossing ${crossing} of a poll`,
  };
}

/** A poll to the end. */
export const poll = (): Step => step('poll', (_, { process }) => process.sync.pollNow());

/** Time passes on every clock. */
export const pass = (seconds: number): Step =>
  step(`${seconds} s pass`, (_, { world }) => Promise.resolve(world.pass(seconds * 1000)));

/** Salesforce ends every session. */
export const closeSessions = (): Step =>
  step('sessions end', (_, { world }) => Promise.resolve(world.company.org.closeSessions()));

/** What was taken in a while ago is told once more. */
export const redeliver = (seconds: number): Step =>
  step(`the last ${seconds} s are told again`, async (_, { world }) => {
    await world.place.ask(`UPDATE checkpoint
      SET modified_at = modified_at - interval '${seconds} seconds', record_id = '000000000000000AAA'
      WHERE stream <> 'sweep' AND modified_at > '2026-01-01'`);
  });

/** The process is killed within a poll, and another one starts. */
export const crash = (crossing: number): Step =>
  step(`killed at crossing ${crossing} of a poll`, async (_, running) => {
    running.process.fuse.burn(crossing);
    await running.process.sync.pollNow().catch(() => undefined);
    await succeed(running);
  });

/** The process is killed within a release: it happened, or it did not. */
export const crashInRelease = (crossing: number): Step =>
  step(`killed at crossing ${crossing} of a release`, async (model, running) => {
    const { world, process } = running;
    await process.sync.pollNow();
    const [before] = await world.place.ask<{ id: string }>(newestRelease);
    process.fuse.burn(crossing);
    await process.sync.releaseNow().catch(() => undefined);
    await succeed(running);
    const [newest] = await world.place.ask<{ id: string }>(newestRelease);
    if (newest !== undefined && newest.id !== before?.id) {
      Object.assign(model, releasedAfter(model, newest.id));
    }
    const now = await releasedNow(world, model);
    expect(toObject(now), 'released').toEqual(toObject(model.released));
  });

async function succeed(running: Running): Promise<void> {
  await running.process.sync.stop().catch(() => undefined);
  await running.world.expireLease();
  running.process = await running.world.start();
}

/** Another process takes the org over while ours is at a crossing, or between two polls. */
export const takeOver = (crossing: number | null): Step =>
  step(`another process takes over at ${crossing ?? 'rest'}`, async (_, running) => {
    const { world, process } = running;
    await firstRoundOf(process);
    const next = await world.start();
    let left = crossing ?? Number.POSITIVE_INFINITY;
    let taking: Promise<void> | null = null;
    async function take(): Promise<void> {
      // Where ours stands by, the other one was faster, and has nothing to take.
      if (process.sync.state().connection !== 'standing-by') await world.expireLease();
      await next.sync.pollNow();
    }
    process.meanwhile = async ({ isInTransaction }) => {
      left -= 1;
      if (isInTransaction) return;
      if (left < 0) taking ??= take();
      // It renews its lease beside what it does, and the one must not go on while the other waits here: it
      // would take back what is free for a moment.
      await taking;
    };
    if (crossing === null) await (taking = take());
    await pollWhileLeading(process);
    await (taking ??= take());
    process.meanwhile = null;
    await process.sync.stop();
    running.process = next;
  });

/** The end of what a process does by itself after its start: from then on it leads. */
async function firstRoundOf({ sync }: Process): Promise<void> {
  while (sync.state().connection === 'signing-in') await nextTurn();
}

/** A poll of a process that may find out that it is no longer the one, and would wait to be it again. */
async function pollWhileLeading({ sync }: Process): Promise<void> {
  let isOver = false;
  const polled = sync.pollNow().catch(() => undefined);
  void polled.then(() => (isOver = true));
  while (!isOver && sync.state().connection !== 'standing-by') await nextTurn();
}

const newestRelease = 'SELECT release_id AS id FROM release ORDER BY number DESC LIMIT 1';

/** Everything is read and compared. */
export const sweep = (): Step =>
  step('sweep', async (model, { world, process }) => {
    world.company.org.lateRows.show();
    await sweepNow(process);
    model.needsSweep = false;
  });

/** A release, whatever the calendar says. */
export const release = (): Step =>
  step('release', async (model, running) => {
    const { world } = running;
    // What the release is to go by has to be known to both sides.
    await settle(model, running);
    await running.process.sync.releaseNow();
    const [newest] = await world.place.ask<{ id: string }>(newestRelease);
    Object.assign(model, releasedAfter(model, newest?.id ?? ''));
    await checkFrozen(world, model);
    await checkPublished(world, model);
    await checkRecords(world);
  });

/** Our database is lost, and built up again from Salesforce. */
export const rebuild = (): Step =>
  step('the database is lost', async (_, running) => {
    // What Salesforce was not told yet nobody can know.
    await running.process.sync.pollNow();
    await running.process.sync.stop();
    await running.world.place.empty();
    running.process = await running.world.start();
    await running.process.sync.pollNow();
  });

/** Everything has arrived: then both sides hold exactly what they should. */
export const quiet = (): Step =>
  step('quiet', async (model, running) => {
    await settle(model, running);
    await checkStored(running.world, model);
    await checkFrozen(running.world, model);
    await checkWritten(running.world, model);
    await checkRecords(running.world);
  });

/** The same, and an empty database comes to the same. */
export const quietAndRecomputed = (): Step =>
  step('quiet, recomputed', async (model, running) => {
    await quiet().run(model, running);
    await checkRecomputed(running.world);
  });

/** Longer than two changes can share a stamp. */
const restMs = 15_000;

async function settle(model: Model, { world, process }: Running): Promise<void> {
  world.company.org.lateRows.show();
  world.pass(restMs);
  await process.sync.pollNow();
  if (model.needsSweep) await sweepNow(process);
  model.needsSweep = false;
  world.pass(restMs);
  await process.sync.pollNow();
}

/** Reads everything once more. */
async function sweepNow({ sync }: Process): Promise<void> {
  sync.demandSweep();
  await sync.pollNow();
}

function toObject(released: ReadonlyMap<string, Frozen>): Record<string, Frozen> {
  return Object.fromEntries(released);
}

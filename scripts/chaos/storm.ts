import { setTimeout as pause } from 'node:timers/promises';
import { type Chance, createChance } from './chance.ts';
import { checkOrder } from './check.ts';
import { patiently } from './patience.ts';
import type { Poller } from './poller-process.ts';
import type { ChaosServer } from './server.ts';
import type { World } from './world.ts';

/** Processes ended by SIGKILL, by what they were. */
export interface Kills {
  poller: number;
  org: number;
  postgresBackend: number;
  postgres: number;
}

export const noKills = (): Kills => ({ poller: 0, org: 0, postgresBackend: 0, postgres: 0 });

export interface StormResult {
  readonly kills: Kills;
  /** From a kill to the end of the next process's first round, in ms, where that one lived to see it. */
  readonly resumedMs: readonly number[];
  /** Notes that a checkpoint had passed and that were not held. */
  readonly outOfOrder: readonly string[];
}

export interface StormOptions {
  readonly seed: number;
  /** How many processes are to be killed. */
  readonly kills: number;
  /** The server to kill now and then; null spares it. */
  readonly server: ChaosServer | null;
  /** Stops early after this moment of `performance.now()`. */
  readonly deadlineMs: number;
}

/** What people do is bounded, or a slow machine would have them write more than it can compare. */
const deedsPerKill = 6;

/** One in so many kills looks at what the killed process left behind. */
const looksEvery = 5;

/**
 * Lets people act while the process that polls is killed again and again: somewhere in its start, or
 * in one of its rounds. Now and then the org, a backend of PostgreSQL or PostgreSQL itself goes too,
 * and now and then two processes want to poll.
 */
export async function storm(world: World, options: StormOptions): Promise<StormResult> {
  const { seed, server } = options;
  const chance = createChance(seed);
  const kills = noKills();
  const resumedMs: number[] = [];
  const outOfOrder: string[] = [];
  let isOver = false;
  const people = actUntil(world, deedsPerKill * options.kills, () => isOver);
  let killedAt: number | null = null;

  function watchResume(poller: Poller): void {
    const since = killedAt;
    if (since === null) return;
    void poller.firstRound.then((isRound) => {
      if (isRound) resumedMs.push(performance.now() - since);
    });
  }

  function start(): Poller {
    const poller = world.poller({
      pollMs: 20 + chance.below(80),
      // Mostly less than what is saved in a second, so that pages end within one stamp.
      changesPerPage: chance.pick([5, 20, 200]) ?? 5,
    });
    watchResume(poller);
    if (chance.happens(0.15)) release(poller);
    return poller;
  }

  function release(poller: Poller): void {
    void poller.firstRound
      .then((isRound) => (isRound ? poller.tell({ kind: 'release' }) : null))
      // It was killed within, or is not the one that leads.
      .catch(() => undefined);
  }

  let polling = start();
  let standby: Poller | null = null;
  /** Whoever stands by goes on, else another is started. */
  function succeed(): void {
    polling = standby ?? start();
    standby = null;
  }
  while (totalOf(kills) < options.kills && performance.now() < options.deadlineMs) {
    if (standby === null && chance.happens(0.1)) standby = start();
    await liveFor(polling, chance);
    if (polling.process.hasEnded) {
      // Without PostgreSQL it does not start; somebody starts it again.
      succeed();
      continue;
    }
    const victim = chance.below(100);
    if (victim < 2) {
      kills.org += 1;
      await world.org.kill();
      await patiently(() => world.org.start());
      continue;
    }
    if (victim < 8 && server !== null) {
      const [row] = await world.ask(
        `SELECT pid FROM pg_stat_activity WHERE datname = '${world.database.name}'
           AND application_name LIKE 'watercooler%' ORDER BY random() LIMIT 1`,
      );
      if (typeof row?.['pid'] !== 'number') continue;
      if (killBackend(row['pid'])) kills.postgresBackend += 1;
      continue;
    }
    if (victim < 10 && server !== null) {
      kills.postgres += 1;
      await server.killAndRestart();
      continue;
    }
    await polling.kill();
    killedAt = performance.now();
    kills.poller += 1;
    succeed();
    if (kills.poller % looksEvery === 0) {
      outOfOrder.push(...(await patiently(() => checkOrder(world))));
    }
  }
  isOver = true;
  await people;
  await polling.kill();
  await standby?.kill();
  return { kills, resumedMs, outOfOrder };
}

export function totalOf(kills: Kills): number {
  return Object.values(kills).reduce((sum, count) => sum + count, 0);
}

/** Nearly half die while they start, the others some time into their rounds. */
async function liveFor(poller: Poller, chance: Chance): Promise<void> {
  const early = chance.happens(0.45) ? pause(chance.below(900)) : new Promise(() => undefined);
  await Promise.race([poller.firstRound, early, pause(15_000)]);
  await pause(chance.below(250));
}

/** It may be gone already. */
export function killBackend(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

async function actUntil(world: World, most: number, isOver: () => boolean): Promise<void> {
  for (let done = 0; done < most && !isOver(); done += 2) {
    await world.org.act(2);
    await pause(100);
  }
}

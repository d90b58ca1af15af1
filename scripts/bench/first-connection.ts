import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { quickLease } from '../chaos/quick-lease.ts';
import type { Poller } from '../chaos/poller-process.ts';
import { startChaosServer } from '../chaos/server.ts';
import { createWorld, type World } from '../chaos/world.ts';
import { rounded } from './figure.ts';

const notes = 250_000;
const fewNotes = 10_000;

/** The floor is 0.5 calls to read a thousand notes and 5 to write them back; a fifth more is allowed. */
const mostCallsPerThousand = 6.6;

interface FirstConnection {
  readonly notes: number;
  readonly seconds: number;
  readonly callsPerThousand: number;
  /** Below 1 is good. */
  readonly shareOfCalls: number;
  /** What the process holds, in MB, after so many notes. */
  readonly memory: { readonly few: number; readonly many: number; readonly timesFew: number };
  /** How many notes were held when the process was killed, and how many when the next one began. */
  readonly killedAt: number;
  readonly heldThen: number;
}

/**
 * Connects an org that has 250,000 notes already: the whole synchronisation in a process of its own,
 * reading, storing and writing back, with notes read by one word of theirs. Halfway the process is
 * killed, and another goes on.
 */
export async function benchFirstConnection(): Promise<FirstConnection> {
  const server = await startChaosServer();
  const world = await createWorld({ server, seed: 1, edits: quickLease });
  try {
    await world.org.seed(notes);
    const callsBefore = await world.org.callsUsed();
    const begunMs = performance.now();
    let poller = start(world);
    await held(world, fewNotes);
    const few = memoryOf(poller);
    const killedAt = await held(world, notes / 2);
    await poller.kill();
    const heldThen = await countHeld(world);
    poller = start(world);
    await held(world, notes);
    const many = memoryOf(poller);
    await written(world);
    const seconds = Math.round((performance.now() - begunMs) / 1000);
    const calls = (await world.org.callsUsed()) - callsBefore;
    await poller.kill();
    return {
      notes,
      seconds,
      callsPerThousand: rounded((calls / notes) * 1000, 2),
      shareOfCalls: rounded((calls / notes) * (1000 / mostCallsPerThousand), 2),
      memory: { few, many, timesFew: rounded(many / few, 2) },
      killedAt,
      heldThen,
    };
  } finally {
    await world.end();
    await server.stop();
  }
}

function start(world: World): Poller {
  return world.poller({ pollMs: 10, changesPerPage: 2000, callTimeoutMs: 60_000 });
}

async function countHeld(world: World): Promise<number> {
  const [row] = await world.ask('SELECT count(*)::int AS n FROM note');
  return Number(row?.['n']);
}

/** Waits until so many notes are held; gives how many there are then. */
async function held(world: World, count: number): Promise<number> {
  for (;;) {
    const now = await countHeld(world);
    if (now >= count) return now;
    await wait(250);
  }
}

/** Waits until every note says in the org what became of it. */
async function written(world: World): Promise<void> {
  const due = 'SELECT 1 FROM written_row WHERE written_hash IS DISTINCT FROM desired_hash LIMIT 1';
  while ((await world.ask(due)).length > 0) await wait(250);
}

/** Resident memory in MB, as Linux tells it. */
function memoryOf({ process: { pid } }: Poller): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
}

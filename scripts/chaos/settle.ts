import { setTimeout as pause } from 'node:timers/promises';
import type { Poller } from './poller-process.ts';
import type { World } from './world.ts';

const mostRounds = 40;

export interface SettleOptions {
  /** After so many rounds it is given up. */
  readonly rounds?: number;
}

/** Ends every fault of a world that has one. */
export async function endFaults(world: World): Promise<void> {
  world.orgNetwork.set({ kind: 'none' });
  world.databaseNetwork.set({ kind: 'none' });
  world.orgNetwork.reset();
  world.databaseNetwork.reset();
  await world.org.clearFaults();
}

/**
 * Lets one healthy process work until nothing is left to do, and leaves it running.
 *
 * @throws when that never happens
 */
export async function settle(
  world: World,
  poller: Poller = world.poller(),
  { rounds = mostRounds }: SettleOptions = {},
): Promise<Poller> {
  let before = '';
  let lastError: unknown = null;
  for (let round = 0; round < rounds; round += 1) {
    // What was refused waits for its time; nobody here wants to.
    await world.ask('UPDATE written_row SET retry_at = NULL WHERE retry_at IS NOT NULL');
    const isDone = await poller.tell({ kind: 'poll' }).then(
      (crossings) => crossings !== null,
      (error: unknown) => {
        lastError = error;
        return false;
      },
    );
    if (poller.process.hasEnded) throw new Error('A polling process ended by itself.');
    if (!isDone) {
      await pause(300);
      continue;
    }
    const now = await stateOf(world);
    if (now === before) return poller;
    before = now;
  }
  throw new Error(`After ${rounds} rounds there is still something to do: ${String(lastError)}`);
}

async function stateOf(world: World): Promise<string> {
  const [row] = await world.ask(`
    SELECT (SELECT md5(coalesce(string_agg(n::text, ',' ORDER BY note_id), '')) FROM note n) AS notes,
      (SELECT md5(coalesce(string_agg(
        concat_ws(' ', sobject, row_key, record_id, desired_hash, written_hash), ','
        ORDER BY sobject, row_key), '')) FROM written_row) AS rows`);
  return JSON.stringify(row);
}

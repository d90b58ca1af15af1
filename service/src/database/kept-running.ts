import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';

/** How a server of our own is doing. */
export type ServerState = 'running' | 'starting-again' | 'given-up';

/** A server that is started again when it ends by itself. */
export interface KeptRunning {
  state(): ServerState;
  /** The connection that marks the server as ours. */
  owner(): pg.Client;
  /** Lets it end; gives whether it was running. */
  letGo(): Promise<boolean>;
}

/**
 * Before each try to start it again: those who worked for it take a moment to notice that it ended, and what
 * killed it may pass, such as memory that ran out.
 */
const usualPausesMs: readonly number[] = [500, 1_000, 2_000, 5_000, 15_000, 30_000];
/** Having run for so long it is well again, and gets as many tries the next time. */
const wellAgainMs = 10 * 60_000;

/**
 * Watches the connection that a server is owned by. When that breaks, `open` is asked for another: it
 * starts the server where it does not run. Gives up after the last pause, and says so.
 */
export function keepRunning(
  first: pg.Client,
  options: {
    readonly open: () => Promise<pg.Client>;
    readonly log: Log;
    readonly pausesMs?: readonly number[];
    /** A clock in milliseconds that nobody can set. */
    readonly elapsedMs?: () => number;
  },
): KeptRunning {
  const { open, log, pausesMs = usualPausesMs, elapsedMs = () => performance.now() } = options;
  const ending = new AbortController();
  let owner = first;
  let state: ServerState = 'running';
  let starting = Promise.resolve();
  let tries = 0;
  let runsSinceMs = elapsedMs();

  function watch(client: pg.Client): void {
    client.once('end', () => {
      if (!ending.signal.aborted) starting = startAgain();
    });
  }

  async function startAgain(): Promise<void> {
    if (elapsedMs() - runsSinceMs > wellAgainMs) tries = 0;
    state = 'starting-again';
    log.error('the embedded PostgreSQL ended, and not by us: it is started again');
    for (; tries < pausesMs.length; tries += 1) {
      await pause(pausesMs[tries], undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted) return;
      try {
        owner = await open();
      } catch (error) {
        log.warn({ err: error, tries: tries + 1 }, 'the embedded PostgreSQL did not start again');
        continue;
      }
      tries += 1;
      state = 'running';
      runsSinceMs = elapsedMs();
      watch(owner);
      log.info('the embedded PostgreSQL runs again: nothing that was stored is lost');
      return;
    }
    state = 'given-up';
    log.error(
      'the embedded PostgreSQL could not be started again. Look at the end of postgres/server.log in ' +
        'the data directory and whether its disk is full, then restart the service.',
    );
  }

  watch(first);
  return {
    state: () => state,
    owner: () => owner,
    async letGo() {
      ending.abort();
      await starting;
      await owner.end().catch(() => undefined);
      return state === 'running';
    },
  };
}

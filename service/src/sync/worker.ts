import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { type Clock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { OrgHealth } from '../http/health-reader.ts';
import type { Insight } from '../insight/worker/insight.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { ReleaseDone } from '../release/run-release.ts';
import type { Keeping } from '../privacy/retention/keeping.ts';
import type { SearchThemes } from '../release/search-themes.ts';
import { type CallBudget, createCallBudget } from '../salesforce/call-budget.ts';
import type { connect } from '../salesforce/connection.ts';
import { OrgError } from '../salesforce/errors.ts';
import { createConnectionState } from './connection-state.ts';
import { createCycle, type Round } from './cycle.ts';
import { leaseRenewalMs } from './lease.ts';
import { releaseAt } from './releases.ts';
import { writeBack } from './write-back.ts';

/** The settings that synchronisation works by. */
export type SyncConfig = Pick<
  Config,
  | 'salesforce'
  | 'pollSeconds'
  | 'idlePollSeconds'
  | 'releaseCalendar'
  | 'releaseEverySeconds'
  | 'minimumGroup'
> & {
  /** Makes hashes of people and deals. Every process of an org needs the same one, for good. */
  readonly contributorKey: string;
  /** What was erased, beside the database, to be erased again where it was restored. */
  readonly erasureLedgerFile?: string;
  /** How long is kept what only grows; left out: for ever. */
  readonly retention?: Keeping;
};

export interface SyncDependencies {
  readonly config: SyncConfig;
  readonly database: Database;
  readonly jobs: JobQueue;
  readonly insight: Insight;
  readonly clock: Clock;
  readonly log: Log;
  /** What sign-in assertions are dated by; the sample's clock is another. */
  readonly realTime?: Clock;
  /** How to sign in to the org. */
  readonly connect?: typeof connect;
  /** A clock in milliseconds that nobody can set. */
  readonly elapsedMs?: () => number;
  /** How long one call to Salesforce may take. */
  readonly callTimeoutMs?: number;
  /** What counts calls to Salesforce; default one that keeps a fifth of the day's for others. */
  readonly budget?: CallBudget;
  /** How many changes one call brings; a page holds 2,000. */
  readonly changesPerPage?: number;
  /** The pause after a first failure and the longest; it doubles in between. */
  readonly backOffMs?: { readonly first: number; readonly longest: number };
  /** How themes are found in notes that fit none. */
  readonly searchThemes?: SearchThemes;
  /** Starts with the calendar's releases held, as while history is loaded. */
  readonly areReleasesHeld?: boolean;
}

/** The running synchronisation of one org. */
export interface Sync {
  /** Ends after the step that runs now; calls to Salesforce are cut short. */
  stop(): Promise<void>;
  /** Polls at once and to the end, written back included. Throws what went wrong. */
  pollNow(): Promise<void>;
  /** Compares everything, from the next round on: a nightly sweep, asked for. */
  demandSweep(): void;
  /** Polls, then releases as of `at` (default now), whatever the calendar says. */
  releaseNow(options?: { readonly at?: Date }): Promise<ReleaseDone | null>;
  /** Holds the calendar's releases, or lets them go on. */
  holdReleases(areHeld: boolean): void;
  /** How the connection is doing. */
  state(): OrgHealth;
  /** The org's Id, once signed in. */
  signedIn(): Promise<string>;
}

/** Signs in to the org and keeps the database and Salesforce in step until stopped. */
export async function startSync(dependencies: SyncDependencies): Promise<Sync> {
  const { config, clock, log, jobs } = dependencies;
  const { first, longest } = dependencies.backOffMs ?? { first: 1000, longest: 60_000 };
  const elapsedMs = dependencies.elapsedMs ?? (() => performance.now());
  const budget = dependencies.budget ?? createCallBudget({ elapsedMs, clock });
  const state = createConnectionState(clock, budget.read);
  const stopping = new AbortController();
  const cycle = createCycle(
    { ...dependencies, realTime: dependencies.realTime ?? systemClock, budget },
    state,
    stopping.signal,
  );
  const inTurn = takeTurns();
  let failures = 0;
  let areReleasesHeld = dependencies.areReleasesHeld ?? false;
  let timer: NodeJS.Timeout | undefined;

  /** One cycle, and what its end means for health; the next one follows by itself. */
  async function step(isThorough: boolean): Promise<void> {
    try {
      let round = await cycle.run({ isThorough, areReleasesHeld });
      // A process that was killed a moment ago still holds the lease.
      for (let tries = 1; isThorough && round.isStandingBy && tries < leaseTries; tries += 1) {
        await setTimeoutAsync(leaseRenewalMs, undefined, { signal: stopping.signal });
        round = await cycle.run({ isThorough, areReleasesHeld });
      }
      if (failures > 0) log.info('connected to Salesforce again');
      failures = 0;
      schedule(round.isStandingBy ? leaseRenewalMs : paceOf(round) * 1000);
      if (isThorough && round.isStandingBy) throw new NotLeadingError();
    } catch (error) {
      if (stopping.signal.aborted || error instanceof NotLeadingError) throw error;
      const askedMs = error instanceof OrgError ? error.retryAfterMs : null;
      const waitMs = askedMs ?? Math.min(longest, first * 2 ** failures);
      failures += 1;
      state.failed(error, waitMs);
      log.warn({ err: error, failures, waitMs }, 'synchronisation failed and will be tried again');
      schedule(waitMs);
      throw error;
    }
  }

  const paceOf = ({ isBusy }: Round): number =>
    isBusy ? config.pollSeconds : config.idlePollSeconds;

  function schedule(waitMs: number): void {
    if (stopping.signal.aborted) return;
    clearTimeout(timer);
    const mine = setTimeout(() => {
      // Somebody who asked for a poll may have been faster, and scheduled the next one.
      const poll = (): Promise<void> => (timer === mine ? step(false) : Promise.resolve());
      // What went wrong is in health and in the log already.
      inTurn(poll).catch(() => undefined);
    }, waitMs);
    timer = mine;
  }

  async function workFor(orgId: string): Promise<void> {
    if (stopping.signal.aborted) return;
    await jobs.work('write-back', orgId, (job) =>
      inTurn(async () => {
        // Whoever leads writes back with every round; this is for when a round was cut off.
        const sync = cycle.current();
        if (stopping.signal.aborted || sync?.org.orgId !== job.orgId) return;
        await writeBack(sync);
      }),
    );
  }

  cycle.signedIn
    .then(workFor)
    .catch((error: unknown) => log.error({ err: error }, 'jobs cannot be worked on'));
  schedule(0);

  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await inTurn(() => cycle.end());
    },
    async pollNow() {
      await inTurn(() => step(true));
    },
    async releaseNow(options = {}) {
      return inTurn(async () => {
        await step(true);
        const sync = cycle.current();
        if (sync === null) throw new NotLeadingError();
        const done = await releaseAt(sync, options.at ?? clock());
        await writeBack(sync);
        return done;
      });
    },
    demandSweep: cycle.demandSweep,
    holdReleases(areHeld) {
      areReleasesHeld = areHeld;
    },
    state: () => state.read(),
    signedIn: () => cycle.signedIn,
  };
}

/** Longer than a lease lasts. */
const leaseTries = 8;

/** Asked to do what only the process that leads may do. */
class NotLeadingError extends Error {
  override readonly name = 'NotLeadingError';

  constructor() {
    super('Another process follows this org. Ask that one, or stop it: this one then takes over.');
  }
}

/** Runs what it is given one after the other, whatever became of the one before. */
function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

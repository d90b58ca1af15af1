import type { Clock } from '../clock.ts';
import type { Calendar } from '../privacy/release/calendar.ts';
import type { CallBudget } from '../salesforce/call-budget.ts';
import { connect } from '../salesforce/connection.ts';
import { searchThemes } from '../release/search-themes.ts';
import { OrgError } from '../salesforce/errors.ts';
import { changesPerPage } from '../salesforce/note-rows.ts';
import type { ConnectionState } from './connection-state.ts';
import { createMissingDefaults } from './defaults.ts';
import type { OrgSync } from './org-sync.ts';
import { createOverlap } from './overlap.ts';
import { pollNotes } from './poll-notes.ts';
import { findToReadAgain, recodeNotes } from './recode.ts';
import { refreshCodebook } from './refresh-codebook.ts';
import { refreshStatus, releaseIfDue } from './releases.ts';
import { takeInAgain } from './take-in-slice.ts';
import type { SyncConfig, SyncDependencies } from './worker.ts';
import { writeBack } from './write-back.ts';

const defaultTimeoutMs = 30_000;

/** One round of synchronisation, again and again. */
export interface Cycle {
  /** Signs in if need be and brings both sides in step. Gives how many notes arrived, changed or left. */
  run(options: CycleOptions): Promise<number>;
  /** The org that is signed in, or null. */
  current(): OrgSync | null;
  /** The org's Id, once signed in. */
  readonly signedIn: Promise<string>;
}

export interface CycleOptions {
  /** Looks at the codebook too, however recently that was done. */
  readonly isThorough: boolean;
  readonly areReleasesHeld: boolean;
}

/** Prepares the rounds of one org; nothing happens before the first `run`. */
export function createCycle(
  dependencies: SyncDependencies & { readonly realTime: Clock; readonly budget?: CallBudget },
  state: ConnectionState,
  signal: AbortSignal,
): Cycle {
  const { config, clock, log } = dependencies;
  const elapsedMs = dependencies.elapsedMs ?? (() => performance.now());
  const overlap = createOverlap(elapsedMs);
  const { promise: signedIn, resolve: tellSignedIn } = Promise.withResolvers<string>();
  let current: OrgSync | null = null;
  let codebookReadAt = Number.NEGATIVE_INFINITY;
  let isStatusOld = true;

  async function signIn(): Promise<OrgSync> {
    state.signingIn();
    const settings = {
      ...config.salesforce,
      isSandbox: config.salesforce.environment === 'sandbox',
      timeoutMs: dependencies.callTimeoutMs ?? defaultTimeoutMs,
      signal,
      budget: dependencies.budget,
    };
    const org = await connect(settings, dependencies.realTime);
    const sync = {
      ...dependencies,
      org,
      secret: config.contributorKey,
      calendar: calendarOf(config),
      minimumGroup: config.minimumGroup,
      changesPerPage: dependencies.changesPerPage ?? changesPerPage,
      overlap,
      searchThemes: dependencies.searchThemes ?? searchThemes,
      state,
    };
    await dependencies.jobs.open(org.orgId);
    await refreshCodebook(sync);
    await createMissingDefaults(sync);
    codebookReadAt = Number.NEGATIVE_INFINITY;
    log.info('signed in to Salesforce');
    tellSignedIn(org.orgId);
    return sync;
  }

  /** What people keep changes rarely, and copying it costs calls. */
  async function keepUp(sync: OrgSync, isThorough: boolean): Promise<void> {
    const now = elapsedMs();
    if (!isThorough && now - codebookReadAt < codebookEveryMs(config)) return;
    await refreshCodebook(sync);
    codebookReadAt = now;
    // Before new notes are filed: they are to be filed as the old ones are.
    await recodeNotes(sync);
    const old = await findToReadAgain(sync);
    if (old.length > 0) await takeInAgain(sync, old);
    isStatusOld = true;
  }

  async function run({ isThorough, areReleasesHeld }: CycleOptions): Promise<number> {
    const begunAt = clock();
    try {
      current ??= await signIn();
      await keepUp(current, isThorough);
      const arrived = await pollNotes(current);
      // What arrived may have been a tap that moves others.
      await recodeNotes(current);
      // Not before: until all notes were read, what the status record says may be all we know.
      if (isStatusOld) await refreshStatus(current);
      isStatusOld = false;
      await writeBack(current);
      if (!areReleasesHeld && (await releaseIfDue(current)) !== null) await writeBack(current);
      state.polled(begunAt);
      return arrived;
    } catch (error) {
      // A new session may help where this one was refused three times.
      if (error instanceof OrgError && error.kind === 'unauthorised') current = null;
      throw error;
    }
  }

  return { run, current: () => current, signedIn };
}

/** Once a minute at the usual pace; never more often than every five seconds. */
function codebookEveryMs(config: SyncConfig): number {
  return Math.max(5000, config.pollSeconds * 4000);
}

function calendarOf(config: SyncConfig): Calendar {
  if (config.releaseCalendar !== 'sample') return { kind: config.releaseCalendar };
  return { kind: 'sample', everySeconds: config.releaseEverySeconds ?? 60 };
}

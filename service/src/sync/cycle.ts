import { noteSmallestGroup } from '../audit/smallest-group.ts';
import type { Clock } from '../clock.ts';
import { repeatErasures } from './erasure/repeat-erasures.ts';
import type { Calendar } from '../privacy/release/calendar.ts';
import { createDailyRetention } from '../privacy/retention/daily.ts';
import { connect, otherOrg } from '../salesforce/connection.ts';
import { searchThemes } from '../release/search-themes.ts';
import { OrgError } from '../salesforce/errors.ts';
import { changesPerPage } from '../salesforce/note-rows.ts';
import { idsPerCall } from '../salesforce/read-together.ts';
import { createSigningKeys } from '../salesforce/signing-keys.ts';
import type { ConnectionState } from './connection-state.ts';
import { createMissingDefaults } from './defaults.ts';
import { createLease, type Lease, LeaseLostError, leaseRenewalMs } from './lease.ts';
import { refreshNoteReaders } from './note-readers.ts';
import type { OrgSync } from './org-sync.ts';
import { poll } from './poll.ts';
import { findToReadAgain, recodeNotes } from './recode.ts';
import { refreshCodebook } from './refresh-codebook.ts';
import { refreshStatus, releaseIfDue } from './releases.ts';
import { forgetIfOlderThanOrg } from './restored-database.ts';
import { createStreams } from './streams.ts';
import { createSweep, observeRecords } from './sweep.ts';
import { takeInAgain } from './take-in-notes.ts';
import type { SyncConfig, SyncDependencies } from './worker.ts';
import { writeBack } from './write-back.ts';

const defaultTimeoutMs = 30_000;

/** How often it is looked up who can read notes, and how many reps there are. */
const statusEveryMs = 3600_000;

/** One round of synchronisation, again and again. */
export interface Cycle {
  /** Signs in if need be and, if this process leads, brings both sides in step. */
  run(options: CycleOptions): Promise<Round>;
  /** The org that this process leads, or null. */
  current(): OrgSync | null;
  /** Sweeps from the next round on, whenever the last sweep was. */
  demandSweep(): void;
  /** Lets another process lead. */
  end(): Promise<void>;
  /** The org's Id, once signed in. */
  readonly signedIn: Promise<string>;
}

export interface CycleOptions {
  /** Looks at the codebook too, however recently that was done, and ends a sweep that is under way. */
  readonly isThorough: boolean;
  readonly areReleasesHeld: boolean;
}

/** What a round came to. */
export interface Round {
  /** Another process leads, and this one did nothing. */
  readonly isStandingBy: boolean;
  /** Whether the next round should come soon: notes arrived, changed or left, or a sweep goes on. */
  readonly isBusy: boolean;
}

const standingBy: Round = { isStandingBy: true, isBusy: false };

interface Link {
  readonly lease: Lease;
  readonly sync: OrgSync;
  readonly renewing: NodeJS.Timeout;
}

/** Prepares the rounds of one org; nothing happens before the first `run`. */
export function createCycle(
  dependencies: SyncDependencies & { readonly realTime: Clock },
  state: ConnectionState,
  signal: AbortSignal,
): Cycle {
  const { config, clock, log } = dependencies;
  const elapsedMs = dependencies.elapsedMs ?? (() => performance.now());
  const sweep = createSweep();
  const retention = config.retention && createDailyRetention(config.retention, elapsedMs);
  const keys = createSigningKeys(config.salesforce, log);
  const { promise: signedIn, resolve: tellSignedIn } = Promise.withResolvers<string>();
  let followed: string | null = null;
  let link: Link | null = null;
  let isLeading = false;
  let isBusy = false;
  let codebookReadAt = Number.NEGATIVE_INFINITY;
  let statusReadAt = Number.NEGATIVE_INFINITY;
  let recordsDueAt = Number.POSITIVE_INFINITY;
  const callTimeoutMs = dependencies.callTimeoutMs ?? defaultTimeoutMs;

  async function signIn(): Promise<Link> {
    state.signingIn();
    const settings = {
      ...config.salesforce,
      isSandbox: config.salesforce.environment === 'sandbox',
      timeoutMs: callTimeoutMs,
      signal,
      budget: dependencies.budget,
      keys,
    };
    const org = await (dependencies.connect ?? connect)(settings, dependencies.realTime);
    followed ??= org.orgId;
    // Whoever asks about this process was told of that one.
    if (org.orgId !== followed) throw otherOrg();
    await dependencies.jobs.open(org.orgId);
    const lease = createLease(dependencies.database, org, elapsedMs);
    const sync = {
      ...dependencies,
      // Whatever this process does from here on, it does as the holder of the lease.
      org: lease.org,
      database: lease.database,
      secret: config.contributorKey,
      calendar: calendarOf(config),
      minimumGroup: config.minimumGroup,
      changesPerPage: dependencies.changesPerPage ?? changesPerPage,
      streams: createStreams(elapsedMs),
      searchThemes: dependencies.searchThemes ?? searchThemes,
      state,
    };
    const renewing = setInterval(() => {
      // The round that needs it will say what is wrong.
      lease.renew().catch(() => undefined);
    }, leaseRenewalMs);
    log.info('signed in to Salesforce');
    tellSignedIn(org.orgId);
    return { lease, sync, renewing };
  }

  /** Whether this process leads now; one that begins to looks at everything anew. */
  async function lead({ lease, sync }: Link): Promise<boolean> {
    const outcome = await lease.acquire();
    if (outcome !== 'kept') isLeading = false;
    if (outcome === 'others') return false;
    if (isLeading) return true;
    await forgetIfOlderThanOrg(sync);
    if (config.erasureLedgerFile) await repeatErasures(sync, config.erasureLedgerFile);
    await noteSmallestGroup(sync);
    await refreshCodebook(sync);
    await createMissingDefaults(sync);
    codebookReadAt = Number.NEGATIVE_INFINITY;
    statusReadAt = Number.NEGATIVE_INFINITY;
    // By then no call of a former holder is under way any more; what it wrote last may be old.
    recordsDueAt = elapsedMs() + callTimeoutMs + leaseRenewalMs;
    isLeading = true;
    return true;
  }

  /** What people keep changes rarely, and copying it costs calls. */
  async function keepUp(sync: OrgSync, isThorough: boolean): Promise<void> {
    const now = elapsedMs();
    if (!isThorough && now - codebookReadAt < codebookEveryMs(config, isBusy)) return;
    await refreshCodebook(sync);
    codebookReadAt = now;
    // Before new notes are filed: they are to be filed as the old ones are.
    await recodeNotes(sync);
    const old = await findToReadAgain(sync);
    if (old.length > 0) await takeInAgain(sync, old);
    // There may be more, and the next look need not wait.
    if (old.length === idsPerCall) codebookReadAt = Number.NEGATIVE_INFINITY;
    if (isThorough) statusReadAt = Number.NEGATIVE_INFINITY;
  }

  async function round(sync: OrgSync, options: CycleOptions): Promise<Round> {
    await keepUp(sync, options.isThorough);
    const arrived = await poll(sync);
    let isSweeping = await sweep.goOn(sync);
    while (isSweeping && options.isThorough) isSweeping = await sweep.goOn(sync);
    if (elapsedMs() >= recordsDueAt) {
      await observeRecords(sync);
      recordsDueAt = Number.POSITIVE_INFINITY;
    }
    // What arrived may have been a tap that moves others.
    await recodeNotes(sync);
    // Not before: until all notes were read, what the status record says may be all we know.
    if (elapsedMs() - statusReadAt >= statusEveryMs) {
      await refreshNoteReaders(sync);
      await refreshStatus(sync);
      statusReadAt = elapsedMs();
    }
    await retention?.goOn(sync);
    await writeBack(sync);
    if (!options.areReleasesHeld && (await releaseIfDue(sync)) !== null) await writeBack(sync);
    isBusy = arrived > 0 || isSweeping;
    return { isStandingBy: false, isBusy };
  }

  async function run(options: CycleOptions): Promise<Round> {
    const begunAt = clock();
    try {
      link ??= await signIn();
      if (await lead(link)) {
        const done = await round(link.sync, options);
        state.polled(begunAt);
        return done;
      }
    } catch (error) {
      // A new session may help where this one was refused three times.
      if (error instanceof OrgError && error.kind === 'unauthorised') await signOut();
      if (!(error instanceof LeaseLostError)) throw error;
      isLeading = false;
    }
    state.standingBy();
    return standingBy;
  }

  async function signOut(): Promise<void> {
    const mine = link;
    link = null;
    isLeading = false;
    if (mine === null) return;
    clearInterval(mine.renewing);
    await mine.lease.release().catch((error: unknown) => {
      log.warn({ err: error }, 'the lease could not be let go; it runs out by itself');
    });
  }

  return {
    run,
    current: () => (isLeading ? (link?.sync ?? null) : null),
    demandSweep: sweep.demand,
    end: signOut,
    signedIn,
  };
}

/**
 * Once a minute at the usual pace, never more often than every five seconds; every five minutes while
 * nothing happens.
 */
function codebookEveryMs(config: SyncConfig, isBusy: boolean): number {
  const busyMs = Math.max(5000, config.pollSeconds * 4000);
  return isBusy ? busyMs : Math.max(busyMs, config.idlePollSeconds * 5000);
}

function calendarOf(config: SyncConfig): Calendar {
  if (config.releaseCalendar !== 'sample') return { kind: config.releaseCalendar };
  return { kind: 'sample', everySeconds: config.releaseEverySeconds ?? 60 };
}

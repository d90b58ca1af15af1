import type { Clock } from '../clock.ts';
import type { Calendar } from '../privacy/release/calendar.ts';
import { searchThemes } from '../release/search-themes.ts';
import { connect, otherOrg } from '../salesforce/connection.ts';
import { changesPerPage } from '../salesforce/note-rows.ts';
import { createSigningKeys } from '../salesforce/signing-keys.ts';
import type { ConnectionState } from './connection-state.ts';
import { createLease, type Lease, leaseRenewalMs } from './lease.ts';
import type { OrgSync } from './org-sync.ts';
import { createStreams } from './streams.ts';
import type { SyncConfig, SyncDependencies } from './worker.ts';

/** What signing in needs: the clock is that of the org. */
export interface LinkDependencies extends SyncDependencies {
  readonly realTime: Clock;
  readonly elapsedMs: () => number;
  readonly callTimeoutMs: number;
}

/** A session with the org, and the lease on it, which may be ours or not. */
export interface OrgLink {
  readonly lease: Pick<Lease, 'acquire'>;
  readonly sync: OrgSync;
  /** Lets the lease go and renews it no more. */
  end(): Promise<void>;
}

/** Signs in, as often as it takes, always to the same org. */
export interface OrgLinks {
  /** @throws OrgError if Salesforce refuses, or signs in to another org than before */
  signIn(): Promise<OrgLink>;
  /** The org's Id, once signed in. */
  readonly signedIn: Promise<string>;
}

/** Prepares to sign in; nothing happens before that. */
export function createOrgLinks(
  dependencies: LinkDependencies,
  state: ConnectionState,
  signal: AbortSignal,
): OrgLinks {
  const { config, log, elapsedMs } = dependencies;
  const keys = createSigningKeys(config.salesforce, log);
  const { promise: signedIn, resolve: tellSignedIn } = Promise.withResolvers<string>();
  let followed: string | null = null;

  async function signIn(): Promise<OrgLink> {
    state.signingIn();
    const settings = {
      ...config.salesforce,
      isSandbox: config.salesforce.environment === 'sandbox',
      timeoutMs: dependencies.callTimeoutMs,
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
    return {
      lease,
      sync,
      async end() {
        clearInterval(renewing);
        await lease.release().catch((error: unknown) => {
          log.warn({ err: error }, 'the lease could not be let go; it runs out by itself');
        });
      },
    };
  }

  return { signIn, signedIn };
}

function calendarOf(config: SyncConfig): Calendar {
  if (config.releaseCalendar !== 'sample') return { kind: config.releaseCalendar };
  return { kind: 'sample', everySeconds: config.releaseEverySeconds ?? 60 };
}

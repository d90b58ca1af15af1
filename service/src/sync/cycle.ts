import type { Clock } from '../clock.ts';
import { OrgError } from '../salesforce/errors.ts';
import type { ConnectionState } from './connection-state.ts';
import { LeaseLostError } from './lease.ts';
import { createOrgLinks, type OrgLink } from './org-link.ts';
import type { OrgSync } from './org-sync.ts';
import { createRounds, type RoundOptions } from './round.ts';
import type { SyncDependencies } from './worker.ts';

const defaultTimeoutMs = 30_000;

/** One round of synchronisation, again and again. */
export interface Cycle {
  /** Signs in if need be and, if this process leads, brings both sides in step. */
  run(options: RoundOptions): Promise<Round>;
  /** The org that this process leads, or null. */
  current(): OrgSync | null;
  /** Sweeps from the next round on, whenever the last sweep was. */
  demandSweep(): void;
  /** Lets another process lead. */
  end(): Promise<void>;
  /** The org's Id, once signed in. */
  readonly signedIn: Promise<string>;
}

/** What a round came to. */
export interface Round {
  /** Another process leads, and this one did nothing. */
  readonly isStandingBy: boolean;
  /** Whether the next round should come soon: notes arrived, changed or left, or a sweep goes on. */
  readonly isBusy: boolean;
}

const standingBy: Round = { isStandingBy: true, isBusy: false };

/** Prepares the rounds of one org; nothing happens before the first `run`. */
export function createCycle(
  dependencies: SyncDependencies & { readonly realTime: Clock },
  state: ConnectionState,
  signal: AbortSignal,
): Cycle {
  const { config, clock } = dependencies;
  const elapsedMs = dependencies.elapsedMs ?? (() => performance.now());
  const callTimeoutMs = dependencies.callTimeoutMs ?? defaultTimeoutMs;
  const links = createOrgLinks({ ...dependencies, elapsedMs, callTimeoutMs }, state, signal);
  const rounds = createRounds({ config, elapsedMs, callTimeoutMs });
  let link: OrgLink | null = null;
  let isLeading = false;

  /** Whether this process leads now; one that begins to looks at everything anew. */
  async function lead({ lease, sync }: OrgLink): Promise<boolean> {
    const outcome = await lease.acquire();
    if (outcome !== 'kept') isLeading = false;
    if (outcome === 'others') return false;
    if (isLeading) return true;
    await rounds.begin(sync);
    isLeading = true;
    return true;
  }

  async function run(options: RoundOptions): Promise<Round> {
    const begunAt = clock();
    try {
      link ??= await links.signIn();
      if (await lead(link)) {
        const isBusy = await rounds.go(link.sync, options);
        state.polled(begunAt);
        return { isStandingBy: false, isBusy };
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
    await mine?.end();
  }

  return {
    run,
    current: () => (isLeading ? (link?.sync ?? null) : null),
    demandSweep: rounds.demandSweep,
    end: signOut,
    signedIn: links.signedIn,
  };
}

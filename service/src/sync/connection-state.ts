import type { Clock } from '../clock.ts';
import type { OrgHealth, Problem, Progress } from '../http/health-reader.ts';
import type { CallUse } from '../salesforce/call-budget.ts';
import { type Failure, failureOf } from './problem.ts';

/** Remembers how the connection is doing, for health to tell without asking anybody. */
export interface ConnectionState {
  signingIn(): void;
  /** Another process follows the org. */
  standingBy(): void;
  /** A poll that began at this moment reached its end. */
  polled(begunAt: Date): void;
  /** A round failed with this error; the next one is tried after the wait. */
  failed(error: unknown, waitMs: number): void;
  /** So much of the history of notes was read; null once all was. */
  progress(progress: Progress | null): void;
  /** These notes were redacted, or not, for a rule failed on them. */
  redacted(noteIds: readonly string[], outcome: 'read' | 'unread'): void;
  read(): OrgHealth;
}

type Facts = Pick<OrgHealth, 'connection' | 'since' | 'reason' | 'problem' | 'nextAttemptAt'>;

/**
 * Starts as signing in.
 *
 * @param readCalls tells the use of API calls, if somebody counts them
 */
export function createConnectionState(
  clock: Clock,
  readCalls: (() => CallUse) | null = null,
): ConnectionState {
  let facts: Facts = {
    connection: 'signing-in',
    since: clock(),
    reason: null,
    problem: null,
    nextAttemptAt: null,
  };
  let upToDateAt: Date | null = null;
  let lastRoundAt: Date | null = null;
  let progress: Progress | null = null;
  const unread = new Set<string>();
  const failedRounds: Partial<Record<Problem['kind'], number>> = {};

  function become(
    connection: OrgHealth['connection'],
    failure: Failure | null = null,
    waitMs: number | null = null,
  ): void {
    facts = {
      connection,
      since: facts.connection === connection ? facts.since : clock(),
      reason: failure?.reason ?? null,
      problem: failure?.problem ?? null,
      nextAttemptAt: waitMs === null ? null : new Date(clock().getTime() + waitMs),
    };
  }

  return {
    signingIn() {
      // While sign-ins fail, the reason is worth more than that we are trying again.
      if (facts.problem === null) become('signing-in');
    },
    standingBy() {
      become('standing-by');
    },
    polled(begunAt) {
      upToDateAt = begunAt;
      lastRoundAt = clock();
      become('connected');
    },
    failed(error, waitMs) {
      const failure = failureOf(error);
      const { kind } = failure.problem;
      failedRounds[kind] = (failedRounds[kind] ?? 0) + 1;
      const isSaving = kind === 'saving' || kind === 'limit';
      become(isSaving ? 'saving-calls' : 'backing-off', failure, waitMs);
    },
    progress(now) {
      progress = now;
    },
    redacted(noteIds, outcome) {
      for (const id of noteIds) {
        if (outcome === 'unread') unread.add(id);
        else unread.delete(id);
      }
    },
    read() {
      const lagMs = upToDateAt === null ? null : clock().getTime() - upToDateAt.getTime();
      return {
        ...facts,
        lastRoundAt,
        failedRounds: { ...failedRounds },
        lagMs: lagMs === null ? null : Math.max(0, lagMs),
        calls: readCalls?.() ?? null,
        progress,
        unreadNotes: unread.size,
      };
    },
  };
}

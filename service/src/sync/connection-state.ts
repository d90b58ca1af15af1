import type { Clock } from '../clock.ts';
import type { OrgHealth } from '../http/health-reader.ts';

/** Remembers how the connection is doing, for health to tell without asking anybody. */
export interface ConnectionState {
  signingIn(): void;
  /** A poll that began at this moment reached its end. */
  polled(begunAt: Date): void;
  backingOff(reason: string, waitMs: number): void;
  /** These notes were redacted, or not, for a rule failed on them. */
  redacted(noteIds: readonly string[], outcome: 'read' | 'unread'): void;
  read(): OrgHealth;
}

type Facts = Omit<OrgHealth, 'lagMs' | 'unreadNotes'>;

/** Starts as signing in. */
export function createConnectionState(clock: Clock): ConnectionState {
  let facts: Facts = {
    connection: 'signing-in',
    since: clock(),
    reason: null,
    nextAttemptAt: null,
  };
  let upToDateAt: Date | null = null;
  const unread = new Set<string>();

  function become(connection: Facts['connection'], reason: string | null, next: Date | null): void {
    const since = facts.connection === connection ? facts.since : clock();
    facts = { connection, since, reason, nextAttemptAt: next };
  }

  return {
    signingIn() {
      // While sign-ins fail, the reason is worth more than that we are trying again.
      if (facts.connection !== 'backing-off') become('signing-in', null, null);
    },
    polled(begunAt) {
      upToDateAt = begunAt;
      become('connected', null, null);
    },
    backingOff(reason, waitMs) {
      become('backing-off', reason, new Date(clock().getTime() + waitMs));
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
        lagMs: lagMs === null ? null : Math.max(0, lagMs),
        unreadNotes: unread.size,
      };
    },
  };
}

import type { OrgHealth } from '../http/health-reader.ts';
import type { HealthFacts } from './facts.ts';
import type { NoteReaders } from './note-readers.ts';

/** When the facts of tests are told. */
export const now = new Date('2026-11-22T10:00:30Z');

/** So long before that. */
export function ago(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}

/** A link to Salesforce that works, but for some facts. For tests. */
export function link(changes: Partial<OrgHealth> = {}): OrgHealth {
  return {
    connection: 'connected',
    since: ago(24 * 60),
    reason: null,
    problem: null,
    nextAttemptAt: null,
    lastRoundAt: ago(0.2),
    lagMs: 9000,
    calls: {
      ownCalls24h: 1240,
      orgUsed: 12_000,
      orgMax: 98_000,
      isSaving: false,
      savingSince: null,
      nextTryAt: null,
    },
    progress: null,
    unreadNotes: 0,
    ...changes,
  };
}

/** Readers of notes that are as promised, but for some facts. For tests. */
export function readers(changes: Partial<NoteReaders> = {}): HealthFacts['readers'] {
  const admins = ['Aled Price', 'Mina Okafor'].map((name) => ({
    name,
    right: 'View All Data' as const,
    through: { kind: 'profile' as const, label: 'System Administrator' },
    isInMarketing: false,
  }));
  const fact = {
    people: admins,
    others: 0,
    marketersSharedWith: [],
    managers: 'cannot' as const,
    announcedAt: null,
    ...changes,
  };
  return { fact, checkedAt: ago(30) };
}

/** An org in which all is well, but for some facts. For tests. */
export function facts(changes: Partial<HealthFacts> = {}): HealthFacts {
  return {
    now,
    computerTime: now,
    databaseTime: now,
    org: link(),
    integrationUser: 'watercooler@larkmoor.example',
    version: '1.4.0',
    heldNotes: 2,
    refusals: [],
    readers: readers(),
    lastReleaseAt: new Date('2026-11-01T00:00:00Z'),
    nextReleaseAt: new Date('2026-12-01T00:00:00Z'),
    isHistoryRead: true,
    isFollowed: true,
    migration: '020_org_facts',
    ...changes,
  };
}

import type { Metric } from '../http/open-metrics.ts';
import type { HealthFacts } from './facts.ts';
import { subjects } from './problem.ts';
import { problemsOf } from './problems.ts';

/** How the process itself is doing. */
export interface ProcessFacts {
  /** How late timers came since somebody last asked, in milliseconds: 99 of 100, and the latest. */
  readonly delayP99Ms: number;
  readonly longestDelayMs: number;
  readonly residentBytes: number;
  readonly startedAt: Date;
}

/**
 * What a monitor watches of one org and of the process that answers: what the health page tells, as
 * numbers. None of them is of one note, one rep or one deal.
 */
export function metricsOf(
  facts: HealthFacts,
  waitingJobs: number,
  process: ProcessFacts,
): readonly Metric[] {
  return [...linkMetrics(facts), ...workMetrics(facts, waitingJobs), ...processMetrics(process)];
}

function linkMetrics({ org, version, migration }: HealthFacts): Metric[] {
  const failures = Object.entries(org?.rounds?.failed ?? {});
  return [
    {
      name: 'watercooler_build',
      type: 'info',
      help: 'The version of the service, and the newest migration of its database.',
      values: [{ labels: { version, migration: migration ?? '' }, value: 1 }],
    },
    gauge(
      'watercooler_salesforce_connected',
      'Whether this process is connected to the org. Left out where another one follows it.',
      org === null || org.connection === 'standing-by'
        ? null
        : Number(org.connection === 'connected'),
    ),
    {
      name: 'watercooler_rounds',
      type: 'counter',
      help: 'Looks at Salesforce that reached their end, since the process started.',
      values: [{ value: org?.rounds?.done ?? null }],
    },
    {
      name: 'watercooler_round_failures',
      type: 'counter',
      help: 'Looks at Salesforce that failed, since the process started.',
      values: failures.map(([kind, value]) => ({ labels: { kind }, value })),
    },
    gauge(
      'watercooler_lag_seconds',
      'How long ago the last complete look at Salesforce began.',
      org === null || org.lagMs === null ? null : org.lagMs / 1000,
    ),
    gauge(
      'watercooler_calls_own',
      'API calls of this process in the last 24 hours.',
      org?.calls?.ownCalls24h ?? null,
    ),
    gauge(
      'watercooler_calls_used',
      'API calls of everybody in the org in the last 24 hours.',
      org?.calls?.orgUsed ?? null,
    ),
    gauge('watercooler_calls_limit', 'API calls of the org for a day.', org?.calls?.orgMax ?? null),
  ];
}

function workMetrics(facts: HealthFacts, waitingJobs: number): Metric[] {
  const problems = problemsOf(facts);
  const of = (subject: string): number => problems.filter(({ about }) => about === subject).length;
  const refused = facts.refusals.reduce((sum, { records }) => sum + records, 0);
  return [
    {
      name: 'watercooler_problems',
      type: 'gauge',
      help: 'What the health page says needs an admin.',
      values: subjects.map((about) => ({ labels: { about }, value: of(about) })),
    },
    gauge('watercooler_jobs_waiting', 'Jobs that are to be done or tried again.', waitingJobs),
    gauge('watercooler_notes_held', 'Notes held for their authors to reword.', facts.heldNotes),
    gauge(
      'watercooler_notes_unread',
      'Notes that a rule which strikes out names failed on, since the process started.',
      facts.org?.unreadNotes ?? null,
    ),
    gauge('watercooler_records_refused', 'Records that Salesforce does not take.', refused),
  ];
}

function processMetrics(process: ProcessFacts): Metric[] {
  return [
    {
      name: 'watercooler_event_loop_delay_seconds',
      type: 'gauge',
      help: 'How late the process took its turns since it was last asked.',
      values: [
        { labels: { at: 'p99' }, value: process.delayP99Ms / 1000 },
        { labels: { at: 'longest' }, value: process.longestDelayMs / 1000 },
      ],
    },
    gauge('process_resident_memory_bytes', 'Memory of the process.', process.residentBytes),
    gauge(
      'process_start_time_seconds',
      'When the process started, in seconds since 1970.',
      process.startedAt.getTime() / 1000,
    ),
  ];
}

function gauge(name: string, help: string, value: number | null): Metric {
  return { name, type: 'gauge', help, values: [{ value }] };
}

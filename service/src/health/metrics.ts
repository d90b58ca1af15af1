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
 * numbers. A monitor keeps them for months and shows them to many, so none moves when a note arrives or is
 * held: what would is left out, or told in steps that are longer than a note's doing.
 */
export function metricsOf(facts: HealthFacts, process: ProcessFacts): readonly Metric[] {
  return [...linkMetrics(facts), ...workMetrics(facts), ...processMetrics(process)];
}

/** Longer than the service waits between two looks when nobody writes. */
const lagStepSeconds = 300;

/** More than a day's notes of a small team take. */
const callStep = 100;

function linkMetrics({ org, version, migration }: HealthFacts): Metric[] {
  const failures = Object.entries(org?.failedRounds ?? {});
  const lagMs = org?.lagMs ?? null;
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
      name: 'watercooler_round_failures',
      type: 'counter',
      help: 'Looks at Salesforce that failed, since the process started.',
      values: failures.map(([kind, value]) => ({ labels: { kind }, value })),
    },
    gauge(
      'watercooler_lag_seconds',
      'How long ago the last complete look at Salesforce began, in steps of five minutes.',
      lagMs === null ? null : inSteps(lagMs / 1000, lagStepSeconds),
    ),
    gauge(
      'watercooler_calls_used',
      'API calls of everybody in the org in the last 24 hours, in hundreds.',
      inSteps(org?.calls?.orgUsed ?? null, callStep),
    ),
    gauge('watercooler_calls_limit', 'API calls of the org for a day.', org?.calls?.orgMax ?? null),
  ];
}

function workMetrics(facts: HealthFacts): Metric[] {
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

/** Rounded down to whole steps. */
function inSteps(value: number | null, step: number): number | null {
  return value === null ? null : Math.floor(value / step) * step;
}

function gauge(name: string, help: string, value: number | null): Metric {
  return { name, type: 'gauge', help, values: [{ value }] };
}

import type { Batch } from './batch.ts';
import { quarterBefore } from './quarter.ts';

export type Trend = 'new' | 'growing' | 'steady' | 'fading';

/** How far the latest quarter must stand above the average of the earlier ones to be called growth. */
const growth = 1.5;

/**
 * The trend word of a cell in a quarter. Only quarters in which it gained a batch are compared, by
 * the distinct contributors of those batches, so every number behind the word has k people in it:
 *
 * - `new`: all its batches are of this quarter;
 * - `fading`: none in this quarter nor in the one before;
 * - `growing`: its latest quarter has at least 1.5 times the average of its earlier ones;
 * - `steady`: anything else. A quarter that is still running can only raise a cell, never lower it.
 *
 * Of a persona's cell publish what `toldTrend` makes of it.
 */
export function trendOf(batches: readonly Batch[], quarter: string): Trend {
  const quarters = repsByQuarter(batches);
  const latest = quarters.pop();
  if (!latest) return 'new';
  const [latestQuarter, contributors] = latest;
  if (quarters.length === 0 && latestQuarter === quarter) return 'new';
  if (latestQuarter < quarterBefore(quarter)) return 'fading';
  if (quarters.length === 0) return 'steady';
  const earlier = quarters.reduce((sum, [, people]) => sum + people.size, 0) / quarters.length;
  return contributors.size >= earlier * growth ? 'growing' : 'steady';
}

/**
 * The trend word of a cell as its persona may tell it: `growing` only where k reps of the persona's batches of that
 * latest quarter are not behind the cell in it, else `steady`. The word says how many reps stand there at least,
 * half more than k, whatever its band keeps open: of six reps in the persona, five.
 *
 * @param around all standing batches of the persona, the cell's included
 */
export function toldTrend(
  batches: readonly Batch[],
  around: readonly Batch[],
  quarter: string,
): Trend {
  const trend = trendOf(batches, quarter);
  if (trend !== 'growing') return trend;
  const [latestQuarter, behind] = repsByQuarter(batches).at(-1) ?? [quarter, new Set<string>()];
  const all = new Map(repsByQuarter(around)).get(latestQuarter) ?? new Set<string>();
  const k = Math.max(...around.map((batch) => batch.k));
  return [...all].filter((rep) => !behind.has(rep)).length >= k ? 'growing' : 'steady';
}

/** The reps behind batches by the quarter they were published in, the earliest first. */
function repsByQuarter(batches: readonly Batch[]): [quarter: string, reps: Set<string>][] {
  return [...Map.groupBy(batches, (batch) => batch.quarter)]
    .map(([quarter, own]): [string, Set<string>] => [
      quarter,
      new Set(own.flatMap(({ notes }) => notes.map(({ contributor }) => contributor))),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

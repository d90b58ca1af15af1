import { type Band, endOf, floorOf } from './band.ts';
import type { Batch } from './batch.ts';
import { quarterBefore } from './quarter.ts';

export type Trend = 'new' | 'growing' | 'steady' | 'fading';

/** How far the latest quarter must stand above the average of the earlier ones to be called growth. */
export const growth = 1.5;

/**
 * The trend word of a cell in a quarter. Only quarters in which it gained a batch are compared, by
 * the distinct contributors of those batches, so every number behind the word has k people in it:
 *
 * - `new`: all its batches are of this quarter;
 * - `fading`: none in this quarter nor in the one before;
 * - `growing`: its latest quarter has at least 1.5 times the average of its earlier ones;
 * - `steady`: anything else. A quarter that is still running can only raise a cell, never lower it.
 *
 * Of a cell publish what `toldTrend` makes of it.
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
 * The trend word of a cell as it may be told. All but `new` tell whether it gained something in another quarter, of k
 * reps each; beside a band that ends below that it would name those who wrote in both. What everybody knows to end
 * there is `steady` whatever happens, and no such band fades, since one that gained something would not. `growing`,
 * which says half more in the latest quarter than k, or than the band begins with, is told only where so many are left
 * of those who came then, without any k of them.
 *
 * @param told the band that the cell shows, and the largest that it may show
 */
export function toldTrend(
  batches: readonly Batch[],
  quarter: string,
  told: { readonly band: Band; readonly top: Band },
): Trend {
  const trend = trendOf(batches, quarter);
  if (trend === 'new') return trend;
  const k = Math.max(...batches.map((batch) => batch.k));
  const end = endOf(told.band);
  if (trend !== 'growing') return end < 2 * k ? 'steady' : trend;
  const grown = Math.ceil(Math.max(k, floorOf(told.band)) * growth);
  if (told.band !== told.top && end < k + grown) return 'steady';
  const latest = batches.reduce((last, batch) => (batch.quarter > last ? batch.quarter : last), '');
  const came = batches.filter((batch) => batch.quarter === latest);
  return Math.max(...came.map(({ crowd }) => crowd.left)) >= grown ? 'growing' : 'steady';
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

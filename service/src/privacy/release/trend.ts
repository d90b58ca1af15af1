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
 */
export function trendOf(batches: readonly Batch[], quarter: string): Trend {
  const byQuarter = new Map<string, Set<string>>();
  for (const batch of batches) {
    const contributors = byQuarter.get(batch.quarter) ?? new Set<string>();
    for (const note of batch.notes) contributors.add(note.contributor);
    byQuarter.set(batch.quarter, contributors);
  }
  const quarters = [...byQuarter].sort(([a], [b]) => (a < b ? -1 : 1));
  const latest = quarters.pop();
  if (!latest) return 'new';
  const [latestQuarter, contributors] = latest;
  if (quarters.length === 0 && latestQuarter === quarter) return 'new';
  if (latestQuarter < quarterBefore(quarter)) return 'fading';
  if (quarters.length === 0) return 'steady';
  const earlier = quarters.reduce((sum, [, people]) => sum + people.size, 0) / quarters.length;
  return contributors.size >= earlier * growth ? 'growing' : 'steady';
}

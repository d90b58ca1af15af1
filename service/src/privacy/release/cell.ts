import { band, type Band, bandUpTo, smallestBand } from './band.ts';
import type { Batch } from './batch.ts';
import { backersOf, leftWithout } from './left-without.ts';
import { lostShareOf, type LostShare } from './lost-share.ts';
import { quotesOf } from './quotes.ts';
import type { Backing } from './rule.ts';
import { trendOf, type Trend } from './trend.ts';

/** What a cell shows but for its quotes, whose words go as soon as their rep says so. */
export interface CellFace {
  /** How many reps, on how many deals, stand behind it. */
  readonly band: Band;
  readonly lostShare: LostShare | null;
  readonly trend: Trend;
}

/** Everything that may be known about one theme within one persona. */
export interface PublishedCell extends CellFace {
  readonly quotes: string[];
}

/**
 * What a cell shows in a quarter: the union of its standing batches, or null (withheld) when it
 * has none. Pass the batches that `planRelease` kept, and its new one.
 */
export function publishedCell(
  batches: readonly Batch[],
  top: Band,
  quarter: string,
): PublishedCell | null {
  if (batches.length === 0) return null;
  const quotes = quotesOf(batches.flatMap((batch) => batch.notes));
  return { ...faceOf(batches, top, quarter), quotes };
}

/** What batches of a cell, at least one, show in a quarter, quotes apart. */
export function faceOf(batches: readonly Batch[], top: Band, quarter: string): CellFace {
  const notes = batches.flatMap((batch) => batch.notes);
  return {
    band: bandOf(notes, top),
    lostShare: lostShareOf(notes, largestK(batches)),
    trend: trendOf(batches, quarter),
  };
}

/** The band of distinct contributors and distinct deals behind notes, whichever are fewer. Throws below 3 of either. */
export function bandOf(notes: readonly Backing[], top: Band): Band {
  const { reps, deals } = backersOf(notes);
  return band(Math.min(reps, deals), top);
}

/**
 * The largest band that may be told of a persona with these standing batches, at least one. Whatever it begins with,
 * it is true without any k of all that are counted there: of ten reps "10 or more" would name everybody. A theme
 * that stands there alone has all of its reps: as the rule is no secret, "5 or more" would say of it that five and k
 * noticed it, and leave nobody in doubt.
 */
export function topBandOf(batchesOfPersona: readonly Batch[]): Band {
  if (new Set(batchesOfPersona.map(({ themeKey }) => themeKey)).size < 2) return smallestBand;
  const notes = batchesOfPersona.flatMap((batch) => batch.notes);
  const { reps, deals } = leftWithout(largestK(batchesOfPersona), notes);
  return bandUpTo(Math.min(reps, deals));
}

function largestK(batches: readonly Batch[]): number {
  return Math.max(...batches.map((batch) => batch.k));
}

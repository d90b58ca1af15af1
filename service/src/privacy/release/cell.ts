import { band, type Band, bandUpTo, endOf, smallestBand } from './band.ts';
import type { Batch, ReleasedNote } from './batch.ts';
import { backersOf } from './left-without.ts';
import { lostShareOf, type LostShare } from './lost-share.ts';
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

/** What batches of a cell, at least one, show in a quarter, quotes apart. */
export function faceOf(batches: readonly Batch[], top: Band, quarter: string): CellFace {
  const notes = notesIn(batches);
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
 * The largest band that a cell with these batches, at least one, may tell; the earliest first. Whatever it begins
 * with may be true without any k of those who came with one of them: of ten reps "10 or more" would name everybody.
 * Several crowds count no more than the largest of them, since they may be the same reps; and a later one adds no more
 * than is left of it to what was told before, since that band ends where the next begins.
 */
export function topBandOf(batchesOfCell: readonly Batch[]): Band {
  let top = smallestBand;
  let [largest, before] = [0, 0];
  for (const [at, { crowd }] of batchesOfCell.entries()) {
    largest = Math.max(largest, crowd.left);
    top = bandUpTo(Math.min(largest, before + crowd.left));
    before = endOf(bandOf(notesIn(batchesOfCell.slice(0, at + 1)), top));
  }
  return top;
}

function notesIn(batches: readonly Batch[]): ReleasedNote[] {
  return batches.flatMap((batch) => batch.notes);
}

function largestK(batches: readonly Batch[]): number {
  return Math.max(...batches.map((batch) => batch.k));
}

import { band, type Band, type OpenBand, topBand, topBeside } from './band.ts';
import type { Batch } from './batch.ts';
import { lostShareOf, type LostShare } from './lost-share.ts';
import { quotesOf } from './quotes.ts';
import type { Backing } from './rule.ts';
import { trendOf, type Trend } from './trend.ts';

/** How many stand behind something that is published. */
export interface PublishedBands {
  readonly contributorsBand: Band;
  readonly dealsBand: Band;
}

/** The largest bands that may be told of a persona, which are its own as well. */
export interface TopBands extends PublishedBands {
  readonly contributorsBand: OpenBand;
  readonly dealsBand: OpenBand;
}

/** What a cell shows but for its quotes, whose words go as soon as their rep says so. */
export interface CellFace extends PublishedBands {
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
  top: TopBands,
  quarter: string,
): PublishedCell | null {
  if (batches.length === 0) return null;
  const quotes = quotesOf(batches.flatMap((batch) => batch.notes));
  return { ...faceOf(batches, top, quarter), quotes };
}

/** What batches of a cell, at least one, show in a quarter, quotes apart. */
export function faceOf(batches: readonly Batch[], top: TopBands, quarter: string): CellFace {
  const notes = batches.flatMap((batch) => batch.notes);
  return {
    ...bandsOf(notes, top),
    lostShare: lostShareOf(notes, largestK(batches)),
    trend: trendOf(batches, quarter),
  };
}

/** The bands of distinct contributors and deals behind notes, never of more deals than reps. Throws below 3 of either. */
export function bandsOf(notes: readonly Backing[], top: TopBands): PublishedBands {
  const contributorsBand = band(contributorsIn(notes), top.contributorsBand);
  const dealsBand = band(dealsIn(notes), topBeside(contributorsBand, top.dealsBand));
  return { contributorsBand, dealsBand };
}

/** The smallest bands, if they are also the largest that may be told. */
const leastTold: TopBands = { contributorsBand: '3+', dealsBand: '3+' };

/**
 * The largest bands of a persona with these standing batches, at least one. A theme that stands there alone has
 * all of its reps: as the rule is no secret, "5+" would say of it that five and k noticed it, and leave nobody
 * in doubt.
 */
export function topBandsOf(batchesOfPersona: readonly Batch[]): TopBands {
  if (new Set(batchesOfPersona.map(({ themeKey }) => themeKey)).size < 2) return leastTold;
  const notes = batchesOfPersona.flatMap((batch) => batch.notes);
  const k = largestK(batchesOfPersona);
  const contributorsBand = topBand(contributorsIn(notes), k);
  return {
    contributorsBand,
    dealsBand: topBeside(contributorsBand, topBand(dealsIn(notes), k)),
  };
}

function largestK(batches: readonly Batch[]): number {
  return Math.max(...batches.map((batch) => batch.k));
}

function contributorsIn(notes: readonly Backing[]): number {
  return new Set(notes.map(({ contributor }) => contributor)).size;
}

function dealsIn(notes: readonly Backing[]): number {
  return new Set(notes.map(({ deal }) => deal)).size;
}

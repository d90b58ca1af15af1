import { band, type Band } from './band.ts';
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
export function publishedCell(batches: readonly Batch[], quarter: string): PublishedCell | null {
  if (batches.length === 0) return null;
  const quotes = quotesOf(batches.flatMap((batch) => batch.notes));
  return { ...faceOf(batches, quarter), quotes };
}

/** What batches of a cell, at least one, show in a quarter, quotes apart. */
export function faceOf(batches: readonly Batch[], quarter: string): CellFace {
  const notes = batches.flatMap((batch) => batch.notes);
  const k = Math.max(...batches.map((batch) => batch.k));
  return {
    ...bandsOf(notes),
    lostShare: lostShareOf(notes, k),
    trend: trendOf(batches, quarter),
  };
}

/** The bands of distinct contributors and deals behind notes. Throws below 3 of either. */
export function bandsOf(notes: readonly Backing[]): PublishedBands {
  return {
    contributorsBand: band(new Set(notes.map((note) => note.contributor)).size),
    dealsBand: band(new Set(notes.map((note) => note.deal)).size),
  };
}

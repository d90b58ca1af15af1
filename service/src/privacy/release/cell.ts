import { band, type Band } from './band.ts';
import type { Batch } from './batch.ts';
import { lostShareOf, type LostShare } from './lost-share.ts';
import { quotesOf } from './quotes.ts';
import { trendOf, type Trend } from './trend.ts';

/** Everything that may be known about one theme within one persona. */
export interface PublishedCell {
  readonly contributorsBand: Band;
  readonly dealsBand: Band;
  readonly lostShare: LostShare | null;
  readonly trend: Trend;
  readonly quotes: string[];
}

/**
 * What a cell shows in a quarter: the union of its standing batches, or null (withheld) when it
 * has none. Pass the batches that `planRelease` kept, and its new one.
 */
export function publishedCell(batches: readonly Batch[], quarter: string): PublishedCell | null {
  if (batches.length === 0) return null;
  const notes = batches.flatMap((batch) => batch.notes);
  const k = Math.max(...batches.map((batch) => batch.k));
  return {
    contributorsBand: band(new Set(notes.map((note) => note.contributor)).size),
    dealsBand: band(new Set(notes.map((note) => note.deal)).size),
    lostShare: lostShareOf(notes, k),
    trend: trendOf(batches, quarter),
    quotes: quotesOf(notes),
  };
}

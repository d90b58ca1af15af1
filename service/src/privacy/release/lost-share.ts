import { type Band, floorOf } from './band.ts';
import type { Batch, ReleasedNote } from './batch.ts';
import { backersOf } from './left-without.ts';

/** How the deal of a note ended. */
interface Outcome {
  readonly deal: string;
  readonly isLost: boolean;
}

export type LostShare = 'mostly-lost' | 'mixed' | 'mostly-other';

const most = 2 / 3;

/**
 * How the deals behind a cell ended, or null unless the lost ones and all others have k deals and
 * k contributors each. `mostly` means two thirds. A deal frozen both open and lost counts as lost.
 */
export function lostShareOf(notes: readonly ReleasedNote[], k: number): LostShare | null {
  const [lost, others] = sidesOf(notes);
  const areGroups = [lost, others]
    .map(backersOf)
    .every(({ reps, deals }) => reps >= k && deals >= k);
  if (!areGroups) return null;
  const lostDeals = backersOf(lost).deals;
  const share = lostDeals / (lostDeals + backersOf(others).deals);
  if (share >= most) return 'mostly-lost';
  return share <= 1 - most ? 'mostly-other' : 'mixed';
}

/**
 * Whether a cell that shows the largest band it may tell may also tell how its deals ended. Everybody knows whose deals
 * were lost, so the word tells of the reps who lost some, or of those who have others; and no word, that it has fewer
 * than k of either. So all of that must be true without any k reps of either side of a crowd it came with: "mostly
 * lost" says, as the others are k deals at least, that 2k lost ones stand in the cell; no word, that all but k − 1 of
 * the band may have lost, or may have not; and of several k the largest counts. Of a cell with a smaller band, which
 * everybody knows to be below the next, it would name those who lost several.
 *
 * @param band what the cell shows
 */
export function mayTellOutcomes(batchesOfCell: readonly Batch[], band: Band): boolean {
  const k = Math.max(...batchesOfCell.map((batch) => batch.k));
  const strictest = batchesOfCell.filter((batch) => batch.k === k);
  const leftOfSides = Math.max(...strictest.map(({ crowd }) => crowd.leftOfSides));
  return leftOfSides >= Math.max(k, floorOf(band) - (k - 1));
}

/** Notes of lost deals, and of all others. */
export function sidesOf<N extends Outcome>(notes: readonly N[]): readonly [N[], N[]] {
  const lostDeals = new Set(notes.filter((note) => note.isLost).map((note) => note.deal));
  return [
    notes.filter((note) => lostDeals.has(note.deal)),
    notes.filter((note) => !lostDeals.has(note.deal)),
  ];
}

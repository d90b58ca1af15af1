import { type Band, floorOf } from './band.ts';
import type { Batch, ReleasedNote } from './batch.ts';
import { backersOf, leftWithout } from './left-without.ts';

export type LostShare = 'mostly-lost' | 'mixed' | 'mostly-other';

const most = 2 / 3;

/**
 * How the deals behind a cell ended, or null unless the lost ones and all others have k deals and
 * k contributors each. `mostly` means two thirds. A deal frozen both open and lost counts as lost.
 */
export function lostShareOf(notes: readonly ReleasedNote[], k: number): LostShare | null {
  const [lost, others] = sidesOf(notes);
  if (![lost, others].map(backersOf).every(({ reps, deals }) => reps >= k && deals >= k))
    return null;
  const lostDeals = backersOf(lost).deals;
  const share = lostDeals / (lostDeals + backersOf(others).deals);
  if (share >= most) return 'mostly-lost';
  return share <= 1 - most ? 'mostly-other' : 'mixed';
}

/**
 * Whether cells of a persona that show its largest band may tell how their deals ended. Everybody knows whose
 * deals were lost, so the word tells of the reps who lost some, or of those who have others; and no word, of a cell
 * there, that it has fewer than k of either. So all of that must be true without any k reps of either side:
 * "mostly lost" says, as the others are k deals at least, that 2k lost ones stand in the cell; no word, that all but
 * k − 1 of the band may have lost, or may have not. Of a cell with a smaller band, which everybody knows to be below
 * the next, it would name those who lost several.
 *
 * @param top the largest band that is told of the persona
 */
export function mayTellOutcomes(batchesOfPersona: readonly Batch[], top: Band): boolean {
  const k = Math.max(...batchesOfPersona.map((batch) => batch.k));
  const allButFew = floorOf(top) - (k - 1);
  const sides = sidesOf(batchesOfPersona.flatMap((batch) => batch.notes));
  return sides.every((side) => {
    const { reps, deals } = leftWithout(k, side);
    return reps >= Math.max(k, allButFew) && deals >= Math.max(2 * k, allButFew);
  });
}

function sidesOf(notes: readonly ReleasedNote[]): readonly [ReleasedNote[], ReleasedNote[]] {
  const lostDeals = new Set(notes.filter((note) => note.isLost).map((note) => note.deal));
  return [
    notes.filter((note) => lostDeals.has(note.deal)),
    notes.filter((note) => !lostDeals.has(note.deal)),
  ];
}

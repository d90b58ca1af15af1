import { floorOf, type OpenBand } from './band.ts';
import type { Batch, ReleasedNote } from './batch.ts';
import { isCrowd } from './crowd.ts';

export type LostShare = 'mostly-lost' | 'mixed' | 'mostly-other';

const most = 2 / 3;

/**
 * How the deals behind a cell ended, or null unless the lost ones and all others have k deals and
 * k contributors each. `mostly` means two thirds. A deal frozen both open and lost counts as lost.
 */
export function lostShareOf(notes: readonly ReleasedNote[], k: number): LostShare | null {
  const [lost, others] = sidesOf(notes);
  const hasGroups = [lost, others].every(
    (side) => countOf(side, (note) => note.contributor) >= k && countOf(side, dealOf) >= k,
  );
  if (!hasGroups) return null;
  const lostDeals = countOf(lost, dealOf);
  const share = lostDeals / (lostDeals + countOf(others, dealOf));
  if (share >= most) return 'mostly-lost';
  return share <= 1 - most ? 'mostly-other' : 'mixed';
}

/**
 * Whether cells of a persona may tell how their deals ended: the reps with lost deals in all its standing
 * batches are a crowd, and so are those with others. Everybody knows whose deals were lost, so a share
 * tells of these reps; with few of them it would tell whose notes stand in which cell.
 *
 * What the word implies leaves k deals of each side in doubt, and every single rep. "Mostly lost" says, as the
 * others are k deals at least, that 2k lost ones stand in the cell: of exactly 2k it would name all their reps, and
 * of more it would name a rep who has most of them. Beside a large band of deals it says two thirds of that.
 *
 * @param topOfDeals the largest band of deals that is told of the persona
 */
export function mayTellOutcomes(batchesOfPersona: readonly Batch[], topOfDeals: OpenBand): boolean {
  const k = Math.max(...batchesOfPersona.map((batch) => batch.k));
  const implied = Math.max(2 * k, Math.ceil(floorOf(topOfDeals) * most));
  const sides = sidesOf(batchesOfPersona.flatMap((batch) => batch.notes));
  return sides.every(
    (side) =>
      isCrowd(side, k) &&
      countOf(side, dealOf) >= implied + k &&
      dealsWithoutAnyone(side) >= implied,
  );
}

/** How many deals of notes other reps wrote on, whoever is left out. */
function dealsWithoutAnyone(notes: readonly ReleasedNote[]): number {
  const repsOfDeal = Map.groupBy(notes, dealOf).values();
  const deals = [...repsOfDeal].map((own) => new Set(own.map(({ contributor }) => contributor)));
  const onlyOnes = deals.flatMap((reps) => (reps.size === 1 ? [...reps] : []));
  const owned = [...Map.groupBy(onlyOnes, (rep) => rep).values()].map((own) => own.length);
  return deals.length - Math.max(0, ...owned);
}

function sidesOf(notes: readonly ReleasedNote[]): readonly [ReleasedNote[], ReleasedNote[]] {
  const lostDeals = new Set(notes.filter((note) => note.isLost).map((note) => note.deal));
  return [
    notes.filter((note) => lostDeals.has(note.deal)),
    notes.filter((note) => !lostDeals.has(note.deal)),
  ];
}

function dealOf({ deal }: ReleasedNote): string {
  return deal;
}

function countOf(notes: readonly ReleasedNote[], key: (note: ReleasedNote) => string): number {
  return new Set(notes.map(key)).size;
}

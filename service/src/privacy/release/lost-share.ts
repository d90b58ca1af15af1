import type { ReleasedNote } from './batch.ts';

export const lostShares = ['mostly-lost', 'mixed', 'mostly-other'] as const;
export type LostShare = (typeof lostShares)[number];

const most = 2 / 3;

/**
 * How the deals behind a cell ended, or null unless the lost ones and all others have k deals and
 * k contributors each. `mostly` means two thirds. A deal frozen both open and lost counts as lost.
 */
export function lostShareOf(notes: readonly ReleasedNote[], k: number): LostShare | null {
  const lostDeals = new Set(notes.filter((note) => note.isLost).map((note) => note.deal));
  const lost = notes.filter((note) => lostDeals.has(note.deal));
  const others = notes.filter((note) => !lostDeals.has(note.deal));
  const otherDeals = new Set(others.map((note) => note.deal));
  const hasGroups = [lost, others].every(
    (group) => new Set(group.map((note) => note.contributor)).size >= k,
  );
  if (!hasGroups || lostDeals.size < k || otherDeals.size < k) return null;
  const share = lostDeals.size / (lostDeals.size + otherDeals.size);
  if (share >= most) return 'mostly-lost';
  return share <= 1 - most ? 'mostly-other' : 'mixed';
}

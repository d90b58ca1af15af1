import type { Backing } from './rule.ts';

/** How many reps, and how many deals that they wrote on. */
export interface Backers {
  readonly reps: number;
  readonly deals: number;
}

/** How many reps and deals stand behind notes. */
export function backersOf(notes: readonly Backing[]): Backers {
  return {
    reps: new Set(notes.map(({ contributor }) => contributor)).size,
    deals: new Set(notes.map(({ deal }) => deal)).size,
  };
}

/**
 * How many reps and deals are left behind notes at least, whichever k reps are left out with all they wrote.
 * What is said of no more than these may be true without any k reps, so it names nobody. A deal of several reps
 * counts by parts for each of them, which is never too little to take away.
 */
export function leftWithout(k: number, notes: readonly Backing[]): Backers {
  const { reps, deals } = backersOf(notes);
  const parts = new Map<string, number>();
  for (const ofDeal of Map.groupBy(notes, ({ deal }) => deal).values()) {
    const authors = new Set(ofDeal.map(({ contributor }) => contributor));
    for (const rep of authors) parts.set(rep, (parts.get(rep) ?? 0) + 1 / authors.size);
  }
  const most = [...parts.values()].sort((a, b) => b - a).slice(0, k);
  const taken = most.reduce((sum, part) => sum + part, 0);
  // Thirds do not add up to one.
  return { reps: Math.max(0, reps - k), deals: deals - Math.floor(taken + 1e-9) };
}

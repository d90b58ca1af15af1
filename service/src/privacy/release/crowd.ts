import { leftWithout } from './left-without.ts';
import type { Backing } from './rule.ts';

/**
 * How many reps there have to be for k of them to hide among: twice k. k says how many noticed
 * something, not how many could have. Of 2k reps, k − 1 may tell each other all that they wrote and
 * leave themselves out: k + 1 are left, and whoever they look for is one of these. Of k reps one would
 * be left.
 */
export function crowdNeeded(k: number): number {
  return 2 * k;
}

/**
 * Whether the reps behind notes are enough for k of them to hide among: without any k of them, k are left, on k
 * deals. Of six reps who wrote on three deals everybody knows whose notes are needed for three.
 */
export function isCrowd(notes: readonly Backing[], k: number): boolean {
  const { reps, deals } = leftWithout(k, notes);
  return reps >= crowdNeeded(k) - k && deals >= k;
}

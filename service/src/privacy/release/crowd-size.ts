import { floorOf, largestBand } from './band.ts';
import { leftWithout } from './left-without.ts';
import { sidesOf } from './lost-share.ts';
import type { Backing } from './rule.ts';
import { growth } from './trend.ts';

/**
 * How large the crowd is that came with a batch, as far as it is still there: what may be told of that batch goes by
 * it.
 */
export interface CrowdSize {
  /** How many of its reps, on as many deals, are left without any k of them. */
  readonly left: number;
  /** The same of those with lost deals, or of those with others, whichever are fewer; 0 where these are too few. */
  readonly leftOfSides: number;
}

/**
 * How large a crowd is. It goes by who wrote when, on which deal, and by how many batches were made of it, which is
 * no secret.
 */
export function crowdOf(
  newcomers: readonly (Backing & { readonly isLost: boolean })[],
  k: number,
  batches = 1,
): CrowdSize {
  const { reps, deals } = leftWithout(k, newcomers);
  const sides = sidesOf(newcomers).map((side) => leftWithout(k, side));
  // "Mostly lost" says, as the others are k deals at least, that 2k are lost.
  const areEnough = sides.every((side) => side.reps >= k && side.deals >= 2 * k);
  const leftOfSides = Math.min(...sides.flatMap((side) => [side.reps, side.deals]));
  const inEach = leftInEach(batches, newcomers, k);
  const most = mostThatMatters(k);
  const left = Math.min(reps, deals, inEach, most);
  return { left, leftOfSides: areEnough ? Math.min(leftOfSides, most) : 0 };
}

/**
 * Growth beside the largest band, or beside k, asks for no more; so a large crowd need not be counted again for each
 * who leaves.
 */
function mostThatMatters(k: number): number {
  return Math.ceil(Math.max(floorOf(largestBand), k) * growth);
}

/** How large the smallest of several crowds is: of the others it may be known that nobody can be meant. */
export function smallestOf(
  crowds: readonly (readonly (Backing & { readonly isLost: boolean })[])[],
  k: number,
  batches = 1,
): CrowdSize {
  const sizes = crowds.map((own) => crowdOf(own, k, batches));
  return {
    left: Math.min(...sizes.map(({ left }) => left)),
    leftOfSides: Math.min(...sizes.map(({ leftOfSides }) => leftOfSides)),
  };
}

/**
 * How many reps may be behind each of so many batches at once, without any k of them: nobody is behind more than they
 * wrote notes. Of eight reps, two of whom wrote twice, two batches of five would need all their notes.
 */
function leftInEach(batches: number, newcomers: readonly Backing[], k: number): number {
  const written = [...Map.groupBy(newcomers, ({ contributor }) => contributor).values()]
    .map((own) => Math.min(own.length, batches))
    .sort((a, b) => b - a);
  return Math.floor(written.slice(k).reduce((sum, count) => sum + count, 0) / batches);
}

/** From how many on another band begins. */
const floors = [3, 5, 10, 20, 50] as const;

/**
 * At least so many reps, on at least so many deals. There is no band with an end: how many at the most would
 * tell of few reps on many deals, or of many on few, who shares a deal or has several.
 */
export type Band = `${(typeof floors)[number]}+`;

/** All bands there are, the smallest first. */
export const bands = floors.map((floor): Band => `${floor}+`);

/** The smallest band, which the rule itself tells of whatever is published. */
export const smallestBand: Band = '3+';

/** The largest band. */
export const largestBand: Band = '50+';

/** The largest band that begins with so many or fewer; the smallest where none does. */
export function bandUpTo(count: number): Band {
  const floor = floors.findLast((one) => one <= count);
  return floor === undefined ? smallestBand : `${floor}+`;
}

/** The last number of a band for whoever knows where the next begins. */
export function endOf(told: Band): number {
  const next = floors.find((floor) => floor > floorOf(told));
  return next === undefined ? Number.POSITIVE_INFINITY : next - 1;
}

/**
 * The band of a count that may be published, where this is the largest that may be told. Throws below 3: such
 * a count has no band.
 */
export function band(count: number, top: Band): Band {
  if (!(count >= floorOf(smallestBand))) {
    throw new RangeError(`A count of ${count} may not be published; check the rule before banding`);
  }
  return bandUpTo(Math.min(count, floorOf(top)));
}

/** Sorts what has a band, those heard by most first. */
export function mostHeardFirst(
  a: { readonly contributors: string },
  b: { readonly contributors: string },
): number {
  return floorOf(b.contributors) - floorOf(a.contributors);
}

/** The number that a band begins with, 0 of what is none. */
export function floorOf(text: string): number {
  return Number.parseInt(text, 10) || 0;
}

export const bands = ['3-4', '5-9', '10-19', '20-49', '50+'] as const;
export type Band = (typeof bands)[number];

/** The band of a count that may be published. Throws below 3: such a count has no band. */
export function band(count: number): Band {
  if (!(count >= 3)) {
    throw new RangeError(`A count of ${count} may not be published; check the rule before banding`);
  }
  if (count < 5) return '3-4';
  if (count < 10) return '5-9';
  if (count < 20) return '10-19';
  return count < 50 ? '20-49' : '50+';
}

/** Sorts what has a band of contributors, those heard by most first. */
export function mostHeardFirst(
  a: { readonly contributors: string },
  b: { readonly contributors: string },
): number {
  return rank(b.contributors) - rank(a.contributors);
}

function rank(contributors: string): number {
  return bands.findIndex((known) => known === contributors);
}

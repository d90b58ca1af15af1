/** From how many on another band begins; the largest of a persona has no upper end. */
const steps = [
  { floor: 3, closed: '3-4', open: '3+' },
  { floor: 5, closed: '5-9', open: '5+' },
  { floor: 10, closed: '10-19', open: '10+' },
  { floor: 20, closed: '20-49', open: '20+' },
  { floor: 50, closed: '50+', open: '50+' },
] as const;

export type OpenBand = (typeof steps)[number]['open'];
export type Band = (typeof steps)[number]['closed'] | OpenBand;

/** All bands there are, the smallest first. */
export const bands = [
  '3-4',
  '3+',
  '5-9',
  '5+',
  '10-19',
  '10+',
  '20-49',
  '20+',
  '50+',
] as const satisfies readonly Band[];

/**
 * The largest band that may be told of a persona. Whatever it begins with, at least k of all that are
 * counted there are left in doubt: of ten reps "10–19" would name everybody. That three were counted
 * the rule itself tells.
 *
 * @param all how many reps, or deals, are counted in the persona
 */
export function topBand(all: number, k: number): OpenBand {
  return steps.findLast(({ floor }) => floor <= all - k)?.open ?? '3+';
}

/**
 * The band of a count that may be published, in a persona with this largest band. Throws below 3: such
 * a count has no band.
 */
export function band(count: number, top: OpenBand): Band {
  const step = steps.findLast(({ floor }) => floor <= count);
  if (step === undefined) {
    throw new RangeError(`A count of ${count} may not be published; check the rule before banding`);
  }
  return step.floor < floorOf(top) ? step.closed : top;
}

/** Sorts what has a band of contributors, those heard by most first: an open band is where it begins. */
export function mostHeardFirst(
  a: { readonly contributors: string },
  b: { readonly contributors: string },
): number {
  return floorOf(b.contributors) - floorOf(a.contributors);
}

/**
 * The largest band of deals that may stand beside a band of reps: it begins no higher than that one. It is
 * known whose deals are whose, and "3–4 reps on 5+ deals" would name the one rep who has more deals than one.
 *
 * @param top the largest band of deals that may be told of the persona
 */
export function topBeside(reps: Band, top: OpenBand): OpenBand {
  const floor = Math.min(floorOf(reps), floorOf(top));
  return steps.findLast((step) => step.floor <= floor)?.open ?? '3+';
}

/** The number that a band begins with, 0 of what is none. */
export function floorOf(text: string): number {
  return Number.parseInt(text, 10) || 0;
}

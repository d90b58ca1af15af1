/** A share of 1 as the scores give it: four places tell more than any file has rows for. */
export function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** The rounded share that `count` has of `all`; null where there is nothing to share. */
export function shareOf(count: number, all: number): number | null {
  return all === 0 ? null : rounded(count / all);
}

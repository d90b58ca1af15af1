import { both, type Findings, nothingFound } from './check.ts';

/** Findings of many runs together. */
export function allOf(findings: readonly Findings[]): Findings {
  return findings.reduce(both, nothingFound);
}

/** The value below which this share of the values lies, rounded; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? null : Math.round(value);
}

/** Works on all items, so many at a time. */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, lane: number) => Promise<void>,
): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) {
        await work(item, lane);
      }
    }),
  );
}

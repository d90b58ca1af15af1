/** The calendar quarter of a moment in UTC, as `2026-Q4`. */
export function quarterOf(moment: Date): string {
  const quarter = Math.floor(moment.getUTCMonth() / 3) + 1;
  return `${String(moment.getUTCFullYear()).padStart(4, '0')}-Q${quarter}`;
}

/** How many quarters lie from one to another; negative when `to` is the earlier. */
export function quartersFrom(from: string, to: string): number {
  return quarterNumber(to) - quarterNumber(from);
}

/** The quarter before this one: the one whose authors decide k. */
export function quarterBefore(quarter: string): string {
  const before = quarterNumber(quarter) - 1;
  return `${String(Math.floor(before / 4)).padStart(4, '0')}-Q${(before % 4) + 1}`;
}

/**
 * A note leaves its cell once its own quarter and the next have closed, so in the second quarter
 * after its own.
 */
const quartersInItsCell = 2;

/** Whether a note has left its cell by that quarter. */
export function isOldIn(quarter: string, note: { readonly quarter: string }): boolean {
  return quartersFrom(note.quarter, quarter) >= quartersInItsCell;
}

function quarterNumber(quarter: string): number {
  const parts = /^(\d{4})-Q([1-4])$/.exec(quarter);
  if (!parts) {
    throw new RangeError(`"${quarter}" is not a quarter; write it as 2026-Q4`);
  }
  return Number(parts[1]) * 4 + Number(parts[2]) - 1;
}

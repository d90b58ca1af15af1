/** When releases happen. `sample` is for the sample company only and runs every few seconds. */
export type Calendar =
  | { readonly kind: 'monthly' }
  | { readonly kind: 'weekly' }
  | { readonly kind: 'sample'; readonly everySeconds: number };

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The first release strictly after a moment: the first day of the next month, or the next Monday,
 * at 00:00 UTC; in the sample the next whole multiple of its seconds. Never depends on notes.
 */
export function nextReleaseAt(calendar: Calendar, after: Date): Date {
  switch (calendar.kind) {
    case 'monthly':
      return new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 1));
    case 'weekly': {
      const daysToMonday = (8 - after.getUTCDay()) % 7 || 7;
      const midnight = Date.UTC(after.getUTCFullYear(), after.getUTCMonth(), after.getUTCDate());
      return new Date(midnight + daysToMonday * dayMs);
    }
    case 'sample': {
      if (!(calendar.everySeconds >= 1)) {
        throw new RangeError(
          `A sample calendar of every ${calendar.everySeconds} s cannot run; give 1 s or more`,
        );
      }
      const stepMs = calendar.everySeconds * 1000;
      return new Date((Math.floor(after.getTime() / stepMs) + 1) * stepMs);
    }
  }
}

import type { Position } from '../salesforce/note-rows.ts';

/**
 * Rows can become visible late, with an older stamp than what was read already: a transaction that
 * took minutes. So a poll reads this much again.
 */
const overlapMs = 10 * 60_000;

/** Knows how much each poll has to read again. */
export interface Overlap {
  /** Asks from where a poll that begins now has to read. Tell by `ended` that it reached its end. */
  begin(checkpoint: Position | null): { readonly from: Position | Date; ended(): void };
}

/**
 * Reads the overlap again until the checkpoint has stood still for as long, and once more after
 * that: then whatever was late is there. What follows a bulk load would else be read for ever.
 *
 * @param elapsedMs a clock that nobody can set
 */
export function createOverlap(elapsedMs: () => number): Overlap {
  let standing: { at: Position; sinceMs: number; isSettled: boolean } | null = null;
  return {
    begin(checkpoint) {
      if (checkpoint === null) return { from: new Date(0), ended: () => undefined };
      const begunMs = elapsedMs();
      if (standing === null || !isSame(standing.at, checkpoint)) {
        standing = { at: checkpoint, sinceMs: begunMs, isSettled: false };
      }
      const mine = standing;
      return {
        from: mine.isSettled
          ? mine.at
          : new Date(Math.max(0, checkpoint.modifiedAt.getTime() - overlapMs)),
        ended: () => {
          if (begunMs - mine.sinceMs >= overlapMs) mine.isSettled = true;
        },
      };
    },
  };
}

function isSame(a: Position, b: Position): boolean {
  return a.recordId === b.recordId && a.modifiedAt.getTime() === b.modifiedAt.getTime();
}

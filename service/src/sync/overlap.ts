import type { After, Position } from '../salesforce/note-rows.ts';

/** Knows how much of a stream each poll has to read again. */
export interface Overlap {
  /** Asks from where a poll that begins now has to read. Tell by `ended` that it reached its end. */
  begin(checkpoint: Position | null): { readonly from: After; ended(): void };
}

/**
 * Reads the newest part of a stream again until the checkpoint has stood still for a while, and once
 * more after that: then whatever was late is there. What follows a bulk load would else be read for
 * ever.
 *
 * @param elapsedMs a clock that nobody can set
 * @param span how much is read again, and for how long
 */
export function createOverlap(
  elapsedMs: () => number,
  span: { readonly againMs: number; readonly forMs: number },
): Overlap {
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
          : new Date(Math.max(0, checkpoint.modifiedAt.getTime() - span.againMs)),
        ended: () => {
          if (begunMs - mine.sinceMs >= span.forMs) mine.isSettled = true;
        },
      };
    },
  };
}

function isSame(a: Position, b: Position): boolean {
  return a.recordId === b.recordId && a.modifiedAt.getTime() === b.modifiedAt.getTime();
}

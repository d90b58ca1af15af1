import type { StatedReason } from '../../notes/note.ts';
import type { Batch, CountedNote } from './batch.ts';
import { inACrowd } from './crowd.ts';
import { gatherCells } from './plan.ts';
import { isBacked, type Review } from './review.ts';

/** A note in a standing batch of its cell, and the reason stated above it; null if there is none. */
export interface ReasonedNote extends CountedNote {
  readonly reason: StatedReason | null;
}

/** What one release added to one row of the reason ledger. */
export interface ReasonBatch extends Batch {
  readonly reason: StatedReason;
}

export interface ReasonPlan<B extends ReasonBatch> extends Review<B> {
  /** The new batches, at most one for each row. */
  readonly batches: ReasonBatch[];
}

/**
 * What one release does to the reason ledger: stated reason by theme, within a persona. A row is a
 * cell by another name, so its batches are made alike: k contributors, k deals, all waiting notes at
 * once, and buyers in general after two quarters. A note that stood in the ledger before and left it
 * is no longer fresh there either. Its reps hide among all whose released notes wait to be told of
 * here and may have had a reason above them.
 *
 * Only notes that stand in a batch of their cell can enter. So nothing in the ledger speaks of a note
 * that is withheld, and no row names a theme that the persona's cells do not.
 *
 * @param input `released` are all notes that are released now, as counted when they were; `returned`
 *   the ids of those that are not any more since this release; `left` those that left the ledger before
 */
export function planReasons<B extends ReasonBatch>(input: {
  readonly released: readonly ReasonedNote[];
  readonly published: readonly B[];
  readonly returned: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
  readonly quarter: string;
  readonly k: number;
}): ReasonPlan<B> {
  const { quarter, k, left } = input;
  // What a batch that is taken back loses may come again, but not in the same release.
  const spoken = new Set(input.published.flatMap((batch) => batch.notes.map(({ id }) => id)));
  const rows = new Map<string, { reason: StatedReason; themeKey: string }>();
  const waiting = input.released.flatMap((note) => {
    const { reason, themeKey } = note;
    if (spoken.has(note.id) || !mayHaveHeardReason(note)) return [];
    const row = JSON.stringify([reason, themeKey]);
    if (reason !== null) rows.set(row, { reason, themeKey });
    return [{ ...note, themeKey: row, approvedQuote: null }];
  });
  const cells = gatherCells({ waiting, returned: left, quarter, k });
  const batches = inACrowd(cells, k).flatMap((batch) => {
    const row = rows.get(batch.themeKey);
    return row === undefined || !isBacked(batch) ? [] : [{ ...batch, ...row }];
  });
  return { batches, ...reviewReasons(input.published, input.returned) };
}

/** Reps are asked for a reason where a deal was lost, and whose were is no secret. */
function mayHaveHeardReason({ reason, isLost }: ReasonedNote): boolean {
  return reason !== null || isLost;
}

/**
 * Looks at published batches of the ledger again; `returned` are ids of notes not released any more. A
 * batch that loses a note goes back whole, so rows differ by whole batches, always.
 */
export function reviewReasons<B extends ReasonBatch>(
  published: readonly B[],
  returned: ReadonlySet<string>,
): Review<B> {
  const stands = (batch: B): boolean =>
    isBacked(batch) && batch.notes.every((note) => !note.isWithdrawn && !returned.has(note.id));
  return {
    kept: published.filter(stands),
    takenBack: published.filter((batch) => !stands(batch)),
  };
}

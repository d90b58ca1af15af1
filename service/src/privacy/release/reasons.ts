import type { StatedReason } from '../../notes/note.ts';
import type { Batch, CountedNote } from './batch.ts';
import { isHeard } from './crowd.ts';
import { gatherCells, personaAt } from './plan.ts';
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
  /** Ids of the notes that stood in a crowd, in a row or in none. */
  readonly heard: readonly string[];
}

/**
 * What one release does to the reason ledger: stated reason by theme, within a persona. A row is a
 * cell by another name, so its batches are made alike: k contributors, k deals, all waiting notes at
 * once, and buyers in general after two quarters. A note that stood in the ledger before and left it
 * is no longer fresh there either. Its reps hide among a crowd of those whose released notes wait to be told of
 * here and may have had a reason above them; and what was heard of them and is in no row is known.
 *
 * Only notes that stand in a batch of their cell can enter. So nothing in the ledger speaks of a note
 * that is withheld, and no row names a theme that the persona's cells do not.
 *
 * @param input `released` are all notes that are released now, as counted when they were; `returned`
 *   the ids of those that are not any more since this release; `left` those that left the ledger before,
 *   `heard` those that stood in a crowd there
 */
export function planReasons<B extends ReasonBatch>(input: {
  readonly released: readonly ReasonedNote[];
  readonly published: readonly B[];
  readonly returned: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
  readonly heard: ReadonlySet<string>;
  readonly quarter: string;
  readonly k: number;
  readonly newcomers?: number | undefined;
}): ReasonPlan<B> {
  const { quarter, k, left } = input;
  // What a batch that is taken back loses may come again, but not in the same release.
  const spoken = new Set(input.published.flatMap((batch) => batch.notes.map(({ id }) => id)));
  const waiting = input.released
    .filter((note) => !spoken.has(note.id) && mayHaveHeardReason(note))
    .map((note) => ({ ...note, approvedQuote: null, personaKey: personaAt(note, quarter) }));
  const earlier = { returned: left, looks: [input.heard] };
  const personas = Map.groupBy(waiting, ({ personaKey }) => personaKey).values();
  const heard = [...personas].filter((own) => isHeard(own, earlier, k, input.newcomers)).flat();
  const reasons = Map.groupBy(heard, ({ reason }) => reason);
  const batches = [...reasons].flatMap(([reason, own]) => {
    if (reason === null) return [];
    const rows = gatherCells(own, { returned: left, quarter, k }).filter(isBacked);
    return rows.map((batch) => ({ ...batch, reason }));
  });
  const heardIds = heard.map(({ id }) => id);
  return { batches, heard: heardIds, ...reviewReasons(input.published, input.returned) };
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

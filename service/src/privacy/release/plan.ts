import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch, CountedNote } from './batch.ts';
import { quartersFrom } from './quarter.ts';
import { isBacked, reviewBatches, type Review } from './review.ts';

/**
 * A note leaves its cell once its own quarter and the next have closed, so in the second quarter
 * after its own.
 */
const quartersInItsCell = 2;

export interface ReleasePlan<B extends Batch> extends Review<B> {
  /** The new batches, at most one for each cell. */
  readonly batches: Batch[];
  /** Ids of the notes that left their cell for buyers in general, published there or not. */
  readonly moved: string[];
}

/**
 * What one release publishes. `notes` are all counted notes, `published` all standing batches,
 * `returned` the ids of notes that stood in one and do not any more, and `quarter` (as `2026-Q4`) and
 * `k` those of the release. Notes of standing batches are skipped, and notes of a batch that is taken
 * back sit this release out: what a cell gains between two releases is then always one whole batch,
 * never the difference between an old and a new one.
 *
 * What was published once is known for ever. So notes that returned ride along only: the fresh ones
 * must meet the rule without them, and all together must meet it as well.
 */
export function planRelease<B extends Batch>(input: {
  readonly notes: readonly CountedNote[];
  readonly published: readonly B[];
  readonly returned: ReadonlySet<string>;
  readonly quarter: string;
  readonly k: number;
}): ReleasePlan<B> {
  const { quarter, k, returned } = input;
  const spoken = new Set(input.published.flatMap((batch) => batch.notes.map((note) => note.id)));
  const waiting = input.notes.filter((note) => !spoken.has(note.id));
  const moved: string[] = [];
  const cells = new Map<string, { personaKey: string; themeKey: string; notes: CountedNote[] }>();

  for (const note of waiting) {
    const hasAged = quartersFrom(note.quarter, quarter) >= quartersInItsCell;
    const personaKey = hasAged ? buyersInGeneral : note.personaKey;
    if (personaKey !== note.personaKey) moved.push(note.id);
    const key = JSON.stringify([personaKey, note.themeKey]);
    const cell = cells.get(key) ?? { personaKey, themeKey: note.themeKey, notes: [] };
    cell.notes.push(note);
    cells.set(key, cell);
  }

  const batches = [...cells.values()]
    .map((cell) => batchOf(cell, returned, quarter, k))
    .filter(isBacked);
  const review = reviewBatches(input.published, { quarter, added: batches });
  return { batches, moved: moved.sort(), ...review };
}

function batchOf(
  cell: { personaKey: string; themeKey: string; notes: readonly CountedNote[] },
  returned: ReadonlySet<string>,
  quarter: string,
  k: number,
): Batch {
  const notes = cell.notes
    .map(({ id, contributor, deal, isLost, approvedQuote }) => ({
      id,
      contributor,
      deal,
      isLost,
      approvedQuote,
      isWithdrawn: false,
      isFresh: !returned.has(id),
    }))
    // By id, so that the order of a stored batch says nothing about when its notes arrived.
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { personaKey, themeKey } = cell;
  return { personaKey, themeKey, quarter, k, size: notes.length, notes };
}

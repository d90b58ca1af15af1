import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch, CountedNote } from './batch.ts';
import { inACrowd } from './crowd.ts';
import type { Earlier } from './looked-at.ts';
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
  /** Ids of the notes that stood in a crowd, shown or not. */
  readonly weighed: string[];
}

/** What waits for a release, none of it published. */
interface Waiting {
  readonly waiting: readonly CountedNote[];
  readonly returned: Earlier['returned'];
  /** The quarter of the release, as `2026-Q4`, and its k. */
  readonly quarter: string;
  readonly k: number;
}

/**
 * What one release publishes. `notes` are all counted notes, `published` all standing batches,
 * and `quarter` (as `2026-Q4`) and `k` those of the release. Notes of
 * standing batches are skipped, and notes of a batch that is taken back sit this release out: what a cell gains
 * between two releases is then always one whole batch, never the difference between an old and a new one.
 * A batch comes only to a persona in which its reps hide among a crowd; else its notes go on waiting.
 */
export function planRelease<B extends Batch>(input: {
  readonly notes: readonly CountedNote[];
  readonly published: readonly B[];
  readonly earlier: Earlier;
  readonly quarter: string;
  readonly k: number;
}): ReleasePlan<B> {
  const { notes, published, earlier, quarter, k } = input;
  const spoken = new Set(published.flatMap((batch) => batch.notes.map((note) => note.id)));
  const waiting = notes.filter((note) => !spoken.has(note.id));
  const { cells, moved } = gatherCells({ waiting, returned: earlier.returned, quarter, k });
  const hidden = cellsInACrowd({ waiting, cells, earlier, quarter, k });
  const batches = hidden.filter(isBacked);
  return {
    batches,
    moved,
    weighed: hidden.flatMap((cell) => cell.notes.map(({ id }) => id)),
    ...reviewBatches(published, { quarter, added: batches }),
  };
}

/**
 * The cells of personas whose reps are a crowd. Whoever gives a title to a persona or takes it knows whose
 * notes come, and who alone can write there from then on; beside a crowd that was heard before, whatever appears
 * would be their doing. So notes that waited while personas had other titles wait apart, until so many
 * whom no release heard came that these are a crowd by themselves: then all come together.
 */
function cellsInACrowd(input: {
  readonly waiting: readonly CountedNote[];
  readonly cells: readonly Batch[];
  readonly earlier: Earlier;
  readonly quarter: string;
  readonly k: number;
}): Batch[] {
  const { waiting, cells, earlier, quarter, k } = input;
  const { returned, heard, apart } = earlier;
  const together = inACrowd(cells, k, heard);
  const done = new Set(together.map(({ personaKey }) => personaKey));
  const staying = waiting.filter(({ id }) => !apart.has(id));
  const others = gatherCells({ waiting: staying, returned, quarter, k }).cells;
  return [
    ...together,
    ...inACrowd(
      others.filter(({ personaKey }) => !done.has(personaKey)),
      k,
    ),
  ];
}

/**
 * Gathers what waits by cell, each as the batch that it would make, whether it meets the rule or not.
 *
 * What was published once is known for ever. So notes that returned ride along only: the fresh ones
 * must meet the rule without them, and all together must meet it as well.
 */
export function gatherCells({ waiting, returned, quarter, k }: Waiting): {
  readonly cells: Batch[];
  readonly moved: string[];
} {
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
  return {
    cells: [...cells.values()].map((cell) => batchOf(cell, returned, quarter, k)),
    moved: moved.sort(),
  };
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

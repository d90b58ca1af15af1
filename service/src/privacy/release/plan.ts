import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch, CountedNote } from './batch.ts';
import { crowdNeeded, repsIn } from './crowd.ts';
import { earlierAt, type LookedAt } from './looked-at.ts';
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
  /** The notes that stood in a crowd, shown or not, and in which persona. */
  readonly weighed: ReadonlyMap<string, string>;
}

/** What a release goes by, batches apart. */
export interface PlanInput {
  /** All counted notes, as they are filed now. */
  readonly notes: readonly CountedNote[];
  /** What earlier releases made of those that stand in no batch, by note id. */
  readonly lookedAt: ReadonlyMap<string, LookedAt>;
  /** The titles that personas have had since the last release, by their name; null where they changed. */
  readonly titles: string | null;
  /** The quarter of the release, as `2026-Q4`, and its k. */
  readonly quarter: string;
  readonly k: number;
  /** How many reps must have come to a persona that was heard before it is heard again. */
  readonly newcomers: number;
}

/** What waits for a release, none of it published. */
interface Waiting {
  readonly waiting: readonly CountedNote[];
  /** Ids of the notes that stood in a batch and do not any more. */
  readonly returned: ReadonlySet<string>;
  /** The quarter of the release, as `2026-Q4`, and its k. */
  readonly quarter: string;
  readonly k: number;
}

/**
 * What one release publishes; `published` are all standing batches. Notes of these
 * are skipped, and notes of a batch that is taken back sit this release out: what a cell gains
 * between two releases is then always one whole batch, never the difference between an old and a new one.
 * A batch comes only to a persona in which its reps hide among a crowd; else its notes go on waiting.
 */
export function planRelease<B extends Batch>(
  input: PlanInput & { readonly published: readonly B[] },
): ReleasePlan<B> {
  const { published, quarter } = input;
  const spoken = new Set(published.flatMap((batch) => batch.notes.map((note) => note.id)));
  const waiting = input.notes.filter((note) => !spoken.has(note.id));
  const hidden = cellsInACrowd({ ...input, notes: waiting });
  const batches = hidden.filter(isBacked);
  return {
    batches,
    weighed: new Map(
      hidden.flatMap(({ notes, personaKey }) => notes.map(({ id }) => [id, personaKey] as const)),
    ),
    ...reviewBatches(published, { quarter, added: batches }),
  };
}

/**
 * The cells of personas whose reps are a crowd, of all that waits. What a release heard and did not show is known,
 * and whatever appears beside it is the doing of whoever came since. So a persona that was heard is heard
 * again only once enough reps came. And whoever gives a title to a persona, takes one or edits a contact
 * knows whose notes come, or who alone can write there: so notes that waited elsewhere, or while personas had other
 * titles, wait apart until so many reps came that these are a crowd by themselves. Then all come together.
 */
function cellsInACrowd(input: PlanInput): Batch[] {
  const { notes, lookedAt, titles, quarter, k, newcomers } = input;
  const placed = notes.map((note) => ({
    id: note.id,
    ownPersona: note.personaKey,
    personaKey: personaAt(note, quarter),
  }));
  const { returned, heard, apart } = earlierAt(placed, lookedAt, titles);
  const personasOf = (waiting: readonly CountedNote[]): Map<string, Batch[]> =>
    Map.groupBy(gatherCells({ waiting, returned, quarter, k }), ({ personaKey }) => personaKey);
  const staying = personasOf(notes.filter(({ id }) => !apart.has(id)));
  return [...personasOf(notes)].flatMap(([personaKey, cells]) => {
    if (repsIn(cells, heard) >= crowdNeeded(k)) return cells;
    const own = staying.get(personaKey) ?? [];
    return repsIn(own) >= crowdNeeded(k) && repsIn(own, heard) >= newcomers ? own : [];
  });
}

/** The persona in which a note waits: its own, or buyers in general once it grew old. */
function personaAt(note: CountedNote, quarter: string): string {
  const hasAged = quartersFrom(note.quarter, quarter) >= quartersInItsCell;
  return hasAged ? buyersInGeneral : note.personaKey;
}

/**
 * Gathers what waits by cell, each as the batch that it would make, whether it meets the rule or not.
 *
 * What was published once is known for ever. So notes that returned ride along only: the fresh ones
 * must meet the rule without them, and all together must meet it as well.
 */
export function gatherCells({ waiting, returned, quarter, k }: Waiting): Batch[] {
  const cells = new Map<string, { personaKey: string; themeKey: string; notes: CountedNote[] }>();

  for (const note of waiting) {
    const personaKey = personaAt(note, quarter);
    const key = JSON.stringify([personaKey, note.themeKey]);
    const cell = cells.get(key) ?? { personaKey, themeKey: note.themeKey, notes: [] };
    cell.notes.push(note);
    cells.set(key, cell);
  }
  return [...cells.values()].map((cell) => batchOf(cell, returned, quarter, k));
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

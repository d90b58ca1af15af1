import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch, CountedNote, ListedNote } from './batch.ts';
import { type CellName, cellNameText } from './cell-name.ts';
import { isHeard } from './crowd.ts';
import { earlierOf, type LookedAt } from './looked-at.ts';
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
  /** All notes that count, or would if they had a theme, as they are filed now. */
  readonly notes: readonly ListedNote[];
  /** What earlier releases made of those that stand in no batch, by note id. */
  readonly lookedAt: ReadonlyMap<string, LookedAt>;
  /** The quarter of the release, as `2026-Q4`, and its k. */
  readonly quarter: string;
  readonly k: number;
  /** How many reps must have come to a persona before it is heard again, if not a crowd. */
  readonly newcomers?: number | undefined;
}

/**
 * What one release publishes; `published` are all standing batches. Notes of these
 * are skipped, and notes of a batch that is taken back sit this release out: what a cell gains
 * between two releases is then always one whole batch, never the difference between an old and a new one.
 * A batch comes only to a persona in which its reps hide among a crowd, those without a theme too; else its notes go
 * on waiting.
 */
export function planRelease<B extends Batch>(
  input: PlanInput & { readonly published: readonly B[] },
): ReleasePlan<B> {
  const { published, quarter, k } = input;
  const spoken = new Set(published.flatMap((batch) => batch.notes.map((note) => note.id)));
  const waiting = input.notes
    .filter((note) => !spoken.has(note.id))
    .map((note) => ({
      ...note,
      ownPersona: note.personaKey,
      personaKey: personaAt(note, quarter),
    }));
  const earlier = earlierOf(waiting, input.lookedAt);
  const personas = Map.groupBy(waiting, ({ personaKey }) => personaKey).values();
  const heard = [...personas].filter((own) => isHeard(own, earlier, k, input.newcomers)).flat();
  const batches = gatherCells(heard.filter(hasTheme), { ...earlier, quarter, k }).filter(isBacked);
  return {
    batches,
    weighed: new Map(heard.map(({ id, personaKey }) => [id, personaKey] as const)),
    ...reviewBatches(published, { quarter, added: batches }),
  };
}

function hasTheme<N extends ListedNote>(note: N): note is N & CountedNote {
  return note.themeKey !== null;
}

/** The persona in which a note waits: its own, or buyers in general once it grew old. */
export function personaAt(
  note: Pick<ListedNote, 'quarter' | 'personaKey'>,
  quarter: string,
): string {
  const hasAged = quartersFrom(note.quarter, quarter) >= quartersInItsCell;
  return hasAged ? buyersInGeneral : note.personaKey;
}

/**
 * Gathers notes by cell, each as the batch that it would make, whether it meets the rule or not.
 *
 * What was published once is known for ever. So notes that returned ride along only: the fresh ones
 * must meet the rule without them, and all together must meet it as well.
 *
 * @param release its quarter and k, and the ids of the notes that stood in a batch and do not any more
 */
export function gatherCells(
  notes: readonly CountedNote[],
  release: Pick<Batch, 'quarter' | 'k'> & { readonly returned: ReadonlySet<string> },
): Batch[] {
  return [...Map.groupBy(notes, cellNameText).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [batchOf(first, own, release)];
  });
}

function batchOf(
  { personaKey, themeKey }: CellName,
  own: readonly CountedNote[],
  { quarter, k, returned }: Parameters<typeof gatherCells>[1],
): Batch {
  const notes = own
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
  return { personaKey, themeKey, quarter, k, size: notes.length, notes };
}

import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch, CountedNote, ListedNote } from './batch.ts';
import { type CellName, cellNameText } from './cell-name.ts';
import { crowdOf } from './crowd-size.ts';
import { lookInto } from './look.ts';
import type { LookedAt } from './looked-at.ts';
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
  /** The notes that it heard, shown or not, and in which persona. */
  readonly weighed: ReadonlyMap<string, string>;
  /** By persona that it heard: all who could be meant by what is new there. */
  readonly newcomers: ReadonlyMap<string, readonly ListedNote[]>;
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
  /** Whether no other release of this quarter was before it. */
  readonly isFirstOfQuarter: boolean;
  /** Whether one newcomer is enough for a persona to be heard again. */
  readonly isSample?: boolean | undefined;
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
  const { published, quarter, k, isSample } = input;
  const places = Map.groupBy(findNotes(input), ({ personaKey }) => personaKey);
  const looks = [...places].flatMap(([personaKey, there]) => {
    const look = lookInto(personaKey, there, k, isSample);
    return look === null ? [] : [{ personaKey, ...look }];
  });
  const batches = looks.flatMap(({ heard, newcomers }) => {
    const release = { quarter, k, crowd: crowdOf(newcomers, k) };
    const backed = gatherCells(heard.filter(hasTheme), release).filter(isBacked);
    const crowd = crowdOf(newcomers, k, backed.length);
    return backed.map((batch) => ({ ...batch, crowd }));
  });
  return {
    batches,
    weighed: new Map(
      looks.flatMap(({ heard, personaKey }) => heard.map(({ id }) => [id, personaKey] as const)),
    ),
    newcomers: new Map(looks.map(({ personaKey, newcomers }) => [personaKey, newcomers])),
    ...reviewBatches(published, { quarter, added: batches }),
  };
}

/**
 * All notes where this release finds them, and where earlier ones heard them. In a persona, whatever any release
 * heard anywhere is known. Only buyers in general hear again what grew old: once, at the first release at which it is,
 * shown or not, since that is when it comes there for all who look on.
 */
function findNotes(input: PlanInput & { readonly published: readonly Batch[] }) {
  const { notes, published, lookedAt, quarter, isFirstOfQuarter, isSample } = input;
  const shownIn = new Map(
    published.flatMap((batch) => batch.notes.map(({ id }) => [id, batch.personaKey] as const)),
  );
  return notes.flatMap((note) => {
    const known = lookedAt.get(note.id);
    const personaKey = personaAt(note, quarter);
    const hasGrownOld = personaKey !== note.personaKey;
    const wasHeard = shownIn.has(note.id) || known !== undefined;
    const at = shownIn.get(note.id) ?? known?.personaKey ?? personaKey;
    const heardIn = !wasHeard ? null : hasGrownOld ? at : personaKey;
    const growsOldNow = isFirstOfQuarter && ageOf(note, quarter) === quartersInItsCell;
    const isThere = heardIn === null || heardIn === personaKey || growsOldNow || isSample === true;
    const isFresh = known?.kind !== 'returned';
    return isThere
      ? [{ ...note, personaKey, heardIn, isFresh, isShown: shownIn.has(note.id) }]
      : [];
  });
}

function hasTheme<N extends ListedNote>(note: N): note is N & CountedNote {
  return note.themeKey !== null;
}

/** The persona in which a note waits: its own, or buyers in general once it grew old. */
export function personaAt(
  note: Pick<ListedNote, 'quarter' | 'personaKey'>,
  quarter: string,
): string {
  return ageOf(note, quarter) >= quartersInItsCell ? buyersInGeneral : note.personaKey;
}

/** In quarters. */
function ageOf(note: Pick<ListedNote, 'quarter'>, quarter: string): number {
  return quartersFrom(note.quarter, quarter);
}

/** A note that may stand in a batch, beside k others that were never shown if it was. */
export type WaitingNote = CountedNote & { readonly isFresh: boolean };

/**
 * Gathers notes by cell, each as the batch that it would make, whether it meets the rule or not.
 *
 * What was published once is known for ever. So notes that returned ride along only: the fresh ones
 * must meet the rule without them, and all together must meet it as well.
 */
export function gatherCells(
  notes: readonly WaitingNote[],
  release: Pick<Batch, 'quarter' | 'k' | 'crowd'>,
): Batch[] {
  return [...Map.groupBy(notes, cellNameText).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [batchOf(first, own, release)];
  });
}

function batchOf(
  { personaKey, themeKey }: CellName,
  own: readonly WaitingNote[],
  release: Pick<Batch, 'quarter' | 'k' | 'crowd'>,
): Batch {
  const notes = own
    .map(({ id, contributor, deal, isLost, approvedQuote, isFresh }) => ({
      id,
      contributor,
      deal,
      isLost,
      approvedQuote,
      isWithdrawn: false,
      isFresh,
    }))
    // By id, so that the order of a stored batch says nothing about when its notes arrived.
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { personaKey, themeKey, ...release, size: notes.length, notes };
}

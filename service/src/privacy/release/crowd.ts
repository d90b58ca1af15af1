import type { Batch } from './batch.ts';

/**
 * How many reps there have to be for k of them to hide among: twice k. k says how many noticed
 * something, not how many could have. Of 2k reps, k − 1 may tell each other all that they wrote and
 * leave themselves out: k + 1 are left, and whoever they look for is one of these. Of k reps one would
 * be left.
 */
export function crowdNeeded(k: number): number {
  return 2 * k;
}

/** Whether the reps behind notes are enough for k of them to hide among. */
export function isCrowd(notes: readonly { readonly contributor: string }[], k: number): boolean {
  return new Set(notes.map(({ contributor }) => contributor)).size >= crowdNeeded(k);
}

/**
 * Of all that waits, gathered by cell as the batches that it would make, what waits in a persona whose
 * reps are a crowd. Whoever makes personas chooses their titles, and knows whose deals these are: a rare
 * title would name the rep behind it.
 */
export function inACrowd<B extends Pick<Batch, 'personaKey' | 'notes'>>(
  waiting: readonly B[],
  k: number,
): B[] {
  const personas = Map.groupBy(waiting, ({ personaKey }) => personaKey);
  return [...personas.values()].filter((cells) => repsIn(cells) >= crowdNeeded(k)).flat();
}

/**
 * How many reps there are whose notes wait in the cells of a persona, under any theme, and were never shown: whoever
 * may stand behind something new. Reps whose notes were shown before, left the persona with its titles
 * or grew old hide nobody. What is shown stands, whoever of its crowd takes notes back later.
 *
 * @param heard ids of notes that do not count either, since what was not shown of them is known
 */
export function repsIn(
  cells: readonly Pick<Batch, 'notes'>[],
  heard: ReadonlySet<string> = new Set(),
): number {
  const fresh = cells.flatMap(({ notes }) =>
    notes.filter(({ id, isFresh }) => isFresh && !heard.has(id)),
  );
  return new Set(fresh.map(({ contributor }) => contributor)).size;
}

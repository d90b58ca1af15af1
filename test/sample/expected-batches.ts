import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { buyersInGeneral } from '../../service/src/notes/note.ts';
import type { CountedNote } from '../../service/src/privacy/release/batch.ts';

const batch = z.object({
  persona: z.string().default(buyersInGeneral),
  theme: z.string(),
  release: z.string(),
  noteIds: z.array(z.string()),
});

/** A batch that four quarterly releases of the sample publish. */
export type ExpectedBatch = z.infer<typeof batch>;

const file = z.object({
  withoutLiveNote: z.array(batch),
  withLiveNote: z.array(batch),
  buyersInGeneral: z.array(batch),
});

/** Twice k reps: among so many do the reps of a batch have to hide. */
const crowd = 6;

/**
 * The batches of `expected-cells.json`, which says where three reps on three deals noticed the same,
 * as a crowd lets them come: where fewer than six reps have notes waiting in the persona, the batch does
 * not, and its notes wait for their theme in buyers in general once they are two quarters old.
 *
 * @param counted all notes that count, as they are filed
 * @param live whether the live note is among them
 */
export function expectedBatches(
  counted: readonly CountedNote[],
  { live }: { readonly live: boolean },
): ExpectedBatch[] {
  const cells = file.parse(
    JSON.parse(readFileSync(new URL('expected-cells.json', import.meta.url), 'utf8')),
  );
  const all = [...(live ? cells.withLiveNote : cells.withoutLiveNote), ...cells.buyersInGeneral];
  const come: ExpectedBatch[] = [];
  for (const expected of all.toSorted(byRelease)) {
    const shown = new Set(come.flatMap(({ noteIds }) => noteIds));
    const writers = counted
      .filter(({ id }) => !shown.has(id))
      .filter((note) => isWaitingIn(note, expected))
      .map(({ contributor }) => contributor);
    if (new Set(writers).size >= crowd) come.push(expected);
    else come.push(inGeneral(expected, counted));
  }
  return come.toSorted(byRelease);
}

function isWaitingIn(note: CountedNote, { persona, release }: ExpectedBatch): boolean {
  if (note.quarter > release) return false;
  return persona === (twoAfter(note.quarter) <= release ? buyersInGeneral : note.personaKey);
}

function inGeneral(delayed: ExpectedBatch, counted: readonly CountedNote[]): ExpectedBatch {
  const own = counted.filter(({ id }) => delayed.noteIds.includes(id));
  const [latest = delayed.release] = own
    .map(({ quarter }) => quarter)
    .sort()
    .toReversed();
  return { ...delayed, persona: buyersInGeneral, release: twoAfter(latest) };
}

/** Of `2026-Q1`: `2026-Q3`. */
function twoAfter(quarter: string): string {
  const [year = 0, number = 0] = quarter.split('-Q').map(Number);
  return number > 2 ? `${year + 1}-Q${number - 2}` : `${year}-Q${number + 2}`;
}

function byRelease(a: ExpectedBatch, b: ExpectedBatch): number {
  return a.release < b.release ? -1 : a.release > b.release ? 1 : 0;
}

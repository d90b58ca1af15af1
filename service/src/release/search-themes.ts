import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { insightAreas } from '../notes/note.ts';
import type { FoundTheme, UnfiledNote } from '../privacy/release/proposals.ts';
import { slices } from '../slices.ts';

/** Redacted words and what they mean, packed as they are stored. */
export interface PackedWords {
  readonly text: string;
  readonly vector: Uint8Array;
}

/** Notes that fit no theme, some that do, and how many people it takes to propose one. */
export interface ThemeSearch {
  readonly notes: readonly (UnfiledNote & PackedWords)[];
  /** What other notes say is nothing new. */
  readonly others: readonly PackedWords[];
  readonly k: number;
}

/** A part of a search; the one that says how many people it takes comes last. */
export interface SearchPart extends Omit<ThemeSearch, 'k'> {
  readonly k: number | null;
}

/** So many are copied to the thread without a pause one notices. */
const notesPerMessage = 200;

/** Finds what unfiled notes have in common; the same search always finds the same. */
export type SearchThemes = (search: ThemeSearch) => Promise<readonly FoundTheme[]>;

const answerShape = z.union([
  z.object({
    found: z.array(
      z.object({
        area: z.enum(insightAreas),
        terms: z.array(z.string()),
        noteIds: z.array(z.string()),
      }),
    ),
  }),
  z.object({ failed: z.string() }),
]);

/**
 * Searches in a thread of its own, which ends with the answer: it may take many seconds, and neither
 * the pages nor the notes that arrive meanwhile should wait. Throws without a word of any note.
 */
export const searchThemes: SearchThemes = async (search) => {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const thread = new Worker(new URL('search-themes-thread.ts', import.meta.url), {
    execArgv: [],
    name: 'themes',
  });
  thread.once('message', resolve);
  thread.once('error', () => reject(new Error('The thread that looks for themes failed.')));
  thread.once('exit', () => reject(new Error('The thread that looks for themes ended early.')));
  // It is asked for after all is sent; until then nobody listens.
  promise.catch(() => undefined);
  try {
    await send(search, (part) => thread.postMessage(part));
    const answer = answerShape.parse(await promise);
    if ('found' in answer) return answer.found;
    throw new Error(`The thread that looks for themes failed (${answer.failed}).`);
  } finally {
    await thread.terminate();
  }
};

/** Other work has its turn between the parts. */
async function send(
  { notes, others, k }: ThemeSearch,
  post: (part: SearchPart) => void,
): Promise<void> {
  for (const part of slices(notes, notesPerMessage)) {
    post({ notes: part, others: [], k: null });
    await nextTurn();
  }
  for (const part of slices(others, notesPerMessage)) {
    post({ notes: [], others: part, k: null });
    await nextTurn();
  }
  post({ notes: [], others: [], k });
}

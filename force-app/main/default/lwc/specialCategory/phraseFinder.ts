import { shorthand } from './specialWords.ts';

export interface FoundPhrase<Key> {
  readonly key: Key;
  /** The first word, and how many words. */
  readonly at: number;
  readonly length: number;
}

/** One word of a phrase: whole words, and beginnings of words; any word if it has neither. */
interface Slot {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

interface Phrase<Key> {
  readonly key: Key;
  readonly rest: readonly Slot[];
}

/** A beginning has so many letters at least, which its phrases are looked up by. */
const lettersToBegin = 4;

/**
 * Prepares a search for phrases, each list under its key, in the notation of `specialWords`. The
 * search takes words as they stand in the lists and returns all phrases found; its work grows with
 * the number of words only.
 */
export function createPhraseFinder<Key>(
  lists: readonly (readonly [Key, string])[],
): (words: readonly string[]) => FoundPhrase<Key>[] {
  const byWord = new Map<string, Phrase<Key>[]>();
  const byBeginning = new Map<string, { beginning: string; phrase: Phrase<Key> }[]>();
  for (const [key, list] of lists) {
    for (const entry of list.split(',')) {
      const [first, ...rest] = entry
        .trim()
        .split(/\s{1,20}/)
        .map(slotOf);
      if (!first) continue;
      const phrase = { key, rest };
      for (const word of first.words) byWord.set(word, [...(byWord.get(word) ?? []), phrase]);
      for (const beginning of first.beginnings) {
        const letters = beginning.slice(0, lettersToBegin);
        byBeginning.set(letters, [...(byBeginning.get(letters) ?? []), { beginning, phrase }]);
      }
    }
  }
  return (words) =>
    words.flatMap((word, at) => {
      const starting = [
        ...(byWord.get(word) ?? []),
        ...(byBeginning.get(word.slice(0, lettersToBegin)) ?? [])
          .filter(({ beginning }) => word.startsWith(beginning))
          .map(({ phrase }) => phrase),
      ];
      return starting
        .filter(({ rest }) => rest.every((slot, n) => fits(slot, words[at + 1 + n])))
        .map(({ key, rest }) => ({ key, at, length: 1 + rest.length }));
    });
}

function slotOf(notation: string): Slot {
  const choices = notation.split('|').flatMap((choice) => (shorthand[choice] ?? choice).split('|'));
  return {
    words: new Set(choices.filter((choice) => choice !== '_' && !choice.endsWith('*'))),
    beginnings: choices
      .filter((choice) => choice.endsWith('*'))
      .map((choice) => choice.slice(0, -1)),
  };
}

function fits({ words, beginnings }: Slot, word: string | undefined): boolean {
  if (word === undefined) return false;
  if (words.size + beginnings.length === 0) return true;
  return words.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

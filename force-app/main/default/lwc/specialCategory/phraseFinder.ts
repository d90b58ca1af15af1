import { leadsOn, shorthand } from './specialWords.ts';

/** A text as phrases see it. Places count words from 0. */
export interface WordsInText {
  /** Lower case, without accents or apostrophes: "She's" is `she` and `is`, "Ver.di" is `ver` and `di`. */
  readonly words: readonly string[];
  /** Places of words after a mark, where something new begins. */
  readonly starts: ReadonlySet<number>;
  /** Places of words with a capital. */
  readonly capitals: ReadonlySet<number>;
  /** Places of words for people, and of words that look like somebody's name. */
  readonly people: ReadonlySet<number>;
}

export interface FoundPhrase<Key> {
  readonly key: Key;
  /** The first word, and how many words. */
  readonly at: number;
  readonly length: number;
}

/** One part of a phrase: whole words and beginnings of words, or one of the `signs`. */
interface Slot {
  readonly sign: string | undefined;
  /** The phrase may end here, before a mark or a word that leads on. */
  readonly mayEnd: boolean;
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

interface Phrase<Key> {
  readonly key: Key;
  readonly slots: readonly Slot[];
}

/** Any word, somebody, a word with a capital, a few words, the end of a clause. */
const signs = /^[_@^~.]$/;

const wordsThatLeadOn = new Set(leadsOn.split('|'));

/** `~` passes over so many words, never over a mark. */
const wordsPassedOver = 3;

/** A beginning has so many letters at least, which its phrases are looked up by. */
const lettersToBegin = 4;

/**
 * Prepares a search for phrases, each list under its key, in the notation of `specialWords`. The
 * search returns all phrases found, each as long as it can be; its work grows with the number of
 * words only.
 */
export function createPhraseFinder<Key>(
  lists: readonly (readonly [Key, string])[],
): (text: WordsInText) => FoundPhrase<Key>[] {
  const byWord = new Map<string, Phrase<Key>[]>();
  const byBeginning = new Map<string, { beginning: string; phrase: Phrase<Key> }[]>();
  const fromPeople: Phrase<Key>[] = [];
  for (const [key, list] of lists) {
    for (const entry of list.split(',')) {
      const slots = entry
        .trim()
        .split(/\s{1,20}/)
        .map(slotOf);
      const [first] = slots;
      if (!first) continue;
      const phrase = { key, slots };
      if (first.sign === '@') fromPeople.push(phrase);
      for (const word of first.words) byWord.set(word, [...(byWord.get(word) ?? []), phrase]);
      for (const beginning of first.beginnings) {
        const letters = beginning.slice(0, lettersToBegin);
        byBeginning.set(letters, [...(byBeginning.get(letters) ?? []), { beginning, phrase }]);
      }
    }
  }
  return (text) =>
    text.words.flatMap((word, at) =>
      [
        ...(byWord.get(word) ?? []),
        ...(byBeginning.get(word.slice(0, lettersToBegin)) ?? [])
          .filter(({ beginning }) => word.startsWith(beginning))
          .map(({ phrase }) => phrase),
        ...(text.people.has(at) ? fromPeople : []),
      ].flatMap(({ key, slots }) => {
        const end = endOf(slots, 1, text, at + 1);
        return end === undefined ? [] : [{ key, at, length: end - at }];
      }),
    );
}

function slotOf(notation: string): Slot {
  const choices = notation.split('|').flatMap((choice) => (shorthand[choice] ?? choice).split('|'));
  return {
    sign: choices.find((choice) => choice !== '.' && signs.test(choice)),
    mayEnd: choices.includes('.'),
    words: new Set(choices.filter((choice) => !signs.test(choice) && !choice.endsWith('*'))),
    beginnings: choices
      .filter((choice) => choice.endsWith('*'))
      .map((choice) => choice.slice(0, -1)),
  };
}

/** Where the phrase ends whose slots from `n` on begin at a place; undefined if they do not fit there. */
function endOf(
  slots: readonly Slot[],
  n: number,
  text: WordsInText,
  at: number,
): number | undefined {
  const slot = slots[n];
  if (!slot) return at;
  if (slot.mayEnd && leadsOnAt(text, at)) return at;
  if (slot.sign !== '~')
    return fits(slot, text, at) ? endOf(slots, n + 1, text, at + 1) : undefined;
  let last = at;
  while (last < at + wordsPassedOver && !isEnd(text, last)) last++;
  for (let next = last; next >= at; next--) {
    if (isEnd(text, next) && slots[n + 1]?.mayEnd === false) continue;
    const end = endOf(slots, n + 1, text, next);
    if (end !== undefined) return end;
  }
  return undefined;
}

function leadsOnAt(text: WordsInText, at: number): boolean {
  return isEnd(text, at) || wordsThatLeadOn.has(text.words[at] ?? '');
}

function isEnd({ words, starts }: WordsInText, at: number): boolean {
  return at >= words.length || starts.has(at);
}

function fits({ sign, words, beginnings }: Slot, text: WordsInText, at: number): boolean {
  const word = text.words[at];
  if (word === undefined) return false;
  if (sign === '_') return true;
  if (sign === '@' && text.people.has(at)) return true;
  if (sign === '^' && text.capitals.has(at)) return true;
  return words.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

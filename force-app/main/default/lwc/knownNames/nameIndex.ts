import type { KnownName, NameRole } from './knownNames.ts';
import { NearWords } from './nearWords.ts';
import {
  companyWords,
  everydayWords,
  legalForms,
  nameParticles,
  sentenceWords,
  shortNames,
} from './nameWords.ts';
import { wordsOf } from './textWords.ts';

/** What a word that stands in a name tells. */
export interface NameWord {
  readonly role: NameRole;
  /** False where the word is also an everyday one (Mark, Will): then it must look like a name. */
  readonly isSure: boolean;
  /** Short, but no word of any sentence (Bo, Ek): a capital letter is enough. */
  readonly isShort: boolean;
}

/** Names, looked up by their words. */
export interface NameIndex {
  readonly words: Map<string, NameWord>;
  readonly wholeNames: Map<string, { words: string[]; role: NameRole }[]>;
  /** Whole names by their second word, for `Grand Iversen` where Grant is meant. */
  readonly bySecondWord: Map<string, { words: string[]; role: NameRole }[]>;
  /** The words again, to be found with a letter wrong. */
  readonly near: NearWords<NameWord>;
  /** The beginnings of first names, of three letters or more, for `Stu` and `Bernie`. */
  readonly firstNames: Map<string, NameRole>;
  /** First letters of people's first names, for `P. Sallow`. */
  readonly initials: Set<string>;
  /** What was made of words that no name equals, so that each is compared only once. */
  readonly guesses: Map<string, NameRole | null>;
  /** Whether words of every day were told from others by a dictionary. */
  readonly hasDictionary: boolean;
}

/** Whether a word, plain and in lower case, stands in a dictionary of English. */
export type IsWord = (word: string) => boolean;

/** The index of a list of names; with a dictionary, fewer words of companies count as their names. */
export function indexOf(names: readonly KnownName[], isWord: IsWord | null): NameIndex {
  const index: NameIndex = {
    words: new Map(),
    wholeNames: new Map(),
    bySecondWord: new Map(),
    near: new NearWords(),
    firstNames: new Map(),
    initials: new Set(),
    guesses: new Map(),
    hasDictionary: isWord !== null,
  };
  for (const { name, role } of names) {
    for (const spelling of spellingsOf(name)) {
      const words = wordsOf(spelling).map((word) => word.plain);
      addName(index, words, role, isWord);
    }
  }
  for (const [word, entry] of index.words) index.near.add(word, entry);
  return index;
}

/** `Jürgen` is also typed Juergen, `O'Brien` also OBrien, `Anne-Marie` also Annemarie. */
function spellingsOf(name: string): Set<string> {
  const plain = name.normalize('NFC').replace(/['’ʼ]/g, '');
  const typed = plain.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue');
  const joined = plain.replace(/(\p{L})[-‐‑](?=\p{L})/gu, '$1');
  return new Set([name, plain, typed, joined]);
}

function addName(
  index: NameIndex,
  words: readonly string[],
  role: NameRole,
  isWord: IsWord | null,
): void {
  const [first] = words;
  if (first === undefined) return;
  const isPerson = role === 'buyer' || role === 'colleague';
  addPhrase(index, words, role);
  words.forEach((word, place) => {
    const isParticle = isPerson && nameParticles.has(word);
    const isEveryday =
      isParticle ||
      everydayWords.has(word) ||
      companyWords.has(word) ||
      (word.length < 3 && sentenceWords.has(word));
    const isOrdinary = isEveryday || (isWord?.(word) ?? false);
    // "Al" and "Van" are first names too.
    const isDistinctive = isPerson ? !isParticle || place === 0 : place === 0 || !isOrdinary;
    const isNumber =
      isPerson || place > 0 ? /^\d/.test(word) : /^\d{1,64}(?:st|nd|rd|th)?$/.test(word);
    if (word.length > 1 && isDistinctive && !isNumber) {
      const isLong = word.length > 2;
      addWord(index, word, {
        role,
        isSure: !isEveryday && isLong,
        isShort: !isEveryday && !isLong,
      });
    }
    // "van der Berg" and "vanderberg", without the first name.
    if (isParticle && place > 0) addPhrase(index, words.slice(place), role);
  });
  if (!isPerson) {
    const withoutForm = words.filter((word) => !legalForms.has(word));
    if (withoutForm.length < words.length) addPhrase(index, withoutForm, role);
  }
  if (isPerson) index.initials.add(first.slice(0, 1));
  if (isPerson && first.length > 2) {
    addFirstName(index, first, role);
    for (const short of shortNames.get(first) ?? []) {
      addWord(index, short, { role, isSure: !everydayWords.has(short), isShort: false });
    }
  }
}

function addFirstName(index: NameIndex, name: string, role: NameRole): void {
  for (let length = 3; length <= name.length; length++) {
    const start = name.slice(0, length);
    if (!index.firstNames.has(start)) index.firstNames.set(start, role);
  }
}

/** Words that are a name together, with and without the spaces between them. */
function addPhrase(index: NameIndex, words: readonly string[], role: NameRole): void {
  const [first] = words;
  if (first === undefined || words.length < 2) return;
  const phrase = { words: [...words], role };
  addTo(index.wholeNames, first, phrase);
  const second = words[1];
  if (second !== undefined) addTo(index.bySecondWord, second, phrase);
  const joined = words.join('');
  if (joined.length > 5) addWord(index, joined, { role, isSure: true, isShort: false });
}

/** The longest first. */
function addTo(
  phrases: NameIndex['wholeNames'],
  key: string,
  phrase: { words: string[]; role: NameRole },
): void {
  const known = phrases.get(key);
  if (!known) phrases.set(key, [phrase]);
  else if (!known.some(({ words }) => words.join(' ') === phrase.words.join(' '))) {
    known.push(phrase);
    known.sort((a, b) => b.words.length - a.words.length);
  }
}

/** The first role wins; a sure word is never made unsure by another name. */
function addWord(index: NameIndex, word: string, entry: NameWord): void {
  const known = index.words.get(word);
  if (!known || (entry.isSure && !known.isSure)) index.words.set(word, entry);
}

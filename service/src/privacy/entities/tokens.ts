import { marksOf, type WordMarks } from './entity-words.ts';
import {
  brands,
  businessWords,
  honorifics,
  peoples,
  smallWords,
  tradeWords,
} from './business-capitals.ts';

/** A word of a text, with all that tells whether it names somebody. */
export interface Token {
  /** The how-maniest of the text. */
  readonly at: number;
  readonly start: number;
  /** Where the word ends, without the `'s` of a possessive. */
  readonly end: number;
  /** With the `'s`. */
  readonly wholeLength: number;
  /** Lower case without accents, without the `'s`; parts joined by hyphens stay together. */
  readonly plain: string;
  readonly marks: WordMarks;
  readonly isPossessive: boolean;
  readonly isCapitalised: boolean;
  /** More than one letter, all of them capitals. */
  readonly isAllCapitals: boolean;
  /** Up to four capitals, perhaps with a small s: `RFP`, `DCs`. */
  readonly isAbbreviation: boolean;
  /** A capital after a small letter: `PayPal`. */
  readonly isMixed: boolean;
  /** The text begins here, or a sentence, a line, a quotation or what follows a colon. */
  readonly startsSentence: boolean;
  /** Of these only what needs a capital: the text, or a sentence behind a full stop. */
  readonly needsCapital: boolean;
  /** Its capital, if it has one, names nobody: a weekday, a job, a product of the trade. */
  readonly isOrdinary: boolean;
  /** `P.` */
  readonly isInitial: boolean;
  /** One of the small words of every sentence. */
  readonly isSmall: boolean;
}

// Bounded: a word of at most 64 characters, with up to four parts behind apostrophes and hyphens.
const wordShape =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]{0,63}(?:['’ʼ‐‑-][\p{L}\p{N}][\p{L}\p{N}\p{M}]{0,63}){0,4}/gu;
const contraction = /['’ʼ](?:s|t|ll|re|ve|d|m)$/iu;
const sentenceBreak = /[.!?…:;\n•*>"“”„«([|=/]|(?:^|\s)['‘’‐‑–—-]/u;

/** What is true of a word wherever it stands. */
type WordFacts = Omit<
  Token,
  'at' | 'start' | 'end' | 'startsSentence' | 'needsCapital' | 'isInitial'
> & { readonly length: number };

/** The words of a text in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  // Most words of a long text come again, in a hostile one all of them.
  const known = new Map<string, WordFacts>();
  let before: Token | undefined;
  for (const { 0: whole, index: start } of text.matchAll(wordShape)) {
    let facts = known.get(whole);
    if (!facts) known.set(whole, (facts = factsOf(whole)));
    const gap = before ? text.slice(before.start + before.wholeLength, start) : '';
    const starts = !before || startsSentence(before, gap);
    // Field by field: a spread takes several times as long, and a note may have 16,000 words.
    const token: Token = {
      at: tokens.length,
      start,
      end: start + facts.length,
      wholeLength: facts.wholeLength,
      plain: facts.plain,
      marks: facts.marks,
      isPossessive: facts.isPossessive,
      isCapitalised: facts.isCapitalised,
      isAllCapitals: facts.isAllCapitals,
      isAbbreviation: facts.isAbbreviation,
      isMixed: facts.isMixed,
      isOrdinary: facts.isOrdinary,
      startsSentence: starts,
      needsCapital: !before || (gap !== ' ' && /[.!?…;]\s/u.test(gap)),
      isInitial: facts.plain.length === 1 && text[start + 1] === '.',
      // Will within a sentence is a man.
      isSmall: facts.isSmall && (starts || whole.slice(0, facts.length) !== 'Will'),
    };
    tokens.push(token);
    before = token;
  }
  return tokens;
}

function factsOf(whole: string): WordFacts {
  const tail = contraction.exec(whole)?.[0] ?? '';
  const word = whole.slice(0, whole.length - tail.length);
  const plain = plainOf(word);
  const marks = marksOf(plain);
  return {
    length: word.length,
    wholeLength: whole.length,
    plain,
    marks,
    isPossessive: /^['’ʼ]s$/iu.test(tail),
    isCapitalised: /^\p{Lu}/u.test(word),
    isAllCapitals: word.length > 1 && !/\p{Ll}/u.test(word) && /\p{Lu}{2}/u.test(word),
    isAbbreviation: /^\p{Lu}{2,4}s?$/u.test(word),
    isMixed: /\p{Ll}\p{Lu}/u.test(word),
    isOrdinary:
      /^\p{N}/u.test(word) ||
      // "Don't" and "We'll" are no names, whatever Don and Will are.
      (tail !== '' && !/s$/i.test(tail)) ||
      isOrdinary(plain, marks),
    isSmall: smallWords.has(plain),
  };
}

function isOrdinary(plain: string, marks: WordMarks): boolean {
  if (marks.isCapitalAnyway && !marks.isGivenName) return true;
  const singular = plain.replace(/s$/, '');
  if (brands.has(plain) || peoples.has(plain)) return true;
  if (/^\p{L}\d{1,64}$/u.test(plain)) return true;
  return [businessWords, tradeWords].some((list) => list.has(plain) || list.has(singular));
}

function startsSentence(before: Token, gap: string): boolean {
  if (gap === ' ') return false;
  const isAbbreviated = before.plain.length === 1 || honorifics.has(before.plain);
  if (isAbbreviated && /^\. ?$/.test(gap)) return false;
  return sentenceBreak.test(gap);
}

/** Lower case, without accents and the letters that only look like ours. */
export function plainOf(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[‐‑]/g, '-')
    .replace(/[ßøæœłđðþı]/g, (letter) => plainLetters[letter] ?? letter);
}

const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * Tells whether a text speaks of what the law protects specially. The note panel warns with it before
 * a note is saved and the service holds notes by it, so it imports nothing but files beside it.
 */
import {
  contractions,
  doesLikePeople,
  innocentPhrases,
  people,
  specialWords,
  tradeWords,
} from './specialWords.ts';
import { createPhraseFinder, type FoundPhrase, type WordsInText } from './phraseFinder.ts';

/** Special-category data about a person, in the order in which a note with several is labelled. */
export const specialCategories = [
  'health',
  'religion',
  'politics',
  'sexuality',
  'union-membership',
  'ethnicity',
] as const;
export type SpecialCategory = (typeof specialCategories)[number];

/** So many words before or after a word that needs a person may one stand. */
const wordsToPerson = 6;

/** "Sells a lot of hearing aids": so many words before a thing may stand that it is sold. */
const wordsToTrade = 3;

const findAlone = createPhraseFinder(
  specialCategories.map((category) => [category, specialWords[category].alone]),
);
const findNearPerson = createPhraseFinder(
  specialCategories.map((category) => [category, specialWords[category].nearPerson]),
);
const findInnocent = createPhraseFinder([['innocent', innocentPhrases]]);
const findPeople = createPhraseFinder([['person', people]]);
const findTrades = createPhraseFinder([
  ['before', tradeWords.before],
  ['after', tradeWords.after],
]);

/**
 * The first special category (in the order of `specialCategories`) that a text speaks of, or null.
 * A word counts alone or, where it often means something else, only with a person nearby; not inside
 * a saying ("sick of demos"), and not as what a customer trades in ("sells hearing aids").
 */
export function findSpecialCategory(text: string): SpecialCategory | null {
  const words = wordsOf(text);
  const { starts, people: isPerson } = words;
  const alone = findAlone(words);
  const nearPerson = findNearPerson(words);
  if (alone.length + nearPerson.length === 0) return null;

  const isInnocent = new Set(findInnocent(words).flatMap(({ at, length }) => stretch(at, length)));
  const trades = findTrades(words);
  const isTradeBefore = new Set(trades.filter(({ key }) => key === 'before').map(({ at }) => at));
  const isTradeAfter = new Set(trades.filter(({ key }) => key === 'after').map(({ at }) => at));

  const counts = ({ at, length }: FoundPhrase<SpecialCategory>): boolean => {
    const next = at + length;
    if (isAny(isInnocent, at, next) || isAny(isTradeBefore, at - wordsToTrade, at)) return false;
    return starts.has(next) || !isTradeAfter.has(next);
  };
  const hasPerson = ({ at, length }: FoundPhrase<SpecialCategory>): boolean =>
    isAny(isPerson, at - wordsToPerson, at + length + wordsToPerson);

  const told = new Set<SpecialCategory>();
  for (const found of alone) if (!told.has(found.key) && counts(found)) told.add(found.key);
  for (const found of nearPerson) {
    if (!told.has(found.key) && hasPerson(found) && counts(found)) told.add(found.key);
  }
  return specialCategories.find((category) => told.has(category)) ?? null;
}

function stretch(at: number, length: number): number[] {
  return Array.from({ length }, (_, n) => at + n);
}

function isAny(places: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (places.has(at)) return true;
  return false;
}

const verbsOfPeople = new Set(doesLikePeople.split('|'));

/** Also "Marta has" and "Marta's" are people; the `'s` of a word in lower case becomes a word of its own. */
function wordsOf(text: string): WordsInText {
  const words: string[] = [];
  const starts = new Set<number>();
  const capitals = new Set<number>();
  const names: number[] = [];
  let isAfterCapital = false;
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  for (const [piece] of plain.matchAll(/[\p{L}\p{N}'’]{1,64}|[.,;:!?()\n-]/gu)) {
    const word = piece.replace(/['’]/g, '').toLowerCase();
    if (/^[.,;:!?()\n-]?$/.test(word)) {
      starts.add(words.length);
      continue;
    }
    if (isAfterCapital && verbsOfPeople.has(word)) names.push(words.length - 1);
    if (/^\p{Lu}\p{Ll}{1,63}['’]s$/u.test(piece)) names.push(words.length);
    isAfterCapital = /^\p{Lu}\p{Ll}{1,63}$/u.test(piece);
    if (isAfterCapital) capitals.add(words.length);
    words.push(...(contractions[word]?.split(' ') ?? withoutGenitive(piece, word)));
  }
  const found = { words, starts, capitals, people: new Set(names) };
  return { ...found, people: new Set([...names, ...findPeople(found).map(({ at }) => at)]) };
}

function withoutGenitive(piece: string, word: string): readonly string[] {
  return /^\p{Ll}{2,63}['’]s$/u.test(piece) ? [word.slice(0, -1), 's'] : [word];
}

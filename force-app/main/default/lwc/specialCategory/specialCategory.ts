/**
 * Tells whether a text speaks of what the law protects specially. The note panel warns with it before
 * a note is saved and the service holds notes by it, so it imports nothing but files beside it.
 */
import { besideEthnic, ethnicWords, specialWords } from './specialWords.ts';

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

type Phrase = readonly string[];

/** Phrases by their first word, so that a text is walked once for each category. */
const phrasesOf = new Map(
  specialCategories.map((category) => [category, byFirstWord(phrasesIn(category))]),
);

/**
 * The first special category (in the order of `specialCategories`) that a text speaks of, or null.
 * Looks for listed words and phrases only; it cannot tell whom they are about.
 */
export function findSpecialCategory(text: string): SpecialCategory | null {
  const words = plainWords(text);
  return (
    specialCategories.find((category) => {
      const phrases = phrasesOf.get(category);
      return words.some((word, at) =>
        phrases?.get(word)?.some((phrase) => phrase.every((part, n) => words[at + n] === part)),
      );
    }) ?? null
  );
}

function phrasesIn(category: SpecialCategory): Phrase[] {
  const listed = specialWords[category].split(',').map(plainWords);
  return category === 'ethnicity' ? [...listed, ...ethnicPhrases()] : listed;
}

function ethnicPhrases(): Phrase[] {
  return plainWords(ethnicWords).flatMap((word) => [
    ...plainWords(besideEthnic.before).map((before) => [before, word]),
    ...plainWords(besideEthnic.after).map((after) => [word, after]),
  ]);
}

function byFirstWord(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), phrase]);
  }
  return index;
}

/** Lower case, without accents or apostrophes: "She's" is `shes`, "Ver.di" is `ver` and `di`. */
function plainWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’]/gu, '');
  return plain.split(/[^\p{L}\p{N}]/u).filter((word) => word !== '');
}

import { findKnownNames, type KnownName } from '#lwc/knownNames/knownNames.ts';
import { isWord } from '../../service/src/privacy/entities/entity-words.ts';
import { rounded } from './share.ts';

/** The ways in which one letter goes wrong. */
const typos = {
  insertion: (word: string, at: number, letter: string) =>
    word.slice(0, at) + letter + word.slice(at),
  deletion: (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
  substitution: (word: string, at: number, letter: string) =>
    word.slice(0, at) + letter + word.slice(at + 1),
  swap: (word: string, at: number) =>
    word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
} as const;

/** What a rep writes around a name. */
const carriers = [
  (name: string) => `spoke with ${name} about the rollout`,
  (name: string) => `${name} says the budget is gone`,
  (name: string) => `the demo went well, then ${name} left and nobody decided`,
] as const;

export interface KnownNamesScore {
  /** Shares of 1, by how the name was written, each over all names, places and carriers. */
  readonly clean: number;
  readonly oneTypo: number;
  readonly byTypo: Readonly<Record<string, number>>;
  /** Sentences of one name alone, `dana`, in which no letter is a capital. */
  readonly lowerCase: number;
  readonly sentences: number;
}

/**
 * How many of a list of full names are struck out: clean, and with one letter wrong at each place of
 * each word, the first included, in three sentences each. What a letter turns into another word of
 * English counts too. Letters come from a generator with a fixed seed.
 */
export function scoreKnownNames(names: readonly KnownName[], seed = 7): KnownNamesScore {
  const random = randomLetters(seed);
  const counts = new Map<string, { of: number; struck: number }>();
  const count = (kind: string, written: string): void => {
    for (const carrier of carriers) {
      const text = carrier(written);
      const start = text.indexOf(written);
      const spans = findKnownNames(text, names, isWord);
      const isStruck = Array.from(written.matchAll(/[\p{L}\p{N}]/gu)).every(({ index }) =>
        spans.some((span) => span.start <= start + index && start + index < span.end),
      );
      const known = counts.get(kind) ?? { of: 0, struck: 0 };
      counts.set(kind, { of: known.of + 1, struck: known.struck + Number(isStruck) });
    }
  };
  for (const { name } of names) {
    count('clean', name);
    const words = name.split(' ');
    words.forEach((word, place) => {
      count('lowerCase', name.toLowerCase());
      for (let at = 0; at < word.length; at += 1) {
        for (const [kind, typo] of Object.entries(typos)) {
          // Whoever holds the shift key holds it for the wrong letter too.
          const lower = typo(word.toLowerCase(), at, random());
          const isCapital = word !== word.toLowerCase();
          const wrong = isCapital ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
          if (wrong.toLowerCase() === word.toLowerCase()) continue;
          count(kind, words.map((other, index) => (index === place ? wrong : other)).join(' '));
        }
      }
    });
  }
  const shareOf = (...kinds: string[]): number => {
    const parts = kinds.map((kind) => counts.get(kind) ?? { of: 0, struck: 0 });
    const [of, struck] = [sum(parts.map((part) => part.of)), sum(parts.map((part) => part.struck))];
    return rounded(struck / of);
  };
  const kinds = Object.keys(typos);
  return {
    clean: shareOf('clean'),
    lowerCase: shareOf('lowerCase'),
    oneTypo: shareOf(...kinds),
    byTypo: Object.fromEntries(kinds.map((kind) => [kind, shareOf(kind)])),
    sentences: sum([...counts.values()].map(({ of }) => of)),
  };
}

/** The words of ordinary sentences that were struck out though they name nobody, as a share of 1. */
export function falseStrikes(texts: readonly string[], names: readonly KnownName[]): number {
  let words = 0;
  let struck = 0;
  for (const text of texts) {
    words += text.split(/\s+/).length;
    struck += findKnownNames(text, names, isWord).length;
  }
  return Math.round((struck / words) * 100_000) / 100_000;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Letters in an order that the seed alone decides (a linear congruential generator). */
function randomLetters(seed: number): () => string {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return String.fromCharCode(97 + Math.floor((state / 4_294_967_296) * 26));
  };
}

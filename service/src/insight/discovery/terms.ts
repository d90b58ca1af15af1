import type { WordVectors } from '../embedding/word-vectors.ts';
import { stemOf, wordsOf } from './word-forms.ts';

/** A note whose words may name a theme. */
export interface Speaker {
  readonly contributor: string;
  readonly text: string;
}

const mostTerms = 6;

/** Words more frequent in English than this one ("the" is 0) name nothing. */
const frequentRank = 250;

/** A term is this many times as frequent in its group as in the other notes. */
const smallestLift = 3;

/**
 * Names a group of notes by at most six words, the most telling first: class-based TF-IDF (Grootendorst 2022)
 * against the other notes, counted by contributors, so that nobody names a theme alone. Each term was
 * used by at least `k` contributors of the group in one of its forms; numbers, placeholders and
 * words that are only written like names are left out.
 */
export function termsOf(
  group: readonly Speaker[],
  others: WordUse,
  words: WordVectors,
  k: number,
): string[] {
  const uses = new Map<string, Use>();
  const contributors = new Set(group.map(({ contributor }) => contributor));
  for (const { contributor, text } of group) {
    const names = namesIn(text);
    for (const word of wordsOf(text)) {
      if (!isTelling(word, words)) continue;
      const stem = stemOf(word);
      const use = uses.get(stem) ?? {
        contributors: new Set(),
        forms: new Map(),
        asName: 0,
        all: 0,
      };
      uses.set(stem, use);
      use.contributors.add(contributor);
      use.forms.set(word, (use.forms.get(word) ?? 0) + 1);
      use.all += 1;
      if (names.has(word)) use.asName += 1;
    }
  }
  const scored = [...uses].flatMap(([stem, use]) => {
    if (use.contributors.size < k || use.asName * 2 > use.all) return [];
    const share = use.contributors.size / contributors.size;
    const lift = share / others.shareOf(stem);
    return lift < smallestLift
      ? []
      : [{ term: commonestForm(use.forms), score: share * Math.log(lift) }];
  });
  scored.sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
  return scored.slice(0, mostTerms).map(({ term }) => term);
}

/** How frequent the stems of words are among many notes. */
export interface WordUse {
  /** The share of notes with the stem, never 0. */
  shareOf(stem: string): number;
  /** The same with some of the notes left out. */
  without(texts: readonly string[]): WordUse;
}

/** Counts the words of notes. */
export function countWordUse(texts: readonly string[]): WordUse {
  const textsWith = countTextsWith(texts);
  return useOf((stem) => textsWith.get(stem) ?? 0, texts.length);
}

function useOf(countOf: (stem: string) => number, total: number): WordUse {
  return {
    shareOf: (stem) => (countOf(stem) + 0.5) / (total + 1),
    without(texts) {
      const gone = countTextsWith(texts);
      return useOf((stem) => countOf(stem) - (gone.get(stem) ?? 0), total - texts.length);
    },
  };
}

function countTextsWith(texts: readonly string[]): Map<string, number> {
  const textsWith = new Map<string, number>();
  for (const text of texts) {
    for (const stem of new Set(wordsOf(text).map(stemOf))) {
      textsWith.set(stem, (textsWith.get(stem) ?? 0) + 1);
    }
  }
  return textsWith;
}

interface Use {
  readonly contributors: Set<string>;
  readonly forms: Map<string, number>;
  asName: number;
  all: number;
}

function isTelling(word: string, words: WordVectors): boolean {
  if (word.length < 3 || !/^\p{L}{1,64}$/u.test(word)) return false;
  const rank = words.rankOf(word);
  return rank === null || rank > frequentRank;
}

/** Words that are capitalised inside a sentence, in lower case. */
function namesIn(text: string): Set<string> {
  const found = text.matchAll(/[\p{L}\p{N},;:'’)"-] {1,3}(\p{Lu}\p{Ll}{1,63})/gu);
  return new Set(Array.from(found, ([, name = '']) => wordsOf(name)[0] ?? ''));
}

function commonestForm(forms: ReadonlyMap<string, number>): string {
  const [form = ''] = [...forms.entries()]
    .sort(([a, usesA], [b, usesB]) => usesB - usesA || a.length - b.length || (a < b ? -1 : 1))
    .map(([word]) => word);
  return form;
}

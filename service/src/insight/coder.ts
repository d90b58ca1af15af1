import type { InsightArea } from '../notes/note.ts';
import { contentWords, featuresOf } from './coding/word-features.ts';

/** An entry of the codebook, as the coder needs it. */
export interface CodebookTheme {
  readonly key: string;
  readonly area: InsightArea;
  readonly label: string;
  readonly meaning: string;
  readonly examples: readonly string[];
  /** Proposed and retired themes take no notes. */
  readonly active: boolean;
}

export interface Filed {
  /** Null when nothing fits well enough. */
  readonly themeKey: string | null;
  /** How well the best theme fits: 0 for not at all, 1 for the same words. */
  readonly score: number;
}

/** Files texts under the themes of one codebook; the same text always gives the same theme. */
export interface Coder {
  /** `area` is the one the note's prompt asked about; its themes come first. */
  code(text: string, area: InsightArea | null): Filed;
}

/** A theme of another area than the prompt's must fit this much better. */
const otherAreaPenalty = 1.6;

/**
 * Below this a match is mostly chance. On the sample four of five notes filed above it are right; a
 * lower bar adds more wrong ones than right ones, which their reps would have to correct.
 */
const smallestScore = 0.08;

/** "price" or "too complicated" names a reason and no theme; the ladder asks on. */
const wordsToFile = 3;

type Vector = ReadonlyMap<string, number>;

/**
 * Builds a coder: nearest theme by TF-IDF cosine against label, meaning and examples together.
 * Building takes some milliseconds; keep the coder while the codebook stays the same.
 */
export function createCoder(themes: readonly CodebookTheme[]): Coder {
  const known = themes
    .filter((theme) => theme.active)
    // Ties go to the first key, not to whatever the database returned first.
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((theme) => ({
      ...theme,
      features: featuresOf([theme.label, theme.meaning, ...theme.examples].join(' ')),
    }));
  const rarity = rarityOf(known.map((theme) => theme.features));
  const themesByFeature = new Map<string, { key: string; weight: number }[]>();
  for (const { key, features } of known) {
    for (const [feature, weight] of weigh(features, rarity)) {
      const themesWith = themesByFeature.get(feature) ?? [];
      themesWith.push({ key, weight });
      themesByFeature.set(feature, themesWith);
    }
  }

  return {
    code(text, area) {
      if (new Set(contentWords(text)).size < wordsToFile) return { themeKey: null, score: 0 };
      const scores = new Map<string, number>();
      for (const [feature, weight] of weigh(featuresOf(text), rarity)) {
        for (const theme of themesByFeature.get(feature) ?? []) {
          scores.set(theme.key, (scores.get(theme.key) ?? 0) + weight * theme.weight);
        }
      }
      let best: Filed & { rank: number } = { themeKey: null, score: 0, rank: 0 };
      for (const { key, area: ownArea } of known) {
        const score = scores.get(key) ?? 0;
        const rank = area === null || area === ownArea ? score : score / otherAreaPenalty;
        if (rank > best.rank) best = { themeKey: key, score, rank };
      }
      const { themeKey, score } = best;
      return best.rank < smallestScore ? { themeKey: null, score } : { themeKey, score };
    },
  };
}

/** How telling a feature is: the fewer themes have it, the more. */
function rarityOf(documents: readonly Vector[]): (feature: string) => number {
  const themesWith = new Map<string, number>();
  for (const features of documents) {
    for (const feature of features.keys()) {
      themesWith.set(feature, (themesWith.get(feature) ?? 0) + 1);
    }
  }
  return (feature) => Math.log((documents.length + 1) / ((themesWith.get(feature) ?? 0) + 0.5));
}

/** A vector of length 1. */
function weigh(features: Vector, rarity: (feature: string) => number): Vector {
  const weighted = new Map<string, number>();
  let squares = 0;
  for (const [feature, weight] of features) {
    const value = weight * rarity(feature);
    weighted.set(feature, value);
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  if (length === 0) return weighted;
  for (const [feature, value] of weighted) weighted.set(feature, value / length);
  return weighted;
}

import type { WordVectors } from '../embedding/word-vectors.ts';
import { countFeatures, type FeatureKind } from './text-features.ts';
import { wordsOf } from './word-forms.ts';

/** A text and the vector its embedder gave it. */
export interface EmbeddedText {
  readonly text: string;
  readonly vector: Float32Array;
}

/** Features by number, rising, with what each weighs. */
export interface SparseVector {
  readonly features: Int32Array;
  readonly weights: Float32Array;
}

/** What a text is compared by; the dot product of two profiles says how alike, 1 for the same. */
export interface Profile {
  /** The meaning of the text and of its words. */
  readonly meaning: Float32Array;
  /** Its spelling. */
  readonly spelling: SparseVector;
}

/** How much each view of a text counts; only the proportions matter. */
export interface Recipe {
  readonly sentence?: number;
  readonly words?: number;
  readonly spelling?: Readonly<Partial<Record<FeatureKind, number>>>;
}

/** Makes profiles that can be compared with each other, not with those of another profiler. */
export type Profiler = (given: EmbeddedText) => Profile;

/**
 * Learns from the given texts what is common among them, and so tells nothing, and returns what
 * makes profiles of these and other texts.
 */
export function createProfiler(
  known: readonly EmbeddedText[],
  words: WordVectors,
  recipe: Recipe,
): Profiler {
  const spellings = Object.values(recipe.spelling ?? {});
  const total =
    (recipe.sentence ?? 0) + (recipe.words ?? 0) + spellings.reduce((sum, share) => sum + share, 0);
  const shareOf = (weight: number): number => Math.sqrt(weight / total);
  const commonSentence = meanOf(known.map((given) => given.vector));
  const wordLists = known.map((given) => wordsOf(given.text));
  const commonMeaning = meanOf(wordLists.map((list) => meaningOf(list, words)));
  const spaces = kindsOf(recipe).map(([kind, weight]) =>
    createSpace(wordLists, kind, shareOf(weight)),
  );
  const sentenceShare = shareOf(recipe.sentence ?? 0);
  const wordsShare = shareOf(recipe.words ?? 0);

  return ({ text, vector }) => {
    const list = wordsOf(text);
    const ofSentence = sentenceShare > 0 ? vector.length : 0;
    const meaning = new Float32Array(ofSentence + (wordsShare > 0 ? words.dimensions : 0));
    if (sentenceShare > 0) place(meaning, 0, vector, commonSentence, sentenceShare);
    if (wordsShare > 0) {
      place(meaning, ofSentence, meaningOf(list, words), commonMeaning, wordsShare);
    }
    return { meaning, spelling: joinSpaces(list, spaces) };
  };
}

function kindsOf(recipe: Recipe): [FeatureKind, number][] {
  const { stems = 0, pairs = 0, letters = 0, stretches = 0 } = recipe.spelling ?? {};
  const all: [FeatureKind, number][] = [
    ['stems', stems],
    ['pairs', pairs],
    ['letters', letters],
    ['stretches', stretches],
  ];
  return all.filter(([, weight]) => weight > 0);
}

/** What the words of a text mean on average; the rarer a word, the more it counts. */
function meaningOf(list: readonly string[], words: WordVectors): Float32Array {
  const sum = new Float32Array(words.dimensions);
  for (const word of list) {
    const vector = words.vectorOf(word);
    const rank = words.rankOf(word);
    if (!vector || rank === null) continue;
    // Arora et al. 2017 (SIF), a = 0.01; a word's share of all text by Zipf's law.
    const weight = 0.01 / (0.01 + 0.1 / (rank + 3));
    for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
  }
  return sum;
}

/** Writes `vector - common`, made `length` long, into `target`. */
function place(
  target: Float32Array,
  from: number,
  vector: Float32Array,
  common: Float32Array,
  length: number,
): void {
  let squares = 0;
  for (let i = 0; i < vector.length; i += 1) {
    const value = (vector[i] ?? 0) - (common[i] ?? 0);
    target[from + i] = value;
    squares += value * value;
  }
  const scale = squares > 0 ? length / Math.sqrt(squares) : 0;
  for (let i = from; i < from + vector.length; i += 1) target[i] = (target[i] ?? 0) * scale;
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0);
  }
  return mean.map((sum) => sum / vectors.length);
}

interface Space {
  readonly kind: FeatureKind;
  readonly share: number;
  readonly size: number;
  readonly numberOf: ReadonlyMap<string, number>;
  readonly rarity: Float32Array;
}

/** TF-IDF: the fewer texts have a feature, the more it tells. */
function createSpace(
  wordLists: readonly (readonly string[])[],
  kind: FeatureKind,
  share: number,
): Space {
  const textsWith = new Map<string, number>();
  for (const list of wordLists) {
    for (const feature of countFeatures(list, kind).keys()) {
      textsWith.set(feature, (textsWith.get(feature) ?? 0) + 1);
    }
  }
  const numberOf = new Map<string, number>();
  const rarity = new Float32Array(textsWith.size);
  for (const [feature, count] of textsWith) {
    rarity[numberOf.size] = Math.log((wordLists.length + 1) / (count + 0.5));
    numberOf.set(feature, numberOf.size);
  }
  return { kind, share, size: textsWith.size, numberOf, rarity };
}

function joinSpaces(list: readonly string[], spaces: readonly Space[]): SparseVector {
  const joined: [number, number][] = [];
  let offset = 0;
  for (const space of spaces) {
    const weighed: [number, number][] = [];
    for (const [feature, count] of countFeatures(list, space.kind)) {
      const number = space.numberOf.get(feature);
      if (number === undefined) continue;
      weighed.push([number + offset, (1 + Math.log(count)) * (space.rarity[number] ?? 0)]);
    }
    const length = Math.hypot(...weighed.map(([, weight]) => weight));
    const scale = length > 0 ? space.share / length : 0;
    for (const [number, weight] of weighed) joined.push([number, weight * scale]);
    offset += space.size;
  }
  joined.sort(([a], [b]) => a - b);
  return {
    features: Int32Array.from(joined, ([number]) => number),
    weights: Float32Array.from(joined, ([, weight]) => weight),
  };
}

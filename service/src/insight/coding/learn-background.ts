import type { Embedder } from '../embedding/embedder.ts';
import type { WordVectors } from '../embedding/word-vectors.ts';
import { type InsightArea, insightAreas } from '../../notes/note.ts';
import type { Background } from './background.ts';
import { bankIdOf, type Concept } from './phrase-bank.ts';
import { solveRidge } from './ridge.ts';
import { mainDirections, type SparseRow } from './sparse-matrix.ts';
import { createTextSpace, meanOfWords, type TextSpaceFacts } from './text-space.ts';
import { meanOf } from './vectors.ts';
import { contentWords, stem } from './word-features.ts';

/** How many main directions are kept of how stems go together. */
const stemDimensions = 200;

/** A stem of one text only tells nothing of the company it keeps. */
const textsForStem = 2;

/**
 * Learns the coder's background from a phrase bank, in some ten seconds: 5,700 texts are embedded.
 * The same bank and embedder always give the same background.
 */
export async function learnBackground(
  bank: readonly Concept[],
  embedder: Embedder,
  words: WordVectors,
): Promise<Background> {
  const texts = bank.flatMap(({ descriptions, sentences }) => [...descriptions, ...sentences]);
  const sentenceVectors = new Map<string, Float32Array>();
  (await embedder.embed(texts)).forEach((vector, at) => {
    sentenceVectors.set(texts[at] ?? '', vector);
  });
  const facts: TextSpaceFacts = {
    sentenceMean: meanOf([...sentenceVectors.values()], embedder.dimensions),
    wordMean: meanOf(
      texts.map((text) => meanOfWords(contentWords(text), words)),
      words.dimensions,
    ),
    stems: directionsOfStems(texts),
  };
  const space = createTextSpace(facts, words);
  const vectorOf = (text: string): Float32Array =>
    space.vectorOf(text, sentenceVectors.get(text) ?? new Float32Array(embedder.dimensions));
  const concepts = bank.map(({ descriptions, sentences }) => ({
    descriptions: descriptions.map(vectorOf),
    sentences: meanOf(sentences.map(vectorOf), space.dimensions),
  }));
  return {
    embedderId: embedder.id,
    bankId: bankIdOf(bank),
    space: facts,
    concepts,
    areas: areasOf(bank, vectorOf),
  };
}

function directionsOfStems(texts: readonly string[]): Map<string, Float32Array> {
  const countsOf = texts.map((text) => {
    const counts = new Map<string, number>();
    for (const word of contentWords(text).map(stem)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const textsWith = new Map<string, number>();
  for (const counts of countsOf) {
    for (const word of counts.keys()) textsWith.set(word, (textsWith.get(word) ?? 0) + 1);
  }
  const known = [...textsWith].filter(([, count]) => count >= textsForStem).sort(byName);
  const places = new Map(known.map(([word], place) => [word, place]));
  const rarity = known.map(([, count]) => Math.log((texts.length + 1) / (count + 0.5)));
  const rows = countsOf.map((counts): SparseRow => {
    const row = [...counts].flatMap(([word, times]) => {
      const place = places.get(word);
      return place === undefined
        ? []
        : [[place, (1 + Math.log(times)) * (rarity[place] ?? 0)] as const];
    });
    const length = Math.hypot(...row.map(([, value]) => value)) || 1;
    return row.map(([place, value]) => [place, value / length]);
  });
  const directions = mainDirections(rows, known.length, stemDimensions);
  return new Map(
    known.map(([word], place) => [
      word,
      Float32Array.from(directions, (direction) => (direction[place] ?? 0) * (rarity[place] ?? 0)),
    ]),
  );
}

/** How wary the areas' weights are: at 1, texts of a bank this size fit well and others too. */
const areaPenalty = 1;

function areasOf(
  bank: readonly Concept[],
  vectorOf: (text: string) => Float32Array,
): Map<InsightArea, Float32Array> {
  const examples = bank.flatMap(({ area, descriptions, sentences }) =>
    [...descriptions, ...sentences].map((text) => ({ area, vector: vectorOf(text) })),
  );
  const weights = solveRidge(
    examples.map(({ vector }) => vector),
    insightAreas.map((area) => examples.map((example) => (example.area === area ? 1 : -1 / 6))),
    areaPenalty,
  );
  return new Map(insightAreas.map((area, at) => [area, weights[at] ?? new Float32Array()]));
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}

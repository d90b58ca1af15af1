import type { WordVectors } from '../embedding/word-vectors.ts';
import { agreeOn } from './consensus.ts';
import { kMeans } from './k-means.ts';
import { findNeighbours } from './neighbours.ts';
import { graphOf } from './neighbour-graph.ts';
import { createProfiler, type EmbeddedText, type Recipe } from './profile.ts';
import { mapGraphs } from './spectral-map.ts';

/** Views of the same texts that err differently, so that what they agree on is surer. */
const recipes: readonly Recipe[] = [
  { sentence: 1, words: 0.2, spelling: { letters: 0.7 } },
  { sentence: 1, spelling: { stems: 0.6, pairs: 0.2 } },
  { sentence: 1, words: 0.4, spelling: { letters: 0.4, stems: 0.3 } },
];
const neighbourCounts = [10, 16];

const seed = 1;

/** A finer cut tells where the borders are less sure. */
const fineness = [1, 1.3];

/**
 * Splits texts into `count` groups by what they say and returns the group of each. Takes memory and
 * time by the square of the texts: 4,500 into 150 need a minute.
 */
export function partition(
  texts: readonly EmbeddedText[],
  count: number,
  words: WordVectors,
): Int32Array {
  if (texts.length <= count) return Int32Array.from(texts.keys());
  const graphs = recipes.flatMap((recipe) => {
    const profile = createProfiler(texts, words, recipe);
    const neighbours = findNeighbours(texts.map(profile), Math.max(...neighbourCounts));
    return neighbourCounts.map((neighbourCount) => graphOf(neighbours, neighbourCount));
  });
  const partitions = mapGraphs(graphs, count).flatMap((points) =>
    fineness.map((share) => kMeans(points, Math.floor(count * share), seed)),
  );
  return agreeOn(partitions, count);
}

import type { WordVectors } from '../embedding/word-vectors.ts';
import { agreeOn } from './consensus.ts';
import { kMeans } from './k-means.ts';
import { findNeighboursByMix } from './neighbours.ts';
import { graphOf } from './neighbour-graph.ts';
import { createProfiler, type EmbeddedText, type Recipe } from './profile.ts';
import { mapGraphs } from './spectral-map.ts';

/** What texts are compared by. */
const views: readonly Recipe[] = [
  { sentence: 1 },
  { words: 1 },
  { spelling: { letters: 1 } },
  { spelling: { stems: 1 } },
  { spelling: { pairs: 1 } },
];

/** What each view counts, in mixes that err differently, so that what they agree on is surer. */
const mixes = [
  [1, 0.2, 0.7, 0, 0],
  [1, 0, 0, 0.6, 0.2],
  [1, 0.4, 0.4, 0.3, 0],
].map((mix) => {
  const total = mix.reduce((sum, share) => sum + share, 0);
  return mix.map((share) => share / total);
});
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
  const profiles = views.map((view) => texts.map(createProfiler(texts, words, view)));
  const graphs = findNeighboursByMix(profiles, mixes, Math.max(...neighbourCounts)).flatMap(
    (neighbours) => neighbourCounts.map((neighbourCount) => graphOf(neighbours, neighbourCount)),
  );
  const partitions = mapGraphs(graphs, count).flatMap((points) =>
    fineness.map((share) => kMeans(points, Math.floor(count * share), seed)),
  );
  return agreeOn(partitions, count);
}

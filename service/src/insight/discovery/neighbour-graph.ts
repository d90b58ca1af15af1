import type { Neighbours } from './neighbours.ts';

/** An undirected graph with weighted edges, without loops: the ends and weights of each node's edges. */
export interface Graph {
  readonly ends: readonly Int32Array[];
  readonly weights: readonly Float64Array[];
}

/**
 * The graph that UMAP builds (McInnes et al. 2018): each text is as near to its nearest as any other
 * text is to its own, so that loose groups hold together as well as tight ones; an edge stands when
 * either end sees it. `count` is how many neighbours of each are used.
 */
export function graphOf(neighbours: Neighbours, count: number): Graph {
  const seen = neighbours.likeness.map((likeness) => membership(likeness.subarray(0, count)));
  const edges = neighbours.texts.map(() => new Map<number, number>());
  neighbours.texts.forEach((others, text) => {
    others.subarray(0, count).forEach((other, at) => {
      const own = seen[text]?.[at] ?? 0;
      const before = edges[text]?.get(other) ?? 0;
      const weight = own + before - own * before;
      edges[text]?.set(other, weight);
      edges[other]?.set(text, weight);
    });
  });
  return {
    ends: edges.map((of) => Int32Array.from(of.keys())),
    weights: edges.map((of) => Float64Array.from(of.values())),
  };
}

const widthSteps = 40;

/** How surely each neighbour belongs to a text: 1 for the nearest, then falling with distance. */
function membership(likeness: Float32Array): Float64Array {
  const distances = Float64Array.from(likeness, (value) => Math.sqrt(Math.max(0, 2 - 2 * value)));
  const nearest = distances[0] ?? 0;
  const wanted = Math.log2(Math.max(2, likeness.length));
  let low = 0;
  let high = 5;
  let shares = distances;
  for (let step = 0; step < widthSteps; step += 1) {
    const width = Math.max((low + high) / 2, 1e-9);
    shares = distances.map((distance) => Math.exp(-Math.max(0, distance - nearest) / width));
    if (shares.reduce((sum, share) => sum + share, 0) > wanted) high = width;
    else low = width;
  }
  return shares;
}

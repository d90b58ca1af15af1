import type { Graph } from './neighbour-graph.ts';

/**
 * Finds groups of nodes that are tied more to each other than chance would tie them (Louvain, Blondel
 * et al. 2008), however many there are; returns the group of each node. The higher `resolution`, the
 * smaller the groups. Nodes are looked at in their order and ties go to the lower group, so that the
 * same graph always falls into the same groups.
 */
export function findCommunities(graph: Graph, resolution: number): Int32Array {
  let level = levelOf(graph);
  let groups = Int32Array.from(graph.ends.keys());
  for (;;) {
    const { groups: found, count } = moveNodes(level, resolution);
    groups = groups.map((node) => found[node] ?? 0);
    if (count === level.ties.length) return groups;
    level = joinNodes(level, found, count);
  }
}

interface Level {
  /** For each node the others it is tied to, and how strongly. */
  readonly ties: readonly ReadonlyMap<number, number>[];
  /** For each node all its ties, those inside counted twice. */
  readonly degrees: Float64Array;
}

function levelOf({ ends, weights }: Graph): Level {
  const ties = ends.map(
    (of, node) => new Map(Array.from(of, (end, at) => [end, weights[node]?.[at] ?? 0])),
  );
  return { ties, degrees: Float64Array.from(ties, (of) => sum(of.values())) };
}

function moveNodes(
  { ties, degrees }: Level,
  resolution: number,
): { groups: Int32Array; count: number } {
  const groups = Int32Array.from(ties.keys());
  const totals = Float64Array.from(degrees);
  const all = Math.max(sum(degrees), Number.MIN_VALUE);
  let isMoving = true;
  for (let round = 0; isMoving && round < 100; round += 1) {
    isMoving = false;
    ties.forEach((of, node) => {
      const own = groups[node] ?? 0;
      const degree = degrees[node] ?? 0;
      totals[own] = (totals[own] ?? 0) - degree;
      const tiesTo = new Map<number, number>([[own, 0]]);
      for (const [other, weight] of of) {
        if (other === node) continue;
        const group = groups[other] ?? 0;
        tiesTo.set(group, (tiesTo.get(group) ?? 0) + weight);
      }
      let best = { group: own, gain: gainOf(own) };
      for (const group of [...tiesTo.keys()].sort((a, b) => a - b)) {
        const gain = gainOf(group);
        if (gain > best.gain + 1e-12) best = { group, gain };
      }
      totals[best.group] = (totals[best.group] ?? 0) + degree;
      if (best.group !== own) isMoving = true;
      groups[node] = best.group;

      function gainOf(group: number): number {
        return (tiesTo.get(group) ?? 0) - (resolution * (totals[group] ?? 0) * degree) / all;
      }
    });
  }
  const numbers = new Map<number, number>();
  const renumbered = groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
  return { groups: renumbered, count: numbers.size };
}

function joinNodes({ ties, degrees }: Level, groups: Int32Array, count: number): Level {
  const joined = Array.from({ length: count }, () => new Map<number, number>());
  const joinedDegrees = new Float64Array(count);
  ties.forEach((of, node) => {
    const group = groups[node] ?? 0;
    joinedDegrees[group] = (joinedDegrees[group] ?? 0) + (degrees[node] ?? 0);
    const target = joined[group];
    for (const [other, weight] of of) {
      const end = groups[other] ?? 0;
      target?.set(end, (target.get(end) ?? 0) + weight);
    }
  });
  return { ties: joined, degrees: joinedDegrees };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

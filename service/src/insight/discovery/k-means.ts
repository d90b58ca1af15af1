import { dot } from './likeness.ts';
import { seededRandom } from './seeded-random.ts';

const rounds = 25;
const candidates = 3;

/**
 * Splits points of length 1 into `count` groups around their means (greedy k-means++ start, then Lloyd) and
 * returns the group of each, a number below `count`; the same seed gives the same groups.
 */
export function kMeans(points: readonly Float32Array[], count: number, seed: number): Int32Array {
  const groups = new Int32Array(points.length);
  if (points.length === 0) return groups;
  let centres = measure(
    startingCentres(points, Math.min(count, points.length), seededRandom(seed)),
  );
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0;
    points.forEach((point, at) => {
      const nearest = nearestOf(centres, point);
      if (round === 0 || groups[at] !== nearest) moved += 1;
      groups[at] = nearest;
    });
    if (moved === 0) break;
    centres = measure(meansOf(points, groups, centres.points));
  }
  return groups;
}

function startingCentres(
  points: readonly Float32Array[],
  count: number,
  chance: () => number,
): Float32Array[] {
  const first = points[Math.floor(chance() * points.length)];
  const centres = first ? [first] : [];
  let distances = points.map((point) => squaredDistance(point, first ?? point));
  while (centres.length < count) {
    const total = distances.reduce((sum, distance) => sum + distance, 0);
    let best: { point: Float32Array; distances: number[]; total: number } | null = null;
    for (let tried = 0; tried < candidates; tried += 1) {
      const point = points[pick(distances, chance() * total)];
      if (!point) continue;
      const after = points.map((other, at) =>
        Math.min(distances[at] ?? 0, squaredDistance(other, point)),
      );
      const left = after.reduce((sum, distance) => sum + distance, 0);
      if (!best || left < best.total) best = { point, distances: after, total: left };
    }
    if (!best) break;
    centres.push(best.point);
    distances = best.distances;
  }
  return centres;
}

function pick(shares: readonly number[], at: number): number {
  let passed = 0;
  const found = shares.findIndex((share) => (passed += share) > at);
  return found < 0 ? shares.length - 1 : found;
}

function nearestOf(centres: Centres, point: Float32Array): number {
  let nearest = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < centres.points.length; at += 1) {
    const closeness = dot(point, centres.points[at] ?? point) - (centres.halfSquares[at] ?? 0);
    if (closeness > most) {
      most = closeness;
      nearest = at;
    }
  }
  return nearest;
}

/** With half the square of each centre's length: all that its distance to any point needs beside a product. */
interface Centres {
  readonly points: readonly Float32Array[];
  readonly halfSquares: readonly number[];
}

function measure(points: readonly Float32Array[]): Centres {
  return { points, halfSquares: points.map((point) => dot(point, point) / 2) };
}

/** A group that lost all its points keeps its old centre. */
function meansOf(
  points: readonly Float32Array[],
  groups: Int32Array,
  centres: readonly Float32Array[],
): Float32Array[] {
  const sums = centres.map((centre) => new Float32Array(centre.length));
  const counts = new Int32Array(centres.length);
  points.forEach((point, at) => {
    const group = groups[at] ?? 0;
    const sum = sums[group];
    counts[group] = (counts[group] ?? 0) + 1;
    if (sum) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (point[i] ?? 0);
  });
  return sums.map((sum, group) => {
    const count = counts[group] ?? 0;
    return count > 0 ? sum.map((value) => value / count) : (centres[group] ?? sum);
  });
}

/** Of points of length 1. */
function squaredDistance(a: Float32Array, b: Float32Array): number {
  return Math.max(0, 2 - 2 * dot(a, b));
}

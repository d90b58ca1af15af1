import { dot } from './likeness.ts';
import { packRows } from './packed-rows.ts';
import { seededRandom } from './seeded-random.ts';

const rounds = 25;
const candidates = 3;

/** Bounds are kept in few digits, so a centre this little too far away is looked at still. */
const tolerance = 1e-5;

/**
 * Splits points of length 1 into `count` groups around their means (greedy k-means++ start, then Lloyd
 * with the bounds of Elkan 2003) and returns the group of each, a number below `count`; the same seed
 * gives the same groups.
 */
export function kMeans(points: readonly Float32Array[], count: number, seed: number): Int32Array {
  const groups = new Int32Array(points.length);
  if (points.length === 0) return groups;
  let centres = measure(
    startingCentres(points, Math.min(count, points.length), seededRandom(seed)),
  );
  const bounds = lookAtAll(points, centres, groups);
  for (let round = 1; round < rounds; round += 1) {
    const before = centres;
    centres = measure(meansOf(points, groups, before.points));
    const drifts = Float64Array.from(centres.points, (centre, at) =>
      distanceBetween(centre, before.points[at] ?? centre),
    );
    if (regroup(points, { centres, drifts }, bounds, groups) === 0) break;
  }
  return groups;
}

/** With the square of each centre's length: all that its distance to any point needs beside a product. */
interface Centres {
  readonly points: readonly Float32Array[];
  readonly squares: Float64Array;
}

function measure(points: readonly Float32Array[]): Centres {
  return { points, squares: packRows(points).squares };
}

/**
 * Puts each point into the group of its nearest centre.
 *
 * @returns how far each point is from each centre, point by point
 */
function lookAtAll(
  points: readonly Float32Array[],
  centres: Centres,
  groups: Int32Array,
): Float32Array {
  const count = centres.points.length;
  const packed = packRows(centres.points);
  const distances = new Float32Array(points.length * count);
  points.forEach((point, at) => {
    const products = packed.dots(point);
    let least = Number.POSITIVE_INFINITY;
    for (let centre = 0; centre < count; centre += 1) {
      const distance = distanceBy(products[centre] ?? 0, centres.squares[centre] ?? 0);
      distances[at * count + centre] = distance;
      if (distance >= least) continue;
      least = distance;
      groups[at] = centre;
    }
  });
  return distances;
}

/**
 * Puts each point into the group of its nearest centre after the centres drifted, and keeps `bounds`,
 * below which no distance lies: most centres are too far away to be looked at.
 *
 * @returns how many points changed their group
 */
function regroup(
  points: readonly Float32Array[],
  { centres, drifts }: { readonly centres: Centres; readonly drifts: Float64Array },
  bounds: Float32Array,
  groups: Int32Array,
): number {
  const count = drifts.length;
  let moved = 0;
  points.forEach((point, at) => {
    const own = groups[at] ?? 0;
    let nearest = own;
    let least = distanceTo(centres, own, point);
    for (let centre = 0; centre < count; centre += 1) {
      const bound = (bounds[at * count + centre] ?? 0) - (drifts[centre] ?? 0);
      bounds[at * count + centre] = bound;
      if (bound > least + tolerance || centre === own) continue;
      const distance = distanceTo(centres, centre, point);
      bounds[at * count + centre] = distance;
      if (distance >= least) continue;
      least = distance;
      nearest = centre;
    }
    if (nearest === own) return;
    groups[at] = nearest;
    moved += 1;
  });
  return moved;
}

function distanceTo({ points, squares }: Centres, centre: number, point: Float32Array): number {
  return distanceBy(dot(point, points[centre] ?? point), squares[centre] ?? 0);
}

/** Of a point of length 1 and a centre. */
function distanceBy(product: number, squares: number): number {
  return Math.sqrt(Math.max(0, 1 + squares - 2 * product));
}

function distanceBetween(a: Float32Array, b: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i += 1) squares += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return Math.sqrt(squares);
}

function startingCentres(
  points: readonly Float32Array[],
  count: number,
  chance: () => number,
): Float32Array[] {
  const packed = packRows(points);
  const first = points[Math.floor(chance() * points.length)];
  if (!first) return [];
  const centres = [first];
  const far = new Float64Array(points.length).fill(Number.POSITIVE_INFINITY);
  let distances = after(far, packed.dots(first));
  while (centres.length < count) {
    const total = sumOf(distances);
    let best: { point: Float32Array; distances: Float64Array; total: number } | null = null;
    for (let tried = 0; tried < candidates; tried += 1) {
      const point = points[pick(distances, chance() * total)];
      if (!point) continue;
      const left = after(distances, packed.dots(point));
      const leftTotal = sumOf(left);
      if (!best || leftTotal < best.total) best = { point, distances: left, total: leftTotal };
    }
    if (!best) break;
    centres.push(best.point);
    distances = best.distances;
  }
  return centres;
}

/** The squared distances of points of length 1 to their nearest centre, after one more was chosen. */
function after(before: Float64Array, products: Float64Array): Float64Array {
  const distances = new Float64Array(before.length);
  for (let at = 0; at < distances.length; at += 1) {
    distances[at] = Math.min(before[at] ?? 0, Math.max(0, 2 - 2 * (products[at] ?? 0)));
  }
  return distances;
}

function sumOf(numbers: Float64Array): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

function pick(shares: Float64Array, at: number): number {
  let passed = 0;
  const found = shares.findIndex((share) => (passed += share) > at);
  return found < 0 ? shares.length - 1 : found;
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

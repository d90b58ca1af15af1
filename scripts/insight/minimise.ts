/** A function's value at a point, and how it rises along each coordinate there (written to `slope`). */
export type Slope = (point: Float64Array, slope: Float64Array) => number;

/** So many past steps tell the shape of the function. */
const memory = 8;
/** Of the fall that the slope promises, a step must bring this share (Armijo). */
const promised = 1e-4;

/**
 * Walks from zero towards the lowest point of a smooth convex function (L-BFGS with halved steps).
 * The same function gives the same point.
 */
export function minimise(size: number, steps: number, valueAt: Slope): Float64Array {
  let point = new Float64Array(size);
  let slope = new Float64Array(size);
  let value = valueAt(point, slope);
  const past: { moved: Float64Array; turned: Float64Array; share: number }[] = [];
  for (let step = 0; step < steps; step += 1) {
    const direction = slope.map((rise) => -rise);
    const alphas: number[] = [];
    for (const { moved, turned, share } of past.toReversed()) {
      const alpha = share * dot(moved, direction);
      alphas.push(alpha);
      add(direction, turned, -alpha);
    }
    const last = past.at(-1);
    const scale = last ? 1 / (last.share * dot(last.turned, last.turned)) : 1 / length(slope);
    direction.forEach((value, at) => (direction[at] = value * scale));
    for (const { moved, turned, share } of past) {
      add(direction, moved, (alphas.pop() ?? 0) - share * dot(turned, direction));
    }

    const fall = dot(slope, direction);
    let reach = 1;
    const nextSlope = new Float64Array(size);
    let next = point;
    let nextValue = value;
    for (let tries = 0; tries < 20; tries += 1, reach /= 2) {
      next = point.slice();
      add(next, direction, reach);
      nextValue = valueAt(next, nextSlope);
      if (nextValue <= value + promised * reach * fall) break;
    }
    if (!(nextValue < value)) return point;
    const moved = difference(next, point);
    const turned = difference(nextSlope, slope);
    const bend = dot(moved, turned);
    if (bend > 1e-12) past.push({ moved, turned, share: 1 / bend });
    if (past.length > memory) past.shift();
    point = next;
    slope = nextSlope;
    value = nextValue;
  }
  return point;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function length(of: Float64Array): number {
  return Math.sqrt(dot(of, of)) || 1;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0);
}

function difference(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => value - (other[at] ?? 0));
}

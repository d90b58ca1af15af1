import { symmetricEigen } from './symmetric-eigen.ts';
import type { Graph } from './neighbour-graph.ts';
import { seededRandom } from './seeded-random.ts';

/** A graph that starts where one much like it ended needs fewer rounds. */
const rounds = { first: 5, later: 2 };
const degree = 12;

/**
 * Places the nodes of each graph in `dimensions` dimensions so that nodes which many short ways
 * connect lie close: the first eigenvectors of its normalised adjacency, each weighed by its
 * eigenvalue, rows of length 1. By Chebyshev-filtered subspace iteration (Zhou et al. 2006), which
 * finds eigenvalues that occur more than once, as in a graph that falls apart. The graphs are of the
 * same nodes and much alike: each but the first starts from what was found for the one before.
 */
export function mapGraphs(graphs: readonly Graph[], dimensions: number): Float32Array[][] {
  const size = graphs[0]?.ends.length ?? 0;
  const wanted = Math.min(dimensions, size);
  const block = Math.min(size, wanted + Math.max(8, Math.ceil(wanted * 0.12)));
  const chance = seededRandom(1);
  let basis: Columns = {
    size,
    count: block,
    numbers: Float64Array.from({ length: size * block }, () => chance() - 0.5),
  };
  orthonormalise(basis);
  // Eigenvalues lie between -1 and 1; what lies below `cut` is damped away.
  let cut = 0;
  return graphs.map((graph, at) => {
    const matrix = normalise(graph);
    let values: readonly number[] = [];
    for (let round = 0; round < (at === 0 ? rounds.first : rounds.later); round += 1) {
      basis = filter(matrix, basis, cut);
      orthonormalise(basis);
      const found = symmetricEigen(products(basis, multiply(matrix, basis)));
      values = found.values;
      basis = combine(basis, found.vectors);
      cut = Math.min(0.995, Math.max(cut, values.at(-1) ?? 0));
    }
    return Array.from({ length: size }, (_, node) => placeOf(basis, node, values, wanted));
  });
}

/** Vectors with a number for each node; those of one node lie side by side. */
interface Columns {
  readonly size: number;
  readonly count: number;
  readonly numbers: Float64Array;
}

function placeOf(
  { numbers, count }: Columns,
  node: number,
  values: readonly number[],
  dimensions: number,
): Float32Array {
  const place = new Float64Array(dimensions);
  let squares = 0;
  for (let at = 0; at < dimensions; at += 1) {
    const value = (numbers[node * count + at] ?? 0) * Math.max(0, values[at] ?? 0);
    place[at] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  return Float32Array.from(place, (value) => (length > 0 ? value / length : 0));
}

interface Matrix {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
}

function normalise({ ends, weights }: Graph): Matrix {
  const degrees = weights.map((of) => of.reduce((sum, weight) => sum + weight, 0));
  const starts = new Int32Array(ends.length + 1);
  ends.forEach((of, node) => (starts[node + 1] = (starts[node] ?? 0) + of.length));
  const columns = new Int32Array(starts[ends.length] ?? 0);
  const scaled = new Float64Array(columns.length);
  ends.forEach((of, node) => {
    of.forEach((end, at) => {
      const place = (starts[node] ?? 0) + at;
      columns[place] = end;
      const both = (degrees[node] ?? 0) * (degrees[end] ?? 0);
      scaled[place] = both > 0 ? (weights[node]?.[at] ?? 0) / Math.sqrt(both) : 0;
    });
  });
  return { starts, columns, weights: scaled };
}

function multiply(matrix: Matrix, { size, count, numbers }: Columns): Columns {
  const result = new Float64Array(numbers.length);
  for (let node = 0; node < size; node += 1) {
    const last = matrix.starts[node + 1] ?? 0;
    for (let at = matrix.starts[node] ?? 0; at < last; at += 1) {
      const from = (matrix.columns[at] ?? 0) * count;
      addRow(result, node * count, numbers, from, matrix.weights[at] ?? 0, count);
    }
  }
  return { size, count, numbers: result };
}

/** Adds `count` numbers from `from` on, times `factor`, to those of `target`. */
function addRow(
  target: Float64Array,
  to: number,
  source: Float64Array,
  from: number,
  factor: number,
  count: number,
): void {
  for (let i = 0; i < count; i += 1) {
    target[to + i] = (target[to + i] ?? 0) + factor * (source[from + i] ?? 0);
  }
}

/** A polynomial of the matrix that stays small on [-1, cut] and grows fast above. */
function filter(matrix: Matrix, columns: Columns, cut: number): Columns {
  const half = (cut + 1) / 2;
  const centre = (cut - 1) / 2;
  let before = columns;
  let now = step(columns, columns, 0);
  for (let order = 2; order <= degree; order += 1) {
    const next = step(now, before, 1);
    before = now;
    now = next;
  }
  return now;

  function step(of: Columns, last: Columns, isLater: 0 | 1): Columns {
    const factor = (1 + isLater) / half;
    const image = multiply(matrix, of);
    const { numbers } = image;
    for (let i = 0; i < numbers.length; i += 1) {
      numbers[i] =
        factor * ((numbers[i] ?? 0) - centre * (of.numbers[i] ?? 0)) -
        isLater * (last.numbers[i] ?? 0);
    }
    return image;
  }
}

/** Gram-Schmidt; what rounding leaves of overlaps, the next round mends. */
function orthonormalise({ size, count, numbers }: Columns): void {
  for (let column = 0; column < count; column += 1) {
    const later = count - column;
    const shares = new Float64Array(later);
    for (let node = 0; node < size; node += 1) {
      const from = node * count + column;
      addRow(shares, 0, numbers, from, numbers[from] ?? 0, later);
    }
    const squares = Math.max(1e-300, shares[0] ?? 0);
    const scale = 1 / Math.sqrt(squares);
    shares[0] = 0;
    for (let node = 0; node < size; node += 1) {
      const from = node * count + column;
      const own = numbers[from] ?? 0;
      addRow(numbers, from, shares, 0, -own / squares, later);
      numbers[from] = own * scale;
    }
  }
}

/** The product of each column with each of the images. */
function products(columns: Columns, images: Columns): Float64Array[] {
  const { size, count } = columns;
  const rows = Array.from({ length: count }, () => new Float64Array(count));
  for (let node = 0; node < size; node += 1) {
    for (let at = 0; at < count; at += 1) {
      const row = rows[at];
      const value = columns.numbers[node * count + at] ?? 0;
      // The other half is the same.
      if (row) addRow(row, at, images.numbers, node * count + at, value, count - at);
    }
  }
  for (let at = 0; at < count; at += 1) {
    for (let other = 0; other < at; other += 1) {
      const row = rows[at];
      if (row) row[other] = rows[other]?.[at] ?? 0;
    }
  }
  return rows;
}

function combine({ size, count, numbers }: Columns, vectors: readonly Float64Array[]): Columns {
  const shares = new Float64Array(count * count);
  vectors.forEach((vector, to) => {
    vector.forEach((share, from) => (shares[from * count + to] = share));
  });
  const combined = new Float64Array(numbers.length);
  for (let node = 0; node < size; node += 1) {
    for (let from = 0; from < count; from += 1) {
      const value = numbers[node * count + from] ?? 0;
      addRow(combined, node * count, shares, from * count, value, count);
    }
  }
  return { size, count, numbers: combined };
}

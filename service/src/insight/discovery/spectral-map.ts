import { symmetricEigen } from './symmetric-eigen.ts';
import type { Graph } from './neighbour-graph.ts';
import { seededRandom } from './seeded-random.ts';

const rounds = 5;
const degree = 12;

/**
 * Places the nodes of a graph in `dimensions` dimensions so that nodes which many short ways connect
 * lie close: the first eigenvectors of its normalised adjacency, each weighed by its eigenvalue, rows
 * of length 1. By Chebyshev-filtered subspace iteration (Zhou et al. 2006), which finds eigenvalues that occur
 * more than once, as in a graph that falls apart.
 */
export function mapGraph(graph: Graph, dimensions: number): Float32Array[] {
  const size = graph.ends.length;
  const wanted = Math.min(dimensions, size);
  const block = Math.min(size, wanted + Math.max(8, Math.ceil(wanted * 0.12)));
  const matrix = normalise(graph);
  const chance = seededRandom(1);
  let basis: Float64Array[] = Array.from({ length: block }, () =>
    Float64Array.from({ length: size }, () => chance() - 0.5),
  );
  orthonormalise(basis);
  let values: number[] = new Array<number>(block).fill(0);
  // Eigenvalues lie between -1 and 1; what lies below `cut` is damped away.
  let cut = 0;
  for (let round = 0; round < rounds; round += 1) {
    basis = basis.map((column) => filter(matrix, column, cut));
    orthonormalise(basis);
    const images = basis.map((column) => multiply(matrix, column));
    const { values: found, vectors } = symmetricEigen(
      basis.map((column) => images.map((image) => product(column, image))),
    );
    values = found;
    basis = combine(basis, vectors);
    cut = Math.min(0.995, Math.max(cut, found.at(-1) ?? 0));
  }
  return Array.from({ length: size }, (_, node) => {
    const row = Float64Array.from(
      { length: wanted },
      (__, at) => (basis[at]?.[node] ?? 0) * Math.max(0, values[at] ?? 0),
    );
    const length = Math.sqrt(product(row, row));
    return Float32Array.from(row, (value) => (length > 0 ? value / length : 0));
  });
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

function multiply({ starts, columns, weights }: Matrix, vector: Float64Array): Float64Array {
  const result = new Float64Array(vector.length);
  for (let row = 0; row < result.length; row += 1) {
    const end = starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      sum += (weights[at] ?? 0) * (vector[columns[at] ?? 0] ?? 0);
    }
    result[row] = sum;
  }
  return result;
}

/** A polynomial of the matrix that stays small on [-1, cut] and grows fast above. */
function filter(matrix: Matrix, vector: Float64Array, cut: number): Float64Array {
  const half = (cut + 1) / 2;
  const centre = (cut - 1) / 2;
  let before = vector;
  let now = step(multiply(matrix, vector), vector, vector, 0);
  for (let order = 2; order <= degree; order += 1) {
    const next = step(multiply(matrix, now), now, before, 1);
    before = now;
    now = next;
  }
  return now;

  function step(
    image: Float64Array,
    of: Float64Array,
    last: Float64Array,
    isLater: 0 | 1,
  ): Float64Array {
    const factor = (1 + isLater) / half;
    for (let i = 0; i < image.length; i += 1) {
      image[i] = factor * ((image[i] ?? 0) - centre * (of[i] ?? 0)) - isLater * (last[i] ?? 0);
    }
    return image;
  }
}

/** Gram-Schmidt; what rounding leaves of overlaps, the next round mends. */
function orthonormalise(columns: readonly Float64Array[]): void {
  columns.forEach((column, at) => {
    scale(column, 1 / Math.max(1e-300, Math.sqrt(product(column, column))));
    for (let earlier = 0; earlier < at; earlier += 1)
      removeShare(column, columns[earlier] ?? column);
    scale(column, 1 / Math.max(1e-300, Math.sqrt(product(column, column))));
  });
}

function removeShare(column: Float64Array, earlier: Float64Array): void {
  const shared = product(column, earlier);
  for (let i = 0; i < column.length; i += 1) {
    column[i] = (column[i] ?? 0) - shared * (earlier[i] ?? 0);
  }
}

function combine(basis: readonly Float64Array[], vectors: readonly Float64Array[]): Float64Array[] {
  const size = basis[0]?.length ?? 0;
  return vectors.map((vector) => {
    const column = new Float64Array(size);
    basis.forEach((part, at) => {
      const share = vector[at] ?? 0;
      for (let i = 0; i < size; i += 1) column[i] = (column[i] ?? 0) + share * (part[i] ?? 0);
    });
    return column;
  });
}

function product(a: Float64Array, b: Float64Array): number {
  let even = 0;
  let odd = 0;
  const end = a.length - (a.length % 2);
  for (let i = 0; i < end; i += 2) {
    even += (a[i] ?? 0) * (b[i] ?? 0);
    odd += (a[i + 1] ?? 0) * (b[i + 1] ?? 0);
  }
  return end < a.length ? even + odd + (a[end] ?? 0) * (b[end] ?? 0) : even + odd;
}

function scale(column: Float64Array, factor: number): void {
  for (let i = 0; i < column.length; i += 1) column[i] = (column[i] ?? 0) * factor;
}

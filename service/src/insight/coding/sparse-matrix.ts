import { seededRandom } from '../discovery/seeded-random.ts';
import { symmetricEigen } from '../discovery/symmetric-eigen.ts';

/** Rows of a matrix that is mostly zeros: the columns that are not, with their values. */
export type SparseRow = readonly (readonly [column: number, value: number])[];

const rounds = 5;

/** A few more directions than are wanted make the wanted ones exact. */
const spare = 20;

/**
 * The directions among the columns in which the rows differ most (their right singular vectors), by
 * subspace iteration from a fixed start: the same rows always give the same directions.
 *
 * @returns `count` directions at most, each of length 1 with one number per column
 */
export function mainDirections(
  rows: readonly SparseRow[],
  columns: number,
  count: number,
): Float32Array[] {
  const random = seededRandom(1);
  const size = Math.min(count + spare, rows.length, columns);
  let basis = orthonormal(
    Array.from({ length: size }, () =>
      Float64Array.from({ length: columns }, () => random() - 0.5),
    ),
  );
  for (let round = 0; round < rounds; round += 1) {
    basis = orthonormal(basis.map((direction) => across(rows, along(rows, direction), columns)));
  }
  const seen = basis.map((direction) => along(rows, direction));
  const { vectors } = symmetricEigen(seen.map((a) => seen.map((b) => product(a, b))));
  return vectors.slice(0, count).map((shares) => {
    const direction = new Float32Array(columns);
    basis.forEach((part, at) => {
      const share = shares[at] ?? 0;
      for (let i = 0; i < columns; i += 1) {
        direction[i] = (direction[i] ?? 0) + share * (part[i] ?? 0);
      }
    });
    return direction;
  });
}

/** The matrix times a direction: one number per row. */
function along(rows: readonly SparseRow[], direction: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => {
    let sum = 0;
    for (const [column, value] of row) sum += value * (direction[column] ?? 0);
    return sum;
  });
}

/** The turned matrix times a number per row: one number per column. */
function across(rows: readonly SparseRow[], numbers: Float64Array, columns: number): Float64Array {
  const result = new Float64Array(columns);
  rows.forEach((row, at) => {
    for (const [column, value] of row) {
      result[column] = (result[column] ?? 0) + value * (numbers[at] ?? 0);
    }
  });
  return result;
}

/** Gram and Schmidt, each direction twice, since once loses digits. */
function orthonormal(directions: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const given of directions) {
    const direction = Float64Array.from(given);
    for (const part of [...basis, ...basis]) {
      const share = product(part, direction);
      for (let i = 0; i < direction.length; i += 1) {
        direction[i] = (direction[i] ?? 0) - share * (part[i] ?? 0);
      }
    }
    const length = Math.sqrt(product(direction, direction));
    if (length > 1e-9) basis.push(direction.map((value) => value / length));
  }
  return basis;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

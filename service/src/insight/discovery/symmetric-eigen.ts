const sweeps = 30;

/**
 * Eigenvalues of a small symmetric matrix, falling, and their vectors of length 1, by Jacobi's
 * rotations; `rows` is left as it is.
 */
export function symmetricEigen(rows: readonly ArrayLike<number>[]): {
  readonly values: number[];
  readonly vectors: Float64Array[];
} {
  const size = rows.length;
  const matrix = rows.map((row) => Float64Array.from(row));
  const vectors = rows.map((_, at) => {
    const vector = new Float64Array(size);
    vector[at] = 1;
    return vector;
  });
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let largest = 0;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const off = matrix[p]?.[q] ?? 0;
        largest = Math.max(largest, Math.abs(off));
        if (Math.abs(off) > 1e-12) rotate(matrix, vectors, p, q, off);
      }
    }
    if (largest < 1e-9) break;
  }
  const order = rows.map((_, at) => at);
  const valueAt = (at: number): number => matrix[at]?.[at] ?? 0;
  order.sort((a, b) => valueAt(b) - valueAt(a) || a - b);
  return {
    values: order.map(valueAt),
    vectors: order.map((at) => vectors[at] ?? new Float64Array(size)),
  };
}

function rotate(
  matrix: readonly Float64Array[],
  vectors: readonly Float64Array[],
  p: number,
  q: number,
  off: number,
): void {
  const rowP = matrix[p];
  const rowQ = matrix[q];
  const vectorP = vectors[p];
  const vectorQ = vectors[q];
  if (!rowP || !rowQ || !vectorP || !vectorQ) return;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  turn(rowP, rowQ, cosine, sine);
  for (const row of matrix) {
    const a = row[p] ?? 0;
    const b = row[q] ?? 0;
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }
  turn(vectorP, vectorQ, cosine, sine);
}

function turn(first: Float64Array, second: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < first.length; i += 1) {
    const a = first[i] ?? 0;
    const b = second[i] ?? 0;
    first[i] = cosine * a - sine * b;
    second[i] = sine * a + cosine * b;
  }
}

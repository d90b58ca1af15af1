/**
 * Weights that turn each row into each of its targets with the least squared error, plus `penalty`
 * times the squares of the weights. Solved exactly, by Cholesky's decomposition.
 *
 * @param targets for each thing to tell, one number per row
 * @returns for each thing to tell, one weight per number of a row
 */
export function solveRidge(
  rows: readonly Float32Array[],
  targets: readonly (readonly number[])[],
  penalty: number,
): Float32Array[] {
  const size = rows[0]?.length ?? 0;
  const gram = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows) {
    for (let i = 0; i < size; i += 1) {
      const value = row[i] ?? 0;
      const line = gram[i];
      if (value === 0 || !line) continue;
      for (let j = 0; j <= i; j += 1) line[j] = (line[j] ?? 0) + value * (row[j] ?? 0);
    }
  }
  gram.forEach((line, i) => (line[i] = (line[i] ?? 0) + penalty));
  const lower = cholesky(gram);
  return targets.map((target) => {
    const right = new Float64Array(size);
    rows.forEach((row, at) => {
      for (let i = 0; i < size; i += 1) {
        right[i] = (right[i] ?? 0) + (row[i] ?? 0) * (target[at] ?? 0);
      }
    });
    return Float32Array.from(backward(lower, forward(lower, right)));
  });
}

/** The lower triangle whose product with itself turned is the matrix. */
function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const lower = matrix.map((line) => Float64Array.from(line));
  lower.forEach((line, i) => {
    for (let j = 0; j <= i; j += 1) {
      const other = lower[j] ?? line;
      let sum = line[j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (line[k] ?? 0) * (other[k] ?? 0);
      line[j] = i === j ? Math.sqrt(sum) : sum / (other[j] ?? 1);
    }
  });
  return lower;
}

function forward(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const result = Float64Array.from(right);
  lower.forEach((line, i) => {
    let sum = result[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (line[k] ?? 0) * (result[k] ?? 0);
    result[i] = sum / (line[i] ?? 1);
  });
  return result;
}

function backward(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const result = Float64Array.from(right);
  for (let i = lower.length - 1; i >= 0; i -= 1) {
    let sum = result[i] ?? 0;
    for (let k = i + 1; k < lower.length; k += 1) sum -= (lower[k]?.[i] ?? 0) * (result[k] ?? 0);
    result[i] = sum / (lower[i]?.[i] ?? 1);
  }
  return result;
}

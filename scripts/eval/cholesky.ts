/** Cholesky: turns the lower half of a symmetric positive matrix into the factor L of L·Lᵀ. */
export function factor(rows: readonly Float64Array[]): void {
  rows.forEach((row, i) => {
    for (let j = 0; j <= i; j += 1) {
      const other = rows[j] ?? row;
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (row[k] ?? 0) * (other[k] ?? 0);
      // Whoever calls keeps the diagonal positive; the floor guards against rounding.
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (other[j] ?? 1);
    }
  });
}

/** Solves L·Lᵀ·x = y for the factor L. */
export function solve(rows: readonly Float64Array[], y: readonly number[]): Float64Array {
  const x = Float64Array.from(y);
  rows.forEach((row, i) => {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (row[k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (row[i] ?? 1);
  });
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? x;
    const value = (x[i] ?? 0) / (row[i] ?? 1);
    x[i] = value;
    for (let k = 0; k < i; k += 1) x[k] = (x[k] ?? 0) - (row[k] ?? 0) * value;
  }
  return x;
}

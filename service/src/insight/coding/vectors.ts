/** The angle between two vectors of length 1, as its cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** A vector in the same direction with this length; zeros stay zeros. */
export function withLength(vector: Float32Array, length = 1): Float32Array {
  const norm = Math.sqrt(dot(vector, vector));
  if (norm === 0) return vector;
  const result = new Float32Array(vector.length);
  for (let i = 0; i < result.length; i += 1) result[i] = ((vector[i] ?? 0) * length) / norm;
  return result;
}

/** `a` plus `b` times `weight`. */
export function plus(a: Float32Array, b: Float32Array, weight = 1): Float32Array {
  const sum = new Float32Array(a);
  addTo(sum, b, weight);
  return sum;
}

/** Adds `b` times `weight` to `sum`, in place: for sums of many. */
export function addTo(sum: Float32Array, b: Float32Array, weight = 1): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + weight * (b[i] ?? 0);
}

/** The mean of vectors of one size; zeros when there are none. */
export function meanOf(vectors: readonly Float32Array[], size: number): Float32Array {
  const mean = new Float32Array(size);
  for (const vector of vectors) {
    for (let i = 0; i < size; i += 1) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
  }
  return mean;
}

/** The angle between two vectors of length 1, as its cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** A vector in the same direction with this length; zeros stay zeros. */
export function withLength(vector: Float32Array, length = 1): Float32Array {
  const norm = Math.sqrt(dot(vector, vector));
  return norm === 0 ? vector : vector.map((value) => (value * length) / norm);
}

/** `a` plus `b` times `weight`. */
export function plus(a: Float32Array, b: Float32Array, weight = 1): Float32Array {
  return a.map((value, i) => value + weight * (b[i] ?? 0));
}

/** The mean of vectors of one size; zeros when there are none. */
export function meanOf(vectors: readonly Float32Array[], size: number): Float32Array {
  const mean = new Float32Array(size);
  for (const vector of vectors) {
    for (let i = 0; i < size; i += 1) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
  }
  return mean;
}

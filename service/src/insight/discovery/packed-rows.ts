/** Vectors of one size, end to end, so that comparing with all of them reads memory in order. */
export interface PackedRows {
  /** The dot product of each with `vector`, in order, from position `from` (0 unless said) on. */
  dots(vector: Float32Array, from?: number): Float64Array;
  /** The dot product of each with itself, in order. */
  readonly squares: Float64Array;
}

/** Packs vectors; keep the result for as long as they stay the same. */
export function packRows(vectors: readonly Float32Array[]): PackedRows {
  const size = vectors[0]?.length ?? 0;
  const numbers = new Float32Array(vectors.length * size);
  vectors.forEach((vector, row) => numbers.set(vector, row * size));
  return {
    dots: (vector, from = 0) =>
      dotsOf(numbers.subarray(from * size), vectors.length - from, vector),
    squares: Float64Array.from(vectors, (vector) => dotsOf(vector, 1, vector)[0] ?? 0),
  };
}

/** Four rows at a time: one sum alone would wait for each addition to end before the next. */
function dotsOf(numbers: Float32Array, count: number, vector: Float32Array): Float64Array {
  const size = vector.length;
  const dots = new Float64Array(count);
  let row = 0;
  for (; row + 4 <= count; row += 4) {
    const at0 = row * size;
    const at1 = at0 + size;
    const at2 = at1 + size;
    const at3 = at2 + size;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let i = 0; i < size; i += 1) {
      const value = vector[i] ?? 0;
      sum0 += (numbers[at0 + i] ?? 0) * value;
      sum1 += (numbers[at1 + i] ?? 0) * value;
      sum2 += (numbers[at2 + i] ?? 0) * value;
      sum3 += (numbers[at3 + i] ?? 0) * value;
    }
    dots[row] = sum0;
    dots[row + 1] = sum1;
    dots[row + 2] = sum2;
    dots[row + 3] = sum3;
  }
  for (; row < count; row += 1) {
    let sum = 0;
    for (let i = 0; i < size; i += 1) sum += (numbers[row * size + i] ?? 0) * (vector[i] ?? 0);
    dots[row] = sum;
  }
  return dots;
}

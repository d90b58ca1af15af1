/**
 * A vector as it is stored and sent: one signed byte a number. Only its direction is kept, which is
 * all that comparing takes.
 */
export type PackedVector = Uint8Array;

/**
 * Rounds a vector. What is filed is always read from the rounded one, so nothing depends on whether it was stored in
 * between.
 */
export function packVector(vector: Float32Array): PackedVector {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const bytes = new Int8Array(vector.length);
  if (largest > 0) {
    vector.forEach((value, at) => {
      bytes[at] = Math.round((value / largest) * 127);
    });
  }
  return new Uint8Array(bytes.buffer);
}

/** The vector again, of length 1; zeros stay zeros. */
export function unpackVector(packed: PackedVector): Float32Array {
  const bytes = new Int8Array(packed.buffer, packed.byteOffset, packed.byteLength);
  const vector = new Float32Array(bytes);
  let squares = 0;
  for (const value of bytes) squares += value * value;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}

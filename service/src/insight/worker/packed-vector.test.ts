import { expect, it } from 'vitest';
import { packVector, unpackVector } from './packed-vector.ts';

it('keeps the direction of a vector, in a byte a number', () => {
  const vector = Float32Array.from({ length: 512 }, (_, at) => Math.sin(at * at));
  const packed = packVector(vector);
  expect(packed).toHaveLength(512);
  const back = unpackVector(packed);
  expect(dot(back, back)).toBeCloseTo(1, 6);
  expect(dot(back, vector) / Math.sqrt(dot(vector, vector))).toBeGreaterThan(0.9999);
});

it('reads a vector that lies inside a larger buffer, as a database gives it', () => {
  const packed = packVector(Float32Array.of(3, -4));
  const slab = Uint8Array.of(9, 9, 9, ...packed, 9);
  expect(unpackVector(slab.subarray(3, 5))).toEqual(unpackVector(packed));
});

it('leaves zeros zeros', () => {
  expect(unpackVector(packVector(new Float32Array(3)))).toEqual(new Float32Array(3));
});

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

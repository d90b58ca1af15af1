import { dot } from './vectors.ts';

/** Texts that are less alike than this do not touch each other. */
const reach = 0.2;

/**
 * How near two texts are in the text space: 0 for all that are not alike, so that what a rep says
 * of one note moves only notes near it.
 */
export function nearness(a: Float32Array, b: Float32Array): number {
  return nearnessBy(dot(a, b), dot(a, a), dot(b, b));
}

/** The same from the dot product of two vectors, and of each with itself. */
export function nearnessBy(product: number, squaresOfA: number, squaresOfB: number): number {
  const lengths = Math.sqrt(squaresOfA * squaresOfB);
  return lengths === 0 ? 0 : Math.max(0, product / lengths - reach);
}

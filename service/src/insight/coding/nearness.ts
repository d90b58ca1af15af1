import { dot } from './vectors.ts';

/** Texts that are less alike than this do not touch each other. */
const reach = 0.2;

/**
 * How near two texts are in the text space: 0 for all that are not alike, so that what a rep says
 * of one note moves only notes near it.
 */
export function nearness(a: Float32Array, b: Float32Array): number {
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return lengths === 0 ? 0 : Math.max(0, dot(a, b) / lengths - reach);
}

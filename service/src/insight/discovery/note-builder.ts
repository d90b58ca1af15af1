import { seededRandom } from './seeded-random.ts';
import type { Unfiled } from './discover.ts';
import { stemOf, wordsOf } from './word-forms.ts';

/** A stand-in for an embedder, for tests: texts that share words get vectors that are alike. */
export function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(64);
  // Small words are frequent and mean little, as to a real embedder.
  const long = wordsOf(text).filter((word) => word.length > 3);
  for (const stem of new Set(long.map(stemOf))) {
    const chance = seededRandom(
      [...stem].reduce((sum, c) => sum * 31 + (c.codePointAt(0) ?? 0), 7),
    );
    for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) + chance() - 0.5;
  }
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** An unfiled note for tests, of a contributor and a deal of its own unless said. */
export function unfiled(id: string, text: string, given: Partial<Unfiled> = {}): Unfiled {
  return {
    id,
    contributor: `rep of ${id}`,
    deal: `deal of ${id}`,
    area: 'success',
    text,
    vector: vectorOf(text),
    ...given,
  };
}

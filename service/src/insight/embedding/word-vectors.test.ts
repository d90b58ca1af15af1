import { expect, test } from 'vitest';
import { loadWordVectors } from './word-vectors.ts';

const words = loadWordVectors();

function cosine(one: string, other: string): number {
  const [a, b] = [words.vectorOf(one), words.vectorOf(other)];
  if (!a || !b) throw new Error('Both words must be known.');
  const dot = (x: Float32Array, y: Float32Array) =>
    x.reduce((sum, v, i) => sum + v * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test('words of one meaning lie closer than words of two', () => {
  expect(words.dimensions).toBe(100);
  expect(cosine('expensive', 'costly')).toBeGreaterThan(cosine('expensive', 'tuesday') + 0.3);
  expect(cosine('vendor', 'supplier')).toBeGreaterThan(cosine('vendor', 'goalkeeper') + 0.3);
});

test('the rank says how frequent a word is', () => {
  expect(words.rankOf('the')).toBe(0);
  expect(words.rankOf('price')).toBeLessThan(words.rankOf('invoicing') ?? 0);
});

test('words of business are there though the press seldom uses them', () => {
  for (const word of ['onboarding', 'saas', 'workflow', 'sso']) {
    expect(words.vectorOf(word), word).not.toBeNull();
  }
});

test('an unknown word has neither vector nor rank', () => {
  for (const word of ['', 'qqzzx', 'The', 'constructor', '\u0000']) {
    expect([words.vectorOf(word), words.rankOf(word)]).toEqual([null, null]);
  }
});

test('a file that was cut short is refused', () => {
  expect(() => loadWordVectors(new URL('embedder.ts', import.meta.url))).toThrow('cut short');
});

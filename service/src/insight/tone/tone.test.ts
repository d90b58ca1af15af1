import { expect, test } from 'vitest';
import { toneOf } from './tone.ts';

test.each([
  ['she loved the demo, best meeting in months!', 'positive'],
  ['he was furious, called it a waste of time and hung up', 'negative'],
  ['meeting is on the second floor, they use two systems today', 'neutral'],
])('by its words alone, "%s" is %s', (text, tone) => {
  expect(toneOf({ text, vector: null })).toBe(tone);
});

test.each([
  ['nothing', ''],
  ['one word', 'price'],
  ['emoji only', '🙂🙂🙂'],
  ['control characters', '\u0000\u0007\u001b'],
  ['half a pair', '\ud83d'],
  ['brackets and quotes', '(((((""""""'.repeat(500)],
  ['the longest note', 'not very good but :) '.repeat(1_600)],
  ['one endless word', 'a'.repeat(32_000)],
  ['hyphens without end', 'a-'.repeat(16_000)],
])('%s has a tone', (_, text) => {
  for (const vector of [null, new Float32Array(512)]) {
    expect(['negative', 'neutral', 'positive']).toContain(toneOf({ text, vector }));
  }
});

test('the same note always has the same tone', () => {
  const note = { text: 'liked it, but the price :(', vector: new Float32Array(512).fill(0.044) };
  expect(new Set(Array.from({ length: 5 }, () => toneOf(note))).size).toBe(1);
});

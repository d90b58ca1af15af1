import { expect, test } from 'vitest';
import { plainReasonOf } from './plain-reason.ts';
import { statedReasonOf } from './stated-reason.ts';

test.each([
  ['too expensive, she said, the price is over their budget', 'price'],
  ['he says it is too complicated for his people to use', 'complex'],
  ['they went with a competitor', 'competitor'],
])('by its words alone, "%s" states %s', (text, reason) => {
  expect(statedReasonOf({ text, vector: null })).toBe(reason);
});

test('a note that names no reason states none', () => {
  for (const text of ['', '🙂', 'big office with plants, dog under the desk', '\u0000']) {
    expect(statedReasonOf({ text, vector: null }), text).toBeNull();
  }
});

test('a phrase that is turned round, or one of two, is no clear reason', () => {
  for (const text of ['it was not too expensive', 'too expensive and too complex']) {
    expect(plainReasonOf(text), text).toBeNull();
  }
});

test('the longest note has an answer', () => {
  const text = 'the price, again. '.repeat(1_777);
  expect(statedReasonOf({ text, vector: new Float32Array(512) })).not.toBe('');
});

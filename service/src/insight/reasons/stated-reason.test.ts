import { expect, test } from 'vitest';
import { statedReasonOf } from './stated-reason.ts';

test.each([
  ['too expensive, she said', 'price'],
  ['we’re 20 % above the others and she has no money for it', 'price'],
  ['he says it is too complicated for his people to use', 'complex'],
  ['no connector to their ERP', 'missing'],
  ['Not before Q3, call me after the holidays', 'timing'],
  ['nobody there wants to sign, going round in circles', 'no-decision'],
  ['they went with a competitor', 'competitor'],
  ["doesn't trust our figures, doesn't trust me either", 'trust'],
  ['the plant is closing down, it got sold', 'other'],
])('"%s" states %s', (text, reason) => {
  expect(statedReasonOf(text)).toBe(reason);
});

test('a note that names no reason states none', () => {
  for (const text of ['', '🙂', 'big office with plants, dog under the desk', '\u0000']) {
    expect(statedReasonOf(text), text).toBeNull();
  }
});

test.each([
  ['turned round', 'it was not too expensive'],
  ['turned round', "it's not about the price being too high"],
  ['only asked', 'wondered whether it is too complicated'],
  ['said of what they have now', 'their current provider costs too much'],
  ['said of a rival', 'found the competitor too expensive'],
  ['one of two', 'too expensive and too complex'],
])('a phrase that is %s is no clear reason', (_, text) => {
  expect(statedReasonOf(text), text).toBeNull();
});

test.each([
  ['the longest note', 'the price, again. '.repeat(1_777)],
  ['one endless word', 'a'.repeat(32_000)],
  ['beginnings of phrases without end', "we're about about roughly ".repeat(1_200)],
  ['every phrase many times', 'too expensive, no money for it, on ice '.repeat(800)],
])('%s has an answer', (_, text) => {
  expect(statedReasonOf(text)).not.toBe('');
});

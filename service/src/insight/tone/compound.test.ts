import { expect, test } from 'vitest';
import { chargedWords } from './charged-words.ts';
import { compoundOf, toneByRule } from './compound.ts';

function compound(text: string): number {
  return compoundOf(text, chargedWords(text));
}

test('brings charges between -1 and 1 by the published curve', () => {
  expect(compound('the table')).toBe(0);
  expect(compound('it was good')).toBeCloseTo(1.9 / Math.sqrt(1.9 ** 2 + 15), 10);
  expect(compound('good '.repeat(500))).toBeLessThan(1);
});

test('what stands after "but" counts for more, and exclamation adds', () => {
  expect(compound('good but awful')).toBeLessThan(compound('good and awful'));
  expect(compound('good!!')).toBeGreaterThan(compound('good'));
});

test.each([
  ['what a great day :)', 'positive'],
  ['ugh, this is awful', 'negative'],
  ['the bus goes at nine', 'neutral'],
])('by the rule, "%s" is %s', (text, tone) => {
  expect(toneByRule(text)).toBe(tone);
});

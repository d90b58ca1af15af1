import { expect, test } from 'vitest';
import { scoreLabels } from './score-labels.ts';

test('shares right answers over all, by label, and as means of both kinds', () => {
  const score = scoreLabels([
    { label: 'a', given: 'a' },
    { label: 'a', given: 'a' },
    { label: 'a', given: 'b' },
    { label: 'b', given: 'b' },
  ]);
  expect(score).toEqual({
    n: 4,
    acc: 0.75,
    macroF1: 0.7333,
    weightedF1: 0.7667,
    byLabel: {
      a: { of: 3, precision: 1, recall: 0.6667, f1: 0.8 },
      b: { of: 1, precision: 0.5, recall: 1, f1: 0.6667 },
    },
  });
});

test('a label that was never given has no precision, and no rows score nothing', () => {
  expect(scoreLabels([{ label: 'a', given: 'b' }]).byLabel).toEqual({
    a: { of: 1, precision: null, recall: 0, f1: 0 },
  });
  expect(scoreLabels([])).toMatchObject({ n: 0, acc: 0, macroF1: 0, weightedF1: 0 });
});

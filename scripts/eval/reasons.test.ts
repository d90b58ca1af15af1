import { expect, test } from 'vitest';
import { run } from './reasons.ts';

test('scores each label of the file, none included', () => {
  const score = run([
    { text: 'too expensive, she said, the price is over their budget', label: 'price' },
    { text: 'nice office with plants', label: 'none' },
  ]);
  expect(score).toMatchObject({ task: 'reasons', n: 2, acc: 1 });
});

test('names the line that is no such row', () => {
  const rows = [{ text: 'x', label: 'weather' }];
  expect(() => run(rows)).toThrow(/^Line 1 is no row .* label: /);
});

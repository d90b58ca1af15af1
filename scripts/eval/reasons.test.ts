import { expect, test } from 'vitest';
import { run } from './reasons.ts';
import { wordsOnly } from './words-only.ts';

test('scores each label of the file, none included', async () => {
  const score = await run(
    [
      { text: 'too expensive, she said, the price is over their budget', label: 'price' },
      { text: 'nice office with plants', label: 'none' },
    ],
    { embedder: wordsOnly },
  );
  expect(score).toMatchObject({ task: 'reasons', n: 2, acc: 1 });
});

test('names the line that is no such row', async () => {
  const rows = [{ text: 'x', label: 'weather' }];
  await expect(run(rows, { embedder: wordsOnly })).rejects.toThrow(/^Line 1 is no row .* label: /);
});

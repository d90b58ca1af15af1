import { expect, test } from 'vitest';
import { run } from './tone.ts';
import { wordsOnly } from './words-only.ts';

test('scores each label of the file', async () => {
  const score = await run(
    [
      { text: 'she loved it, absolutely wonderful meeting, great!', label: 'positive' },
      { text: 'terrible meeting, he was furious and hates us', label: 'negative' },
    ],
    { embedder: wordsOnly },
  );
  expect(score).toMatchObject({ task: 'tone', n: 2, acc: 1, macroF1: 1, weightedF1: 1 });
});

test('names the line that is no such row, and not its text', async () => {
  const rows = [
    { text: 'fine', label: 'neutral' },
    { text: 'secret', label: 'sad' },
  ];
  await expect(run(rows, { embedder: wordsOnly })).rejects.toThrow(/^Line 2 is no row .* label: /);
  await expect(run(rows, { embedder: wordsOnly })).rejects.not.toThrow('secret');
});

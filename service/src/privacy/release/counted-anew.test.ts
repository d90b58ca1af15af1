import { expect, it } from 'vitest';
import { countedAnew } from './counted-anew.ts';
import { batchOfNotes } from './note-builder.ts';

const crowd = { left: 5, leftOfSides: 5 };
const stood = ['one', 'other', 'third'].map((themeKey, n) =>
  batchOfNotes(3, { themeKey, crowd, quarter: `2026-Q${n + 1}` }),
);

it('tells which of the batches that stay have smaller crowds, or showed more quotes', () => {
  const kept = stood.map((batch, n) => {
    if (n === 0) return { ...batch, crowd: { left: 4, leftOfSides: 5 } };
    return n === 1 ? { ...batch, quotesShown: 2 } : batch;
  });
  expect(countedAnew(stood, kept)).toEqual(kept.slice(0, 2));
  expect(countedAnew(stood, stood)).toEqual([]);
});

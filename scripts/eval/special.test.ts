import { expect, test } from 'vitest';
import { run } from './special.ts';

test('counts what is held of the rows with special data, of the others, and by kind', () => {
  const score = run([
    { text: 'off for chemo until june', special: 'health' },
    { text: 'he is out on tuesday', special: ['health', 'religion'] },
    { text: 'price again', special: null },
    { text: 'the dog ate the contract', special: [] },
    { text: 'turns out she is pregnant' },
  ]);
  expect(score).toEqual({
    rows: 5,
    recall: 0.5,
    falseHolds: 0.3333,
    byKind: { health: { of: 2, recall: 0.5 }, religion: { of: 1, recall: 0 } },
  });
});

test('a file without one sort of row has no share of it', () => {
  expect(run([])).toEqual({ rows: 0, recall: null, falseHolds: null, byKind: {} });
});

test('names the line that is no such row, and not its text', () => {
  expect(() => run([{ text: 'price' }, { text: 7 }])).toThrow(/^Line 2 is no row .* text: /);
  expect(() => run([{ text: 'x', special: '' }])).toThrow(/^Line 1 /);
});

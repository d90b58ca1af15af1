import { expect, test } from 'vitest';
import { agreementOf, bestMatch } from './partition-agreement.ts';

test('the same groups under other names agree wholly', () => {
  const { acc, nmi, ari } = agreementOf(['a', 'a', 'b', 'c'], [2, 2, 0, 1]);
  expect([acc, nmi, ari]).toEqual([1, expect.closeTo(1), expect.closeTo(1)]);
});

test('one group for all shares no information', () => {
  const { acc, nmi, ari } = agreementOf(['a', 'a', 'b', 'c'], [0, 0, 0, 0]);
  expect([acc, nmi, ari]).toEqual([0.5, expect.closeTo(0), expect.closeTo(0)]);
});

test('values are those of scikit-learn', () => {
  const { acc, nmi, ari } = agreementOf(['a', 'a', 'a', 'b', 'b', 'b'], [0, 0, 1, 1, 2, 2]);
  expect(acc).toBeCloseTo(4 / 6);
  expect(nmi).toBeCloseTo(0.5158, 4);
  expect(ari).toBeCloseTo(0.2424, 4);
});

test('the best match beats the greedy one', () => {
  expect(
    bestMatch([
      [9, 8],
      [8, 1],
    ]),
  ).toBe(16);
  expect(
    bestMatch([
      [1, 2, 3],
      [3, 3, 9],
    ]),
  ).toBe(11);
  expect(bestMatch([[1], [4], [2]])).toBe(4);
  expect(bestMatch([])).toBe(0);
});

test('the best match is that of trying all', () => {
  const tables = [
    [
      [7, 5, 1],
      [3, 7, 7],
      [4, 4, 8],
    ],
    [
      [0, 2, 9],
      [9, 0, 9],
      [8, 1, 0],
    ],
    [
      [5, 5, 5],
      [5, 5, 5],
      [5, 5, 5],
    ],
  ];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const table of tables) {
    const sums = orders.map((order) =>
      order.reduce((sum, column, row) => sum + (table[row]?.[column] ?? 0), 0),
    );
    expect(bestMatch(table)).toBe(Math.max(...sums));
  }
});

import { expect, it } from 'vitest';
import { batchOfNotes, releasedNote } from './note-builder.ts';
import { toldTrend, trendOf } from './trend.ts';

/** One batch a quarter, with so many reps. */
function history(reps: Record<string, number>) {
  return Object.entries(reps).map(([quarter, count]) => batchOfNotes(count, { quarter }));
}

it('is new only in the quarter of its first batch', () => {
  expect(trendOf(history({ '2026-Q3': 4 }), '2026-Q3')).toBe('new');
  expect(trendOf(history({ '2026-Q3': 4 }), '2026-Q4')).toBe('steady');
});

it('grows when the latest quarter stands half above the earlier ones', () => {
  expect(trendOf(history({ '2026-Q1': 4, '2026-Q2': 6 }), '2026-Q2')).toBe('growing');
  expect(trendOf(history({ '2026-Q1': 4, '2026-Q2': 5 }), '2026-Q2')).toBe('steady');
  expect(trendOf(history({ '2026-Q1': 6, '2026-Q2': 3, '2026-Q3': 5 }), '2026-Q3')).toBe('steady');
});

it('fades after two quarters without a batch, not before', () => {
  expect(trendOf(history({ '2026-Q1': 5, '2026-Q2': 3 }), '2026-Q3')).toBe('steady');
  expect(trendOf(history({ '2026-Q1': 5, '2026-Q2': 3 }), '2026-Q4')).toBe('fading');
  expect(trendOf(history({ '2026-Q1': 9 }), '2026-Q3')).toBe('fading');
});

it('joins the batches of one quarter', () => {
  const months = [batchOfNotes(3, { quarter: '2026-Q2' }), batchOfNotes(4, { quarter: '2026-Q1' })];
  const more = batchOfNotes(
    Array.from({ length: 3 }, (_, n) => ({
      id: `other ${n}`,
      contributor: `other ${n}`,
      deal: `other ${n}`,
      isLost: false,
      approvedQuote: null,
      isWithdrawn: false,
      isFresh: true,
    })),
    { quarter: '2026-Q2' },
  );
  expect(trendOf(months, '2026-Q2')).toBe('steady');
  expect(trendOf([...months, more], '2026-Q2')).toBe('growing');
});

it('tells of growth only where k reps of the persona are left in doubt in that quarter', () => {
  const cell = history({ '2026-Q1': 3, '2026-Q2': 5 });
  const beside = (quarter: string, reps: readonly string[]) => {
    const notes = reps.map((contributor) => releasedNote({ id: contributor, contributor }));
    return batchOfNotes(notes, { themeKey: 'true-budget', quarter });
  };
  const told = (...others: ReturnType<typeof beside>[]): string =>
    toldTrend(cell, [...cell, ...others], '2026-Q2');
  expect(told()).toBe('steady');
  expect(told(beside('2026-Q2', ['a', 'b']))).toBe('steady');
  expect(told(beside('2026-Q2', ['a', 'b', 'c']))).toBe('growing');
  // Who wrote in other quarters, or is behind the cell too, leaves nobody in doubt.
  expect(told(beside('2026-Q1', ['a', 'b', 'c']))).toBe('steady');
  expect(told(beside('2026-Q2', ['a', 'b', 'rep 2026-Q2 0']))).toBe('steady');
  expect(told({ ...beside('2026-Q2', ['a', 'b', 'c']), k: 4 })).toBe('steady');
});

it('tells every other word as it is', () => {
  const cell = history({ '2026-Q1': 3 });
  expect(toldTrend(cell, cell, '2026-Q1')).toBe('new');
  expect(toldTrend(cell, cell, '2026-Q2')).toBe('steady');
  expect(toldTrend(cell, cell, '2026-Q3')).toBe('fading');
});

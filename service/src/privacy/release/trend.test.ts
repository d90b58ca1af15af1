import { expect, it } from 'vitest';
import { batchOfNotes } from './note-builder.ts';
import { trendOf } from './trend.ts';

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

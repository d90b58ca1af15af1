import { describe, expect, it } from 'vitest';
import { batchOfNotes } from './note-builder.ts';
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
      hearing: null,
    })),
    { quarter: '2026-Q2' },
  );
  expect(trendOf(months, '2026-Q2')).toBe('steady');
  expect(trendOf([...months, more], '2026-Q2')).toBe('growing');
});

describe('the word that a cell tells', () => {
  const open = { band: '5+', top: '5+' } as const;

  it('is growth only where as many as it says are left of the crowd that came, without any k', () => {
    const cell = (left: number) =>
      history({ '2026-Q1': 3, '2026-Q2': 5 }).map((batch) => ({
        ...batch,
        crowd: { left, leftOfSides: 0 },
      }));
    const least = { band: '3+', top: '3+' } as const;
    expect(toldTrend(cell(4), '2026-Q2', least)).toBe('steady');
    expect(toldTrend(cell(5), '2026-Q2', least)).toBe('growing');
    // Half more than "5 or more".
    expect(toldTrend(cell(7), '2026-Q2', open)).toBe('steady');
    expect(toldTrend(cell(8), '2026-Q2', open)).toBe('growing');
  });

  it('is steady beside a band that everybody knows to end below what two quarters need', () => {
    const grown = history({ '2026-Q1': 3, '2026-Q2': 5 });
    expect(toldTrend(grown, '2026-Q2', { band: '3+', top: '5+' })).toBe('steady');
    expect(toldTrend(grown, '2026-Q2', { band: '3+', top: '3+' })).toBe('growing');
    expect(toldTrend(grown, '2026-Q2', { band: '5+', top: '10+' })).toBe('steady');
    expect(toldTrend(grown, '2026-Q2', { band: '10+', top: '20+' })).toBe('growing');
    const old = history({ '2026-Q1': 3 });
    expect(toldTrend(old, '2026-Q3', { band: '3+', top: '5+' })).toBe('steady');
    expect(toldTrend(old, '2026-Q1', { band: '3+', top: '5+' })).toBe('new');
  });

  it('never fades beside such a band: it would not where a second quarter came', () => {
    const cell = history({ '2026-Q1': 3 });
    expect(toldTrend(cell, '2026-Q3', { band: '3+', top: '3+' })).toBe('steady');
    expect(toldTrend(cell, '2026-Q3', { band: '5+', top: '5+' })).toBe('fading');
  });

  it('is every other word as it is', () => {
    const cell = history({ '2026-Q1': 3 });
    expect(toldTrend(cell, '2026-Q1', open)).toBe('new');
    expect(toldTrend(cell, '2026-Q2', open)).toBe('steady');
    expect(toldTrend(cell, '2026-Q3', open)).toBe('fading');
  });
});

import { describe, expect, it } from 'vitest';
import { bandOf, faceOf, topBandOf } from './cell.ts';
import { batchOfNotes, releasedNote } from './note-builder.ts';

function batchOf(quarter: string, reps: readonly string[]) {
  return batchOfNotes(
    reps.map((contributor) => {
      const id = `${quarter} ${contributor}`;
      return releasedNote({ id, contributor, deal: id });
    }),
    { quarter },
  );
}

const large = '50+';

it('shows the union of its batches, a rep of both counted once', () => {
  const batches = [batchOf('2026-Q1', ['a', 'b', 'c']), batchOf('2026-Q2', ['a', 'b', 'd'])];
  expect(faceOf(batches, large, '2026-Q2')).toEqual({
    band: '3+',
    lostShare: null,
    trend: 'steady',
  });
});

describe('the largest band that a cell may tell', () => {
  const withLeft = (left: number, reps: string, quarter = '2026-Q1') => ({
    ...batchOf(quarter, [...reps]),
    crowd: { left, leftOfSides: 0 },
  });

  it('begins with no more than are left of the crowd that came with it, without any k', () => {
    expect(topBandOf([withLeft(3, 'abc')])).toBe('3+');
    expect(topBandOf([withLeft(5, 'abc')])).toBe('5+');
    expect(topBandOf([withLeft(10, 'abcdefghijk')])).toBe('10+');
    expect(topBandOf([withLeft(0, 'abc')])).toBe('3+');
  });

  it('counts several crowds as the largest of them: they may be the same reps', () => {
    const first = withLeft(3, 'abcdef');
    expect(topBandOf([first, withLeft(3, 'abcdef', '2026-Q2')])).toBe('3+');
    expect(topBandOf([first, withLeft(5, 'abc', '2026-Q2')])).toBe('5+');
  });

  it('adds to what it told no more than is left of a later crowd', () => {
    // "3 or more" where ten might be told: of these four, six came again, and with all six it would be ten.
    const first = withLeft(10, 'abcd');
    expect(topBandOf([first, withLeft(3, 'efghij', '2026-Q2')])).toBe('5+');
    expect(topBandOf([first, withLeft(6, 'efghij', '2026-Q2')])).toBe('10+');
  });
});

it('says of no more reps than deals, nor of more deals than reps: who shares or has several would be known', () => {
  const ofOne = [1, 2, 3].map((n) => releasedNote({ id: `a ${n}`, contributor: 'a' }));
  const five = [...ofOne, ...['b', 'c'].map((id) => releasedNote({ id }))];
  expect(bandOf(five, large)).toBe('3+');
  const onThree = [...'abcdef'].map((id, n) => releasedNote({ id, deal: `deal ${n % 3}` }));
  expect(bandOf(onThree, large)).toBe('3+');
  const more = ['g', 'h'].map((id) => releasedNote({ id }));
  expect(bandOf([...onThree, ...more], large)).toBe('5+');
});

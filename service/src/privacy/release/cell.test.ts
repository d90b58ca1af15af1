import { expect, it } from 'vitest';
import { bandsOf, publishedCell, topBandsOf } from './cell.ts';
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

const large = { contributorsBand: '50+', dealsBand: '50+' } as const;

it('is withheld, without a word, when it has no batch', () => {
  expect(publishedCell([], large, '2026-Q1')).toBeNull();
});

it('shows the union of its batches, a rep of both counted once', () => {
  const batches = [batchOf('2026-Q1', ['a', 'b', 'c']), batchOf('2026-Q2', ['a', 'b', 'd'])];
  expect(publishedCell(batches, large, '2026-Q2')).toEqual({
    contributorsBand: '3-4',
    dealsBand: '3+',
    lostShare: null,
    trend: 'steady',
    quotes: [],
  });
});

it('shows bands without an end where more would name its persona’s reps or deals', () => {
  const batches = [batchOf('2026-Q1', ['a', 'b', 'c']), batchOf('2026-Q2', ['a', 'b', 'd'])];
  expect(publishedCell(batches, topBandsOf(batches), '2026-Q2')).toMatchObject({
    contributorsBand: '3+',
    dealsBand: '3+',
  });
});

it('says least of a theme that stands alone in its persona, whose reps are all that are counted', () => {
  const alone = batchOf('2026-Q1', [...'abcdefghijklm']);
  expect(topBandsOf([alone])).toEqual({ contributorsBand: '3+', dealsBand: '3+' });
  const beside = { ...batchOf('2026-Q1', [...'abc']), themeKey: 'true-budget' };
  expect(topBandsOf([alone, beside])).toEqual({ contributorsBand: '10+', dealsBand: '10+' });
});

it('goes by the largest k under which anything stands in its persona', () => {
  const ten = batchOf('2026-Q1', [...'abcdefghij']);
  const beside = { ...batchOf('2026-Q2', [...'abcdef']), themeKey: 'true-budget' };
  expect(topBandsOf([ten, beside]).contributorsBand).toBe('5+');
  const later = { ...beside, k: 6 };
  expect(topBandsOf([ten, later]).contributorsBand).toBe('3+');
});

it('says of no more deals than reps: the one rep who has several would be known', () => {
  const ofOne = [1, 2, 3].map((n) => releasedNote({ id: `a ${n}`, contributor: 'a' }));
  const five = [...ofOne, ...['b', 'c'].map((id) => releasedNote({ id }))];
  expect(bandsOf(five, large)).toEqual({ contributorsBand: '3-4', dealsBand: '3+' });
  const onThree = [...'abcdef'].map((id, n) => releasedNote({ id, deal: `deal ${n % 3}` }));
  expect(bandsOf(onThree, large)).toEqual({ contributorsBand: '5-9', dealsBand: '3-4' });
  const more = ['g', 'h'].map((id) => releasedNote({ id }));
  expect(bandsOf([...onThree, ...more], large).dealsBand).toBe('5+');
});

it('says of a persona no more deals than reps', () => {
  const seven = batchOf('2026-Q1', [...'abcdefg']);
  const again = { ...batchOf('2026-Q2', [...'abcdefg']), themeKey: 'true-budget' };
  expect(topBandsOf([seven, again])).toEqual({ contributorsBand: '3+', dealsBand: '3+' });
});

import { expect, it } from 'vitest';
import { publishedCell, topBandsOf } from './cell.ts';
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
    dealsBand: '5-9',
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
  expect(topBandsOf([ten, later]).dealsBand).toBe('10+');
});

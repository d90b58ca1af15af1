import { expect, it } from 'vitest';
import { bandOf, publishedCell, topBandOf } from './cell.ts';
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

it('is withheld, without a word, when it has no batch', () => {
  expect(publishedCell([], large, '2026-Q1')).toBeNull();
});

it('shows the union of its batches, a rep of both counted once', () => {
  const batches = [batchOf('2026-Q1', ['a', 'b', 'c']), batchOf('2026-Q2', ['a', 'b', 'd'])];
  expect(publishedCell(batches, large, '2026-Q2')).toEqual({
    band: '3+',
    lostShare: null,
    trend: 'steady',
    quotes: [],
  });
});

it('says no more than may be true without any k of its persona’s reps', () => {
  const batches = [batchOf('2026-Q1', [...'abcdef']), batchOf('2026-Q2', [...'abcdeg'])];
  expect(publishedCell(batches, topBandOf(batches), '2026-Q2')).toMatchObject({ band: '3+' });
});

it('says least of a theme that stands alone in its persona, whose reps are all that are counted', () => {
  const alone = batchOf('2026-Q1', [...'abcdefghijklm']);
  expect(topBandOf([alone])).toBe('3+');
  const beside = { ...batchOf('2026-Q1', [...'abc']), themeKey: 'true-budget' };
  expect(topBandOf([alone, beside])).toBe('10+');
});

it('goes by the largest k under which anything stands in its persona', () => {
  const ten = batchOf('2026-Q1', [...'abcdefghij']);
  const beside = { ...batchOf('2026-Q2', [...'abcdef']), themeKey: 'true-budget' };
  expect(topBandOf([ten, beside])).toBe('5+');
  const later = { ...beside, k: 6 };
  expect(topBandOf([ten, later])).toBe('3+');
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

it('says of a persona no more than its deals leave in doubt, whoever has several', () => {
  const eight = batchOf('2026-Q1', [...'abcdefgh']);
  const beside = { ...batchOf('2026-Q2', [...'abc']), themeKey: 'true-budget' };
  expect(topBandOf([eight, beside])).toBe('5+');
  // Without three of them, one of whom has most, four deals are left.
  const onDealsOfA = eight.notes.map((note, n) => ({ ...note, deal: n < 4 ? 'of a' : note.deal }));
  const ofA = [1, 2, 3].map((n) => releasedNote({ id: `${n}`, contributor: 'a', deal: `a ${n}` }));
  expect(topBandOf([{ ...eight, notes: [...onDealsOfA, ...ofA] }])).toBe('3+');
});

import { expect, it } from 'vitest';
import { publishedCell } from './cell.ts';
import { batchOfNotes, releasedNote } from './note-builder.ts';

it('is withheld, without a word, when it has no batch', () => {
  expect(publishedCell([], '2026-Q1')).toBeNull();
});

it('shows the union of its batches, a rep of both counted once', () => {
  const batch = (quarter: string, reps: string[]) =>
    batchOfNotes(
      reps.map((contributor) =>
        releasedNote({
          id: `${quarter} ${contributor}`,
          contributor,
          deal: `${quarter} ${contributor}`,
        }),
      ),
      { quarter },
    );
  const cell = publishedCell(
    [batch('2026-Q1', ['a', 'b', 'c']), batch('2026-Q2', ['a', 'b', 'd'])],
    '2026-Q2',
  );
  expect(cell).toEqual({
    contributorsBand: '3-4',
    dealsBand: '5-9',
    lostShare: null,
    trend: 'steady',
    quotes: [],
  });
});

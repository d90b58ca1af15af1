import { expect, it } from 'vitest';
import { lostShareOf, mayTellOutcomes } from './lost-share.ts';
import { batchOfNotes, releasedNote } from './note-builder.ts';

function notes(lost: number, others: number) {
  return Array.from({ length: lost + others }, (_, n) =>
    releasedNote({ id: `${n}`, isLost: n < lost }),
  );
}

it('says how deals ended in thirds', () => {
  expect(lostShareOf(notes(6, 3), 3)).toBe('mostly-lost');
  expect(lostShareOf(notes(5, 4), 3)).toBe('mixed');
  expect(lostShareOf(notes(3, 6), 3)).toBe('mostly-other');
});

it('says nothing unless the lost deals and all others are k each', () => {
  expect(lostShareOf(notes(2, 9), 3)).toBeNull();
  expect(lostShareOf(notes(9, 2), 3)).toBeNull();
  expect(lostShareOf(notes(4, 4), 5)).toBeNull();
});

it('says nothing when two reps are behind all the lost deals', () => {
  const written = notes(4, 4).map((note, n) =>
    note.isLost ? { ...note, contributor: n % 2 ? 'a' : 'b' } : note,
  );
  expect(lostShareOf(written, 3)).toBeNull();
});

it('counts a deal once, and as lost once any of its notes says so', () => {
  const early = notes(0, 3).map((note) => ({ ...note, id: `early ${note.id}`, deal: 'late loss' }));
  const written = [
    ...notes(3, 3),
    ...early,
    releasedNote({ id: 'x', deal: 'late loss', isLost: true }),
  ];
  expect(lostShareOf(written, 3)).toBe('mixed');
});

it('is told only in a persona where twice k reps have lost deals and twice k have others', () => {
  const persona = (lost: number, others: number, k = 3) => {
    const [one, ...more] = notes(lost, others);
    return [batchOfNotes(more, { k }), batchOfNotes(one ? [one] : [], { themeKey: 'outgrown' })];
  };
  expect(mayTellOutcomes(persona(6, 6))).toBe(true);
  // Two who know of each other, and whoever is the only third with a lost deal.
  expect(mayTellOutcomes(persona(5, 9))).toBe(false);
  expect(mayTellOutcomes(persona(9, 5))).toBe(false);
  expect(mayTellOutcomes(persona(7, 7, 4))).toBe(false);
});

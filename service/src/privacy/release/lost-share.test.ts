import { describe, expect, it } from 'vitest';
import type { Band } from './band.ts';
import type { ReleasedNote } from './batch.ts';
import { crowdOf } from './crowd-size.ts';
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

describe('of a crowd, how deals ended', () => {
  const told = (written: readonly ReleasedNote[], k = 3, top: Band = '5+'): boolean => {
    const batch = batchOfNotes(written, { k, crowd: crowdOf(written, k) });
    return mayTellOutcomes([batch], top);
  };
  /** Their reps go on to write on the next deals, so many of them. */
  const ofReps = (lostReps: number, otherReps: number) =>
    notes(12, 12).map((note, n) => ({
      ...note,
      contributor: note.isLost ? `lost ${n % lostReps}` : `other ${n % otherReps}`,
    }));

  it('is told only where k reps with lost deals are left without any k of them, and k with others', () => {
    expect(told(ofReps(6, 6))).toBe(true);
    // Two who know of each other, and whoever is the only third with a lost deal.
    expect(told(ofReps(5, 9))).toBe(false);
    expect(told(ofReps(9, 5))).toBe(false);
  });

  it('is told only for a crowd that came under the largest k of all', () => {
    const of = (k: number, count: number) => {
      const written = notes(count, count);
      return batchOfNotes(written, { k, crowd: crowdOf(written, k) });
    };
    expect(mayTellOutcomes([of(3, 9)], '5+')).toBe(true);
    expect(mayTellOutcomes([of(3, 9), of(4, 4)], '5+')).toBe(false);
    expect(mayTellOutcomes([of(3, 9), of(4, 12)], '5+')).toBe(true);
  });

  it('is told only where the two thirds of a word are left without any k reps', () => {
    expect(told(notes(9, 9))).toBe(true);
    // Two thirds beside k others are six: of six lost deals all would be named.
    expect(told(notes(6, 9))).toBe(false);
    expect(told(notes(8, 9))).toBe(false);
    expect(told(notes(9, 8))).toBe(false);
    expect(told(notes(11, 12), 4)).toBe(false);
    expect(told(notes(12, 12), 4)).toBe(true);
  });

  it('is told only where all but k − 1 of the largest band may have lost, or may not: no word says so', () => {
    expect(told(notes(20, 21), 3, '20+')).toBe(false);
    expect(told(notes(21, 20), 3, '20+')).toBe(false);
    expect(told(notes(21, 21), 3, '20+')).toBe(true);
  });

  it('is not told where a few reps have so many of the deals that two thirds need theirs', () => {
    const byOne = (count: number) =>
      notes(11, 9).map((note, n) => (n < count ? { ...note, contributor: 'busy' } : note));
    expect(told(byOne(3))).toBe(true);
    expect(told(byOne(4))).toBe(false);
    const shared = releasedNote({ id: 'shared', deal: 'deal 0', isLost: true });
    expect(told([...byOne(4), shared])).toBe(true);
  });
});

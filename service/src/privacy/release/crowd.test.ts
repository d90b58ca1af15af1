import { describe, expect, it } from 'vitest';
import { crowdNeeded, inACrowd, isCrowd, repsIn } from './crowd.ts';
import { batchOfNotes, releasedNote } from './note-builder.ts';

/** What waits in a cell, by who wrote it. */
function cell(themeKey: string, reps: readonly string[], isFresh = true) {
  const notes = reps.map((contributor) =>
    releasedNote({ id: `${themeKey} ${contributor}`, contributor, isFresh }),
  );
  return batchOfNotes(notes, { themeKey });
}

function themesAmong(...waiting: readonly ReturnType<typeof cell>[]): string[] {
  return inACrowd(waiting, 3).map(({ themeKey }) => themeKey);
}

describe('a crowd', () => {
  it('leaves more than k reps when k − 1 who know of each other are taken out', () => {
    for (const k of [3, 4, 5, 9]) expect(crowdNeeded(k) - (k - 1)).toBe(k + 1);
  });

  it('counts people, not notes', () => {
    const notes = ['a', 'b', 'c', 'd', 'e', 'e', 'e'].map((contributor) => ({ contributor }));
    expect(isCrowd(notes, 3)).toBe(false);
    expect(isCrowd([...notes, { contributor: 'f' }], 3)).toBe(true);
  });
});

describe('what waits in a persona', () => {
  it('is let through whole once all its reps are a crowd, whatever they noticed', () => {
    expect(themesAmong(cell('price', ['a', 'b', 'c']), cell('trust', ['c', 'd', 'e']))).toEqual([]);
    expect(themesAmong(cell('price', ['a', 'b', 'c']), cell('trust', ['d', 'e', 'f']))).toEqual([
      'price',
      'trust',
    ]);
  });

  it('is no crowd’s for those who were shown before', () => {
    const known = cell('trust', ['d', 'e', 'f'], false);
    expect(themesAmong(cell('price', ['a', 'b', 'c']), known)).toEqual([]);
  });

  it('is judged apart from other personas', () => {
    const elsewhere = { ...cell('trust', ['d', 'e', 'f']), personaKey: 'another' };
    expect(themesAmong(cell('price', ['a', 'b', 'c']), elsewhere)).toEqual([]);
  });

  it('is counted without those whom a release heard before', () => {
    const first = [cell('price', ['a', 'b', 'c']), cell('trust', ['d', 'e', 'f'])];
    const heard = new Set(first.flatMap(({ notes }) => notes.map(({ id }) => id)));
    expect(repsIn([...first, cell('proof', ['a', 'g'])])).toBe(7);
    expect(repsIn([...first, cell('proof', ['a', 'g'])], heard)).toBe(2);
  });
});

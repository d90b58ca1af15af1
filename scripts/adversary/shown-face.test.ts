import { expect, it } from 'vitest';
import {
  bandOf,
  type Came,
  type Fact,
  namesAFew,
  namesByGrowth,
  namesBySharing,
} from './shown-face.ts';

/** What reps wrote, each on so many deals. */
function notesOn(deals: readonly number[], given: Partial<Came> = {}): Came[] {
  return deals.flatMap((count, rep) =>
    Array.from({ length: count }, (_, n) => ({
      ...{ id: `${rep} ${n}`, author: `rep ${rep}`, deal: `deal ${rep} ${n}` },
      ...{ isLost: false, ...given },
    })),
  );
}

/** The same, published by a release with all who came there. */
function published(notes: readonly Came[], crowd: readonly Came[], release = 1): Fact[] {
  const quarter = `2026-Q${release}`;
  const came = [{ notes: crowd, cells: 1 }];
  return notes.map((note) => ({ ...note, release, quarter, k: 3, came, stayed: [] }));
}

const one = (count: number): number[] => Array.from({ length: count }, () => 1);

it('sees whom so many reps, or so many deals, need', () => {
  const six = notesOn(one(6));
  expect(namesAFew('5+', published(six, notesOn(one(7))))).toBe(true);
  expect(namesAFew('5+', published(six, notesOn(one(8))))).toBe(false);
  // Without the three who have most of the deals, three deals are left.
  const busy = notesOn([6, 5, 4, 1, 1, 1]);
  const shared = notesOn(one(4)).map((note) => ({
    ...note,
    author: `x ${note.author}`,
    deal: 'd',
  }));
  expect(namesAFew('5+', published(six, [...busy, ...shared]))).toBe(true);
  expect(bandOf(published(six, [...busy, ...shared]))).toBe('3+');
});

it('counts several crowds as the largest of them', () => {
  const first = published(notesOn(one(6)), notesOn(one(6)));
  expect(bandOf([...first, ...published(notesOn(one(6)), notesOn(one(6)), 2)])).toBe('3+');
  expect(bandOf([...first, ...published(notesOn(one(6)), notesOn(one(8)), 2)])).toBe('5+');
});

it('sees that two thirds of six lost deals are all of them', () => {
  const others = notesOn(one(9)).map((note) => ({
    ...{ ...note, author: `other ${note.author}`, deal: `other ${note.deal}` },
  }));
  const names = (lost: readonly number[], word = 'mostly-lost', shown = '10+'): boolean => {
    const came = [...notesOn(lost, { isLost: true }), ...others];
    return namesBySharing(word, shown, published(came, came));
  };
  expect(names(one(6))).toBe(true);
  expect(names(one(9))).toBe(false);
  expect(names([4, 1, 1, 1, 1, 1])).toBe(true);
  expect(names(one(6), 'mostly-other')).toBe(false);
  // Who has fewer than ten reps behind it has one who lost several.
  expect(names(one(9), 'mostly-lost', '5+')).toBe(true);
});

it('sees that growth names those who came, where fewer than it says are left of them', () => {
  const grown = notesOn(one(5));
  expect(namesByGrowth(published(grown, notesOn(one(7)), 2))).toBe(true);
  // "5 or more" before is eight by growth.
  expect(namesByGrowth(published(grown, notesOn(one(10)), 2))).toBe(true);
  expect(namesByGrowth(published(grown, notesOn(one(11)), 2))).toBe(false);
});

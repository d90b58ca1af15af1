import { expect, it } from 'vitest';
import { type Fact, namesByGrowth, namesBySharing, namesWhoHasMany } from './shown-face.ts';

/** What the reps of a persona wrote, each on so many deals. */
function notesOn(deals: readonly number[], given: Partial<Fact> = {}): Fact[] {
  return deals.flatMap((count, rep) =>
    Array.from({ length: count }, (_, n) => ({
      ...{ author: `rep ${rep}`, deal: `deal ${rep} ${n}`, isLost: false, cell: `theme ${n % 2}` },
      ...{ release: 1, quarter: '2026-Q4', k: 3, ...given },
    })),
  );
}

it('sees that four reps need the one who has several deals to have five', () => {
  expect(namesWhoHasMany('3-4 5+', notesOn([5, 1, 1, 1, 1, 1, 1, 1]))).toBe(true);
  expect(namesWhoHasMany('3-4 3+', notesOn([5, 1, 1, 1, 1, 1, 1, 1]))).toBe(false);
  expect(namesWhoHasMany('3-4 5+', notesOn([5, 2, 1, 1, 1, 1, 1, 1]))).toBe(false);
  expect(namesWhoHasMany('5-9 5+', notesOn([5, 1, 1, 1, 1, 1, 1, 1]))).toBe(false);
});

it('sees that two thirds of six lost deals are all of them', () => {
  const lostBeside = (...lost: readonly number[]) => [
    ...notesOn(lost, { isLost: true }),
    ...notesOn([1, 1, 1, 1, 1, 1, 1, 1, 1]).map((fact) => ({
      ...fact,
      deal: `other ${fact.deal}`,
    })),
  ];
  expect(namesBySharing('mostly-lost', '5+ 5+', lostBeside(1, 1, 1, 1, 1, 1))).toBe(true);
  expect(namesBySharing('mostly-lost', '5+ 5+', lostBeside(1, 1, 1, 1, 1, 1, 1, 1, 1))).toBe(false);
  expect(namesBySharing('mostly-lost', '10+ 10+', lostBeside(1, 1, 1, 1, 1, 1, 1, 1, 1))).toBe(
    true,
  );
  expect(namesBySharing('mostly-lost', '5+ 5+', lostBeside(4, 1, 1, 1, 1, 1))).toBe(true);
  expect(namesBySharing('mostly-other', '5+ 5+', lostBeside(1, 1, 1, 1, 1, 1))).toBe(false);
});

it('sees that growth names whoever spoke, where fewer than k others did', () => {
  const grown = notesOn([1, 1, 1, 1, 1]);
  const others = (count: number, given: Partial<Fact> = {}) =>
    notesOn(Array.from({ length: count }, () => 1)).map((fact) => ({
      ...{ ...fact, author: `other ${fact.author}` },
      ...given,
    }));
  expect(namesByGrowth(grown, [...grown, ...others(2)])).toBe(true);
  expect(namesByGrowth(grown, [...grown, ...others(3)])).toBe(false);
  expect(namesByGrowth(grown, [...grown, ...others(3, { quarter: '2026-Q3' })])).toBe(true);
});

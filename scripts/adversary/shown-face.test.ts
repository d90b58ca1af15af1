import { expect, it } from 'vitest';
import { bandOf, type Fact, namesAFew, namesByGrowth, namesBySharing } from './shown-face.ts';

/** What the reps of a persona wrote, each on so many deals. */
function notesOn(deals: readonly number[], given: Partial<Fact> = {}): Fact[] {
  return deals.flatMap((count, rep) =>
    Array.from({ length: count }, (_, n) => ({
      ...{ author: `rep ${rep}`, deal: `deal ${rep} ${n}`, isLost: false, cell: `theme ${n % 2}` },
      ...{ release: 1, quarter: '2026-Q4', k: 3, ...given },
    })),
  );
}

/** One of each of two themes. */
const twice = (count: number): number[] => Array.from({ length: count }, () => 2);

it('sees whom a persona needs to have so many reps, or so many deals', () => {
  expect(namesAFew('5+', notesOn(twice(7)))).toBe(true);
  expect(namesAFew('5+', notesOn(twice(8)))).toBe(false);
  const shared = notesOn(twice(8)).map((fact, n) => ({ ...fact, deal: `deal ${n % 7}` }));
  expect(namesAFew('5+', shared)).toBe(false);
  // Without the three who have most of the deals, three deals are left.
  const few = notesOn([6, 5, 4, 2, 2, 2, 2, 2]).map((fact) =>
    ['rep 0', 'rep 1', 'rep 2'].includes(fact.author)
      ? fact
      : { ...fact, deal: `shared ${fact.author.length % 3}` },
  );
  expect(namesAFew('5+', few)).toBe(true);
  expect(bandOf(few, few)).toBe('3+');
});

it('sees that two thirds of six lost deals are all of them', () => {
  const lostBeside = (...lost: readonly number[]) => [
    ...notesOn(lost, { isLost: true }),
    ...notesOn(twice(9)).map((fact) => ({
      ...fact,
      author: `other ${fact.author}`,
      deal: `other ${fact.deal}`,
    })),
  ];
  const names = (lost: readonly number[], word = 'mostly-lost', shown = '10+'): boolean =>
    namesBySharing(word, shown, lostBeside(...lost));
  expect(names([1, 1, 1, 1, 1, 1])).toBe(true);
  expect(names([1, 1, 1, 1, 1, 1, 1, 1, 1])).toBe(false);
  expect(names([4, 1, 1, 1, 1, 1])).toBe(true);
  expect(names([1, 1, 1, 1, 1, 1], 'mostly-other')).toBe(false);
  // Who has fewer than ten reps behind it has one who lost several.
  expect(names([1, 1, 1, 1, 1, 1, 1, 1, 1], 'mostly-lost', '5+')).toBe(true);
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

import { expect, it } from 'vitest';
import { type Band, band, bands, bandUpTo, mostHeardFirst } from './band.ts';

function banded(counts: readonly number[], top: Band): string {
  return counts.map((count) => band(count, top)).join(' ');
}

it('says of every count from three on that it is at least so many, and refuses smaller ones', () => {
  expect(banded([3, 4, 5, 9, 10, 19, 20, 49, 50, 9000], '50+')).toBe(
    '3+ 3+ 5+ 5+ 10+ 10+ 20+ 20+ 50+ 50+',
  );
  expect(() => band(2, '3+')).toThrow('may not be published');
  expect(() => band(Number.NaN, '50+')).toThrow('may not be published');
});

it('says no more of a large count than its persona may tell', () => {
  expect(banded([3, 4, 5, 9, 10, 60], '10+')).toBe('3+ 3+ 5+ 5+ 10+ 10+');
  expect(banded([3, 5, 60], '3+')).toBe('3+ 3+ 3+');
});

it('begins with three at the least, which the rule itself tells', () => {
  expect([0, 3, 4, 7, 1000].map(bandUpTo).join(' ')).toBe('3+ 3+ 3+ 5+ 50+');
});

it('puts what most have heard first', () => {
  const sorted = bands.map((contributors) => ({ contributors })).sort(mostHeardFirst);
  expect(sorted.map(({ contributors }) => contributors).join(' ')).toBe('50+ 20+ 10+ 5+ 3+');
});

import { expect, it } from 'vitest';
import { band, bands, mostHeardFirst, type OpenBand, topBand, topBeside } from './band.ts';

function banded(counts: readonly number[], top: OpenBand): string {
  return counts.map((count) => band(count, top)).join(' ');
}

it('leaves k of a persona in doubt, whatever its largest band begins with', () => {
  const tops = (counts: readonly number[], k: number): string =>
    counts.map((count) => topBand(count, k)).join(' ');
  expect(tops([3, 6, 7, 8, 12, 13, 22, 23, 52, 53], 3)).toBe('3+ 3+ 3+ 5+ 5+ 10+ 10+ 20+ 20+ 50+');
  expect(tops([9, 10, 14, 15, 24, 25, 54, 55], 5)).toBe('3+ 5+ 5+ 10+ 10+ 20+ 20+ 50+');
});

it('bands every count from three on, and refuses smaller ones', () => {
  expect(banded([3, 4, 5, 9, 10, 19, 20, 49, 50, 9000], '50+')).toBe(
    '3-4 3-4 5-9 5-9 10-19 10-19 20-49 20-49 50+ 50+',
  );
  expect(() => band(2, '3+')).toThrow('may not be published');
  expect(() => band(Number.NaN, '50+')).toThrow('may not be published');
});

it('says no more of a large count than its persona may tell, and all of a smaller one', () => {
  expect(banded([3, 4, 5, 9, 10, 60], '10+')).toBe('3-4 3-4 5-9 5-9 10+ 10+');
  expect(banded([3, 5, 60], '3+')).toBe('3+ 3+ 3+');
});

it('lets a band of deals begin no higher than the band of reps beside it', () => {
  expect(topBeside('3-4', '20+')).toBe('3+');
  expect(topBeside('3+', '20+')).toBe('3+');
  expect(topBeside('5-9', '20+')).toBe('5+');
  expect(topBeside('10+', '5+')).toBe('5+');
  expect(topBeside('50+', '50+')).toBe('50+');
});

it('puts an open band where it begins: the order tells no more than the bands', () => {
  const sorted = bands.map((contributors) => ({ contributors })).sort(mostHeardFirst);
  expect(sorted.map(({ contributors }) => contributors).join(' ')).toBe(
    '50+ 20-49 20+ 10-19 10+ 5-9 5+ 3-4 3+',
  );
  expect(mostHeardFirst({ contributors: '5-9' }, { contributors: '5+' })).toBe(0);
});

import { expect, it } from 'vitest';
import { attack, tryMutants } from './attack.ts';
import { usefulnessOf } from './usefulness.ts';
import { real } from './variant.ts';

const seed = Number(process.env['WATERCOOLER_SEED'] ?? 20261123);

it(`nothing that a release shows isolates anybody (WATERCOOLER_SEED=${seed})`, () => {
  const { isolating, leaks, sights, colludersSee } = attack({ histories: 25, seed });
  expect(leaks).toEqual([]);
  expect(isolating).toBe(0);
  expect(sights).toBeGreaterThan(300);
  // k − 1 who tell each other all they wrote are left with somebody they do not know.
  expect(colludersSee).toBeGreaterThanOrEqual(1);
});

it('a release with any fault in it is noticed', () => {
  expect(tryMutants().survived).toEqual([]);
});

it('marketing sees something all the same', () => {
  const { shareVisible, weeksToFirst } = usefulnessOf(30, seed, real);
  expect(shareVisible).toBeGreaterThan(0.2);
  expect(weeksToFirst).toBeLessThan(20);
});

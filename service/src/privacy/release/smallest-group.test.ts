import { expect, it } from 'vitest';
import { smallestGroup } from './smallest-group.ts';

it('grows with the people who write', () => {
  expect([0, 14, 15, 24, 25, 400].map((people) => smallestGroup(people))).toEqual([
    3, 3, 4, 4, 5, 5,
  ]);
});

it('can be raised by an admin and never lowered', () => {
  expect(smallestGroup(10, 6)).toBe(6);
  expect(smallestGroup(30, 1)).toBe(5);
  expect(smallestGroup(10, -2)).toBe(3);
  expect(smallestGroup(10, Number.NaN)).toBe(3);
});

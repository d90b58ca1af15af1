import { expect, it } from 'vitest';
import { band } from './band.ts';
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

it('bands every count from three on, and refuses smaller ones', () => {
  expect([3, 4, 5, 9, 10, 19, 20, 49, 50, 9000].map(band)).toEqual([
    '3-4',
    '3-4',
    '5-9',
    '5-9',
    '10-19',
    '10-19',
    '20-49',
    '20-49',
    '50+',
    '50+',
  ]);
  expect(() => band(2)).toThrow('may not be published');
  expect(() => band(Number.NaN)).toThrow('may not be published');
});

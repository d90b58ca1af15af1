import { expect, test } from 'vitest';
import { createDuels } from './duels.ts';

/** Examples by where they point, in degrees; two are as alike as the cosine between them. */
const directions = [0, 10, 60, 70, 180];
const classes = [[0, 1], [2, 3], [4]];
const alike = directions.map(likenessAt);

function likenessAt(degrees: number): Float32Array {
  return Float32Array.from(directions, (own) => Math.cos(((degrees - own) * Math.PI) / 180));
}

test('a thing belongs to the class whose examples it is more like', () => {
  const duel = createDuels(alike, classes);
  expect(duel(0, 1, likenessAt(5))).toBeGreaterThan(0.5);
  expect(duel(0, 1, likenessAt(65))).toBeLessThan(-0.5);
});

test('two classes do not look at the examples of a third', () => {
  const moved = createDuels(
    alike.map((row) => row.map((value, at) => (at === 4 ? 0.9 : value))),
    classes,
  );
  const asked = likenessAt(40);
  expect(moved(0, 1, asked)).toBe(createDuels(alike, classes)(0, 1, asked));
});

test('the order of the two turns the sign, and nothing else', () => {
  const duel = createDuels(alike, classes);
  expect(duel(1, 0, likenessAt(30))).toBe(-duel(0, 1, likenessAt(30)));
});

import { expect, it } from 'vitest';
import { saysTheSame } from './saying.ts';

const said = { words: 'as it was', theme: 'status-quo', isTapped: false };

it('says the same while its words are the same, however the codebook files them', () => {
  expect(saysTheSame(said, said)).toBe(true);
  expect(saysTheSame({ ...said, theme: 'no-budget' }, said)).toBe(true);
  expect(saysTheSame({ ...said, words: 'others' }, said)).toBe(false);
});

it('says something else once its rep files it elsewhere, or takes a tap back', () => {
  const tapped = { ...said, isTapped: true };
  expect(saysTheSame(tapped, said)).toBe(true);
  expect(saysTheSame({ ...tapped, theme: 'no-budget' }, said)).toBe(false);
  expect(saysTheSame({ ...tapped, theme: 'no-budget' }, tapped)).toBe(false);
  expect(saysTheSame(said, tapped)).toBe(false);
});

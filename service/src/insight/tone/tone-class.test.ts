import { expect, test } from 'vitest';
import { postShare, toneClasses, toneOfShares } from './tone-class.ts';

const shares = toneClasses.map((name) => {
  if (name === 'post positive') return 0.4;
  return name === 'note negative' || name === 'review negative' ? 0.3 : 0;
});

test('adds up what is believed of a tone over all voices', () => {
  expect(toneOfShares(shares)).toBe('negative');
});

test('adds up what is believed of posts over all tones', () => {
  expect(postShare(shares)).toBeCloseTo(0.4, 10);
});

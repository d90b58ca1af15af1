import { expect, test } from 'vitest';
import { ownPath, readDeparture, writeDeparture } from './departure.ts';

const departure = {
  state: 's'.repeat(43),
  nonce: 'n'.repeat(43),
  verifier: 'v'.repeat(43),
  to: '/health',
};

test('what a browser keeps comes back as it was, in letters that a cookie can hold', () => {
  const text = writeDeparture(departure);
  expect(text).toMatch(/^[\w-]+$/);
  expect(readDeparture(text)).toEqual(departure);
});

test.each(['', 'nonsense', '%%%', writeDeparture({ ...departure, state: '' })])(
  'what is none of ours is nothing: "%s"',
  (text) => {
    expect(readDeparture(text)).toBeUndefined();
  },
);

test.each([
  ['/health', '/health'],
  ['/personas/site-manager', '/personas/site-manager'],
  ['https://evil.example', '/health'],
  ['//evil.example', '/health'],
  ['/\\evil.example', '/health'],
  ['/health?x=//evil.example', '/health'],
  ['/../evil', '/health'],
  ['javascript:alert(1)', '/health'],
  ['', '/health'],
])('whoever asks for "%s" is shown %s', (asked, shown) => {
  expect(ownPath(asked)).toBe(shown);
  expect(readDeparture(writeDeparture({ ...departure, to: asked }))?.to).toBe(shown);
});

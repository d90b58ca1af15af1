import { expect, test } from 'vitest';
import { ownPath, readDepartures, writeDepartures } from './departure.ts';

const departure = {
  state: 's'.repeat(43),
  nonce: 'n'.repeat(43),
  verifier: 'v'.repeat(43),
  to: '/health',
};

test('what a browser keeps comes back as it was, in letters that a cookie can hold', () => {
  const text = writeDepartures([departure]);
  expect(text).toMatch(/^[\w-]+$/);
  expect(readDepartures(text)).toEqual([departure]);
});

test('of many that were begun the last four are kept, and fit into a cookie', () => {
  const longest = `/${['a'.repeat(60), ...Array.from({ length: 3 }, () => 'b'.repeat(80))].join('/')}`;
  const begun = [1, 2, 3, 4, 5].map((at) => ({
    ...departure,
    state: `${at}`.repeat(43),
    to: longest,
  }));
  const text = writeDepartures(begun);
  expect(readDepartures(text)).toEqual(begun.slice(1));
  expect(text.length).toBeLessThan(3800);
});

test.each(['', 'nonsense', '%%%', 'W10', writeDepartures([{ ...departure, state: '' }])])(
  'what is none of ours is nothing: "%s"',
  (text) => {
    expect(readDepartures(text)).toEqual([]);
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
  expect(readDepartures(writeDepartures([{ ...departure, to: asked }]))[0]?.to).toBe(shown);
});

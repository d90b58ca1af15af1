import { expect, test } from 'vitest';
import { parserStorm } from './parser-storm.ts';
import { properties } from './parsers.ts';

const seed = 20261123;

test(`what reads and writes outside text neither fails, nor lets it out, nor takes long (seed ${seed})`, () => {
  const { faults } = parserStorm({ count: 3000, seed });
  expect(faults).toEqual({});
});

test('planted: a query that is put together by hand is found', () => {
  const byHand = (text: string): string | null => {
    const query = `'${text.replaceAll("'", "\\'")}'`;
    return /^'(?:[^'\\]|\\.)*'$/s.test(query) ? null : 'the literal ends early';
  };
  const throws = (text: string): string | null => (decodeURIComponent(text) === '' ? null : null);
  const { faults } = parserStorm({ count: 3000, seed }, { byHand, throws });
  expect(Object.keys(faults)).toEqual(
    expect.arrayContaining(['byHand: the literal ends early', 'throws: it throws URIError']),
  );
});

test('every reader and writer is tried', () => {
  expect(Object.keys(properties)).toHaveLength(7);
});

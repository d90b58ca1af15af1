import { expect, it } from 'vitest';
import { releasedNote } from './note-builder.ts';
import { quotableIds, quotesOf, quotesShown } from './quotes.ts';

function quoted(contributor: string, approvedQuote: string | null, isWithdrawn = false) {
  return releasedNote({
    id: `${contributor} ${approvedQuote}`,
    contributor,
    approvedQuote,
    isWithdrawn,
  });
}

it('takes new words in only when two contributors have some', () => {
  const [a, b, c] = [quoted('a', 'one'), quoted('b', 'two'), quoted('c', 'three')];
  const nothing = new Set<string>();
  const shown = new Set([a.id, b.id]);
  expect(quotableIds([a], nothing)).toEqual([]);
  expect(quotableIds([a, b], nothing)).toEqual([a.id, b.id]);
  expect(quotableIds([a, b, c], shown)).toEqual([a.id, b.id]);
  expect(quotableIds([a, b, c, quoted('c', 'four')], shown)).toEqual([a.id, b.id]);
  const other = quoted('d', 'five');
  expect(quotableIds([a, b, c, other], shown)).toEqual([a.id, b.id, c.id, other.id]);
});

it('lets words that stand alone wait for new company', () => {
  const a = quoted('a', 'one');
  const [gone, late] = [quoted('b', 'two', true), quoted('c', 'three')];
  expect(quotableIds([a, gone, late], new Set([a.id, gone.id]))).toEqual([]);
});

it('shows quotes of two contributors, sorted by their words', () => {
  expect(
    quotesOf([quoted('a', 'we wait'), quoted('b', 'nobody knows'), quoted('c', null)]),
  ).toEqual(['nobody knows', 'we wait']);
});

it('shows none when a single contributor approved', () => {
  expect(quotesOf([quoted('a', 'one'), quoted('a', 'two'), quoted('b', null)])).toEqual([]);
});

it('drops a withdrawn quote at once, and with it a last other one', () => {
  expect(quotesOf([quoted('a', 'one'), quoted('b', 'two', true), quoted('c', 'three')])).toEqual([
    'one',
    'three',
  ]);
  expect(quotesOf([quoted('a', 'one'), quoted('b', 'two', true)])).toEqual([]);
});

it('drops what is longer than a quote may be, and keeps each on one line', () => {
  expect(
    quotesOf([quoted('a', 'x'.repeat(256)), quoted('b', 'short'), quoted('c', 'two\nlines')]),
  ).toEqual(['short', 'two lines']);
});

it('lets contributors take turns when there are too many', () => {
  const many = Array.from({ length: 40 }, (_, n) => quoted('loud', `a ${n}`));
  const shown = quotesOf([...many, quoted('quiet', 'zz last')]);
  expect(shown).toHaveLength(quotesShown);
  expect(shown).toContain('zz last');
});

it('gives the same order whatever order the notes come in', () => {
  const written = Array.from({ length: 20 }, (_, n) => quoted(`rep ${n % 5}`, `words ${n}`));
  expect(quotesOf(written.toReversed())).toEqual(quotesOf(written));
});

import { describe, expect, it } from 'vitest';
import { releasedNote } from './note-builder.ts';
import { chooseQuotes, quotesOf, quotesShown } from './quotes.ts';

function quoted(contributor: string, approvedQuote: string | null, isWithdrawn = false) {
  return releasedNote({
    id: `${contributor} ${approvedQuote}`,
    contributor,
    approvedQuote,
    isWithdrawn,
  });
}

describe('the choice of a release', () => {
  const nothing = new Set<string>();
  const [a, b, c] = [quoted('a', 'one'), quoted('b', 'two'), quoted('c', 'three')];
  const chosen = (notes: readonly ReturnType<typeof quoted>[], shown = nothing): string[] =>
    chooseQuotes(notes, shown, quotesShown, shown.size).toSorted();

  it('takes new words in only when two contributors have some', () => {
    const shown = new Set([a.id, b.id]);
    expect(chosen([a])).toEqual([]);
    expect(chosen([a, b])).toEqual([a.id, b.id]);
    expect(chosen([a, b, c], shown)).toEqual([a.id, b.id]);
    expect(chosen([a, b, c, quoted('c', 'four')], shown)).toEqual([a.id, b.id]);
    const other = quoted('d', 'five');
    expect(chosen([a, b, c, other], shown)).toEqual([a.id, b.id, c.id, other.id].toSorted());
  });

  it('gives no place of a quote that was taken back to another', () => {
    const [d, e] = [quoted('d', 'four'), quoted('e', 'five')];
    const left = [c, d, e];
    expect(chooseQuotes(left, nothing, 3, 0)).toHaveLength(3);
    expect(chooseQuotes(left, new Set([c.id]), 3, 2)).toEqual([c.id]);
    expect(chooseQuotes(left, new Set([c.id]), 5, 3)).toHaveLength(3);
  });

  it('lets words that stand alone wait, release after release, for others in company', () => {
    const shown = new Set([a.id, b.id]);
    const gone = quoted('b', 'two', true);
    expect(chosen([a, gone, c], shown)).toEqual([a.id]);
    expect(chosen([a, gone, c], new Set([a.id]))).toEqual([a.id]);
  });

  it('counts as company only words that were not to be read before', () => {
    const shown = new Set([a.id, b.id]);
    expect(chosen([a, b, quoted('c', 'one'), quoted('d', 'new')], shown)).toEqual([a.id, b.id]);
    expect(chosen([quoted('c', 'same'), quoted('d', 'same')])).toEqual([]);
  });

  it('takes nothing new in where there is room for one only', () => {
    const many = Array.from({ length: quotesShown - 1 }, (_, n) => quoted(`rep ${n}`, `a ${n}`));
    const shown = new Set(many.map(({ id }) => id));
    expect(chosen([...many, c, a], shown)).toEqual([...shown].toSorted());
  });

  it('takes one of each contributor, whoever has more', () => {
    const loud = [quoted('a', 'more'), quoted('a', 'still more')];
    expect(chosen([a, b, ...loud])).toHaveLength(2);
    expect(chosen([a, b, c, ...loud, quoted('d', 'five')], new Set([a.id, b.id]))).toEqual(
      [a.id, b.id, c.id, 'd five'].toSorted(),
    );
  });

  it('is the same whatever order the notes come in', () => {
    const written = Array.from({ length: 20 }, (_, n) => quoted(`rep ${n % 5}`, `words ${n}`));
    expect(chosen(written.toReversed())).toEqual(chosen(written));
  });
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

it('gives the same order whatever order the notes come in', () => {
  const written = Array.from({ length: 20 }, (_, n) => quoted(`rep ${n % 5}`, `words ${n}`));
  expect(quotesOf(written.toReversed())).toEqual(quotesOf(written));
});

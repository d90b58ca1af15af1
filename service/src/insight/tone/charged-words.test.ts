import { expect, test } from 'vitest';
import { chargedWords } from './charged-words.ts';

function chargeOf(text: string, word: string): number {
  const found = chargedWords(text).find((charged) => charged.word === word);
  if (!found) throw new Error(`"${word}" must be a word of the text.`);
  return found.charge;
}

test('a word without feeling has no charge, one with feeling has its sign', () => {
  expect(chargeOf('the table was good', 'table')).toBe(0);
  expect(chargeOf('the table was good', 'good')).toBeGreaterThan(0);
  expect(chargeOf('the table was awful', 'awful')).toBeLessThan(0);
});

test('boosters and capitals raise a charge, dampeners lower it', () => {
  const plain = chargeOf('it was good', 'good');
  expect(chargeOf('it was very good', 'good')).toBeGreaterThan(plain);
  expect(chargeOf('it was GOOD', 'good')).toBeGreaterThan(plain);
  expect(chargeOf('it was somewhat good', 'good')).toBeLessThan(plain);
});

test('a negation turns the charge of the three words after it', () => {
  for (const text of ['not good', "isn't that good", 'never was it good']) {
    expect(chargeOf(text, 'good'), text).toBeLessThan(0);
  }
  expect(chargeOf('not that it would seem good', 'good')).toBeGreaterThan(0);
});

test('emoticons are read, addresses are not', () => {
  expect(chargedWords('ok :)').at(-1)?.charge).toBeGreaterThan(0);
  expect(chargedWords('ok :(').at(-1)?.charge).toBeLessThan(0);
  expect(chargedWords('see https://example.com').every(({ charge }) => charge === 0)).toBe(true);
});

test('drawn-out words are known by their short form', () => {
  expect(chargeOf('it was goooood', 'goooood')).toBeGreaterThan(0);
});

test('says what stands after "but", in quotation marks and in the last sentence', () => {
  const words = chargedWords('Nice "demo" but late. He left.');
  const word = (name: string) => words.find((charged) => charged.word === name);
  expect(word('nice')).toMatchObject({ isAfterBut: false, isQuoted: false });
  expect(word('demo')).toMatchObject({ isQuoted: true });
  expect(word('late')).toMatchObject({ isAfterBut: true, isInLastSentence: false });
  expect(word('left')).toMatchObject({ isInLastSentence: true });
});

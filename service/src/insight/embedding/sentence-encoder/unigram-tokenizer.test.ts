import { expect, test } from 'vitest';
import { createUnigramTokenizer } from './unigram-tokenizer.ts';
import { readPublishedModel } from './weights.ts';

const { vocabulary } = await readPublishedModel();
const tokenizer = createUnigramTokenizer(vocabulary);

function cut(text: string, maxPieces = 128): string {
  return [...tokenizer.encode(text, maxPieces)].map((piece) => vocabulary[piece]?.[0]).join('|');
}

test('a text is cut into its likeliest pieces, a space being the start of a word', () => {
  expect(cut('The price was too high.')).toBe('▁The|▁price|▁was|▁too|▁high|.');
  expect(cut('onboarding took forever')).toBe('▁on|board|ing|▁took|▁forever');
});

// As numbers, taken from the tokenizer the model was published with.
test('pieces are those the model was trained with', () => {
  expect([...tokenizer.encode('They said our SSO set-up is “clunky”, 2× slower', 128)]).toEqual([
    210, 80, 183, 114, 5814, 420, 24, 375, 18, 77, 4224, 1417, 48, 236, 8, 193, 7441, 1882, 46,
  ]);
});

test('what no piece matches is one unknown piece, however long', () => {
  expect([...tokenizer.encode('한국어', 128)]).toEqual([30, 0]);
  expect([...tokenizer.encode('\u0000\u0001', 128)]).toEqual([30, 0]);
  expect([...tokenizer.encode('🙂🙂🙂 ok', 128)]).toEqual([30, 0, 2303]);
});

test('different spellings of one character are the same', () => {
  expect(tokenizer.encode('ﬁrst cafe\u0301', 128)).toEqual(tokenizer.encode('first café', 128));
});

test('the first pieces are taken of a text that is too long', () => {
  const long = 'the deal is stuck '.repeat(2000);
  expect(tokenizer.encode(long, 128)).toHaveLength(128);
  expect(tokenizer.encode(long, 4)).toEqual(tokenizer.encode('the deal is stuck', 4));
});

test('the empty text has no pieces', () => {
  expect(tokenizer.encode('', 128)).toHaveLength(0);
});

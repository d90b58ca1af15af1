import { expect, it } from 'vitest';
import { quoteOf } from './quote.ts';

it('is the redacted text when that is short enough, on one line', () => {
  expect(quoteOf(' she said\n"never again" ')).toBe('she said "never again"');
});

it('is cut between words at 255 characters, and says so', () => {
  const quote = quoteOf('word '.repeat(80));
  expect(quote.length).toBeLessThanOrEqual(255);
  expect(quote).toMatch(/word…$/);
});

it('cuts a text without spaces, and never through an emoji', () => {
  expect(quoteOf('x'.repeat(300))).toHaveLength(255);
  const emoji = quoteOf(`x${'📞'.repeat(200)}`);
  expect(emoji.isWellFormed()).toBe(true);
  expect(emoji.length).toBeLessThanOrEqual(255);
});

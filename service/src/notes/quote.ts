import { quoteCharacters } from './note.ts';

/**
 * Redacted text as it could appear in print: one line of at most 255 characters, cut between words
 * and marked with an ellipsis where it goes on.
 */
export function quoteOf(redactedText: string): string {
  const line = redactedText.replace(/\s/g, ' ').trim();
  if (line.length <= quoteCharacters) return line;
  const cut = line.slice(0, quoteCharacters - 1);
  const lastSpace = cut.lastIndexOf(' ');
  const kept = lastSpace > quoteCharacters / 2 ? cut.slice(0, lastSpace) : cut;
  // A cut may not leave half of a character that takes two units.
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

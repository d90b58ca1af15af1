import { createHash } from 'node:crypto';

/** These begin or end a part of a mark. */
const wordsInMarks = new Set(['proposed', 'left']);

/** Earlier versions kept 16 or 22 characters, for which a mark has no room any more. */
const shortened = /^#[A-Za-z0-9_-]{10}(?:[A-Za-z0-9_-]{6}(?:[A-Za-z0-9_-]{6})?)?$/;
const hashCharacters = 10;

/** A key as a mark holds it: the key itself, unless it would be taken for something else. */
export function keyInMark(key: string): string {
  return /^[#@]|\|/.test(key) || wordsInMarks.has(key) ? shortKey(key) : key;
}

/** A key in 11 characters, for a mark that would be too long. It takes the key itself to read it. */
export function shortKey(key: string): string {
  return hashOf(key).slice(0, 1 + hashCharacters);
}

/** The key that a mark means, of the keys there are; null where it means none of them. */
export function keyMeant(inMark: string, known: Iterable<string>): string | null {
  if (!shortened.test(inMark)) return inMark;
  for (const key of known) if (hashOf(key).startsWith(inMark)) return key;
  return null;
}

function hashOf(key: string): string {
  return `#${createHash('sha256').update(key).digest('base64url')}`;
}

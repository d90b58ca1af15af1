import { createHash } from 'node:crypto';

/** These begin or end a part of a mark. */
const wordsInMarks = new Set(['proposed', 'left']);

const shortened = /^#[A-Za-z0-9_-]{22}$/;

/** A key as a mark holds it: the key itself, unless it would be taken for something else. */
export function keyInMark(key: string): string {
  return key.includes('|') || key.startsWith('#') || wordsInMarks.has(key) ? shortKey(key) : key;
}

/** A key in 23 characters, for a mark that would be too long. It takes the key itself to read it. */
export function shortKey(key: string): string {
  return `#${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
}

/** The key that a mark means, of the keys there are; null where it means none of them. */
export function keyMeant(inMark: string, known: Iterable<string>): string | null {
  if (!shortened.test(inMark)) return inMark;
  for (const key of known) if (shortKey(key) === inMark) return key;
  return null;
}

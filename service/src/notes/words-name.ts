import { createHash } from 'node:crypto';

/** The length of such a name: the beginning of the words' hash. */
export const wordsNameCharacters = 4;

/** A short name for the words of a note or quote, enough to see that they are others by now. */
export function nameOfWords(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, wordsNameCharacters);
}

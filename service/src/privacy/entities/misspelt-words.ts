import { NearWords } from '#lwc/knownNames/nearWords.ts';
import { commonWords } from './entity-words.ts';

let words: NearWords<true> | null = null;

/**
 * Whether a word is a common one with a letter left out, doubled or swapped: `Turnver`, `Coud`. A wrong
 * letter does not count: people seldom mistype that way, and many names are so far from some word.
 */
export function isMisspeltWord(word: string): boolean {
  words ??= nearCommonWords();
  return (
    words.near(word, (near) => near.length !== word.length || hasSameLetters(near, word)) === true
  );
}

function nearCommonWords(): NearWords<true> {
  const near = new NearWords<true>();
  for (const word of commonWords()) if (word.length > 4) near.add(word, true);
  return near;
}

function hasSameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

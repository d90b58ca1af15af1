import { readFileSync } from 'node:fs';

/** How good or bad a word sounds on its own, from -4 to 4. */
export type WordValence = ReadonlyMap<string, number>;

/**
 * The words and emoticons that ten people each rated for VADER (Hutto and Gilbert, 2014), from
 * `vader_lexicon.txt` of cjhutto/vaderSentiment (MIT, beside the file): lower case, means only.
 */
export const wordValence: WordValence = new Map(
  readFileSync(new URL('lexicon.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([word = '', valence]) => [word, Number(valence)]),
);

/** What a word adds or takes by its own, as it is written or without drawn-out letters; 0 if unknown. */
export function valenceOf(word: string): number {
  const known = wordValence.get(word);
  if (known !== undefined) return known;
  const own = wordValence.get(word.replace(/['’]s$/, ''));
  if (own !== undefined) return own;
  if (!/(.)\1{2}/.test(word)) return 0;
  return (
    wordValence.get(word.replace(/(.)\1{2,64}/g, '$1$1')) ??
    wordValence.get(word.replace(/(.)\1{2,64}/g, '$1')) ??
    0
  );
}

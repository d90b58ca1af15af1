import type { Features } from '../linear/linear-model.ts';

/** Plain words weigh less than the sentence's meaning: there are many of them. */
const wordStrength = 0.4;

/** The reason stands early in a note; more would cost time for nothing. */
const longestCharacters = 4_000;

/** What the stated reason of a text is told by: its words, pairs of neighbours and beginnings of words. */
export function reasonFeatures(text: string): Features {
  const words = text
    .slice(0, longestCharacters)
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?|[$£€%?]/gu);
  const features = new Map<string, number>([['bias', 1]]);
  features.set('length', Math.log(1 + (words?.length ?? 0)) / 4);
  let previous = '^';
  for (const word of words ?? []) {
    const shown = /^\p{N}/u.test(word) ? '#' : word;
    features.set(`w:${shown}`, wordStrength);
    features.set(`b:${previous} ${shown}`, wordStrength);
    if (shown.length > 5) features.set(`s:${shown.slice(0, 5)}`, wordStrength);
    previous = shown;
  }
  return features;
}

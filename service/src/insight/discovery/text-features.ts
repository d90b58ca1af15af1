import { stemOf } from './word-forms.ts';

/** What a text can be compared by, apart from its meaning. */
export const featureKinds = ['stems', 'pairs', 'letters', 'stretches'] as const;
export type FeatureKind = (typeof featureKinds)[number];

const lettersInWord = [3, 4, 5];
const lettersAcrossWords = [2, 3, 4, 5];

/**
 * How often each feature of one kind occurs among the words of a text: stems, pairs of neighbouring
 * stems, groups of letters inside words (they bridge endings and typos), and stretches of letters
 * that run across words (they keep some of the order).
 */
export function countFeatures(words: readonly string[], kind: FeatureKind): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of listFeatures(words, kind)) {
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  return counts;
}

function listFeatures(words: readonly string[], kind: FeatureKind): string[] {
  switch (kind) {
    case 'stems':
      return words.map(stemOf);
    case 'pairs': {
      const stems = words.map(stemOf);
      return stems.slice(1).map((stem, position) => `${stems[position] ?? ''} ${stem}`);
    }
    case 'letters':
      return words.flatMap((word) => groupsOf(`_${word}_`, lettersInWord));
    case 'stretches':
      return groupsOf(` ${words.join(' ')} `, lettersAcrossWords);
  }
}

function groupsOf(text: string, lengths: readonly number[]): string[] {
  const groups: string[] = [];
  for (const length of lengths) {
    for (let end = length; end <= text.length; end += 1) groups.push(text.slice(end - length, end));
  }
  return groups;
}

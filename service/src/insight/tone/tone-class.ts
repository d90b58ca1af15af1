import { type TextTone, textTones } from './text-tone.ts';

/**
 * How a text speaks: as a note about a buyer, where "he winced" is bad news and "great" may be irony;
 * as a remark on a product, a film or the news; or as a post to friends, which means what it says.
 */
export const voices = ['note', 'review', 'post'] as const;
export type Voice = (typeof voices)[number];

/** What the models tell apart: each tone in each voice. Each text has its share of every voice. */
export type ToneClass = `${Voice} ${TextTone}`;
export const toneClasses: readonly ToneClass[] = voices.flatMap((voice) =>
  textTones.map((tone): ToneClass => `${voice} ${tone}`),
);

/**
 * A text believed this surely to be a post is left to VADER's rule, which was made for posts. Folds of
 * our own lines set it: with sentence vectors, each lower step got fewer posts right than no rule at
 * all, and this one as many.
 */
export const surelyPost = 0.9;

/** How surely a text is a post, from 0 to 1, given the belief in each of `toneClasses`. */
export function postShare(shares: readonly number[]): number {
  return toneClasses.reduce(
    (sum, name, at) => (name.startsWith('post ') ? sum + (shares[at] ?? 0) : sum),
    0,
  );
}

/** The tone with the most belief over all voices, given the belief in each of `toneClasses`. */
export function toneOfShares(shares: readonly number[]): TextTone {
  const beliefs = textTones.map((tone) =>
    toneClasses.reduce(
      (sum, name, at) => (name.endsWith(` ${tone}`) ? sum + (shares[at] ?? 0) : sum),
      0,
    ),
  );
  return textTones[beliefs.indexOf(Math.max(...beliefs))] ?? 'neutral';
}

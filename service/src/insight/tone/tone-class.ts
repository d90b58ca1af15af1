import { type TextTone, textTones } from './text-tone.ts';

/**
 * What the models tell apart: the tones of notes about buyers, where "he winced" is bad news and
 * "great" may be irony, and of everyday text, which means what its words say. Each text has its share
 * of both voices, and no line needs to be drawn between them.
 */
export const toneClasses = [
  'note negative',
  'note neutral',
  'note positive',
  'everyday negative',
  'everyday neutral',
  'everyday positive',
] as const;
export type ToneClass = (typeof toneClasses)[number];

/** The tone with the most belief over both voices, given the belief in each of `toneClasses`. */
export function toneOfShares(shares: readonly number[]): TextTone {
  const beliefs = textTones.map(
    (_, at) => (shares[at] ?? 0) + (shares[at + textTones.length] ?? 0),
  );
  return textTones[beliefs.indexOf(Math.max(...beliefs))] ?? 'neutral';
}

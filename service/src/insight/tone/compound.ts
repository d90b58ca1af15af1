import { type ChargedWord, chargedWords } from './charged-words.ts';
import type { TextTone } from './text-tone.ts';

/** VADER's curve: sums of charges reach from nothing to many, it brings them between -1 and 1. */
export function bounded(sum: number): number {
  return sum / Math.sqrt(sum * sum + 15);
}

export function sumOf(words: readonly ChargedWord[]): number {
  return words.reduce((sum, { charge }) => sum + charge, 0);
}

/** What marks of exclamation and repeated question marks add, as VADER measured. */
function emphasis(text: string): number {
  const questions = text.split('?').length - 1;
  const asked = questions < 2 ? 0 : questions < 4 ? questions * 0.18 : 0.96;
  return Math.min(4, text.split('!').length - 1) * 0.292 + asked;
}

/**
 * VADER's compound score of a text, from -1 to 1: all charges together, those after "but" for half as
 * much again and those before it for half. `words` are the text's, by `chargedWords`.
 */
export function compoundOf(text: string, words: readonly ChargedWord[]): number {
  const after = words.filter((word) => word.isAfterBut);
  const before = words.filter((word) => !word.isAfterBut);
  const sum = after.length > 0 ? 0.5 * sumOf(before) + 1.5 * sumOf(after) : sumOf(words);
  return bounded(sum + Math.sign(sum) * emphasis(text));
}

/** From here on a compound score tells a tone (Hutto and Gilbert, 2014). */
const telling = 0.05;

/** The tone of a text by its charged words alone: VADER's rule as published, made for social posts. */
export function toneByRule(text: string): TextTone {
  const compound = compoundOf(text, chargedWords(text));
  if (compound >= telling) return 'positive';
  return compound <= -telling ? 'negative' : 'neutral';
}

import type { Features } from '../linear/linear-model.ts';
import { type ChargedWord, chargedWords } from './charged-words.ts';

/** Sums of charges reach from nothing to many; VADER's curve brings them between -1 and 1. */
function bounded(sum: number): number {
  return sum / Math.sqrt(sum * sum + 15);
}

/** What marks of exclamation and repeated question marks add, as VADER measured. */
function emphasis(text: string): number {
  const questions = text.split('?').length - 1;
  const asked = questions < 2 ? 0 : questions < 4 ? questions * 0.18 : 0.96;
  return Math.min(4, text.split('!').length - 1) * 0.292 + asked;
}

function sumOf(words: readonly ChargedWord[]): number {
  return words.reduce((sum, { charge }) => sum + charge, 0);
}

/** What the tone of a text is told by: its charged words and how they stand, and its plain words. */
export function toneFeatures(text: string): Features {
  const words = chargedWords(text);
  const features = new Map<string, number>([['bias', 1]]);
  const set = (name: string, value: number) => {
    if (value !== 0) features.set(name, value);
  };
  const after = words.filter((word) => word.isAfterBut);
  const before = words.filter((word) => !word.isAfterBut);
  const total = sumOf(words);
  const plain = after.length > 0 ? 0.5 * sumOf(before) + 1.5 * sumOf(after) : total;
  const weighed = plain + Math.sign(plain) * emphasis(text);
  const good = words.filter(({ charge }) => charge > 0);
  const bad = words.filter(({ charge }) => charge < 0);
  set('sum', bounded(weighed));
  set('good', bounded(sumOf(good)));
  set('bad', bounded(sumOf(bad)));
  set('best', Math.max(0, ...words.map(({ charge }) => charge)) / 4);
  set('worst', Math.min(0, ...words.map(({ charge }) => charge)) / 4);
  set('last sentence', bounded(sumOf(words.filter((word) => word.isInLastSentence))));
  set('quoted', bounded(sumOf(words.filter((word) => word.isQuoted))));
  set('last word', ([...good, ...bad].length > 0 ? lastCharge(words) : 0) / 4);
  set('no charge', good.length + bad.length === 0 ? 1 : 0);
  set('mixed', good.length > 0 && bad.length > 0 ? 1 : 0);
  set(`step ${Math.round(bounded(weighed) * 5)}`, 1);
  set('but', after.length > 0 ? 1 : 0);
  set('negations', Math.min(3, words.filter((word) => word.isNegated).length) / 3);
  set('!', Math.min(3, text.split('!').length - 1) / 3);
  set('?', Math.min(2, text.split('?').length - 1) / 2);
  set('length', Math.log(1 + words.length) / 4);

  let previous = '^';
  for (const { word, isNegated } of words) {
    const heard = isNegated ? `not ${word}` : word;
    features.set(`w:${heard}`, wordStrength);
    features.set(`b:${previous} ${word}`, wordStrength);
    previous = word;
  }
  return features;
}

/** Plain words weigh less than charges: most say something of a topic, not of a tone. */
const wordStrength = 0.3;

function lastCharge(words: readonly ChargedWord[]): number {
  return words.findLast(({ charge }) => charge !== 0)?.charge ?? 0;
}

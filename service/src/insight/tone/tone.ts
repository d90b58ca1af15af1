import { loadLinearModel, mostLikely } from '../linear/linear-model.ts';
import { type TextTone, textTones } from './text-tone.ts';
import { toneFeatures } from './tone-features.ts';

const withVector = loadLinearModel(new URL('with-vector.tsv', import.meta.url), textTones);
const withoutVector = loadLinearModel(new URL('without-vector.tsv', import.meta.url), textTones);

/**
 * The tone that a text tells of. `vector` is its sentence vector of length 1 by the model that npm
 * ships; with another model give null, and the words alone decide.
 */
export function toneOf(note: {
  readonly text: string;
  readonly vector: Float32Array | null;
}): TextTone {
  const features = toneFeatures(note.text);
  const { class: tone } = note.vector
    ? mostLikely(withVector, features, note.vector)
    : mostLikely(withoutVector, features);
  return tone ?? 'neutral';
}

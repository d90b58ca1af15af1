import { loadLinearModel } from '../linear/linear-model.ts';
import type { TextTone } from './text-tone.ts';
import { toneClasses, toneOfShares } from './tone-class.ts';
import { toneFeatures } from './tone-features.ts';

const withVector = loadLinearModel(new URL('with-vector.tsv', import.meta.url), toneClasses);
const withoutVector = loadLinearModel(new URL('without-vector.tsv', import.meta.url), toneClasses);

/**
 * The tone that a text tells of. `vector` is its sentence vector of length 1 by the model that npm
 * ships; with another model give null, and the words alone decide.
 */
export function toneOf(note: {
  readonly text: string;
  readonly vector: Float32Array | null;
}): TextTone {
  const features = toneFeatures(note.text);
  return toneOfShares(
    note.vector
      ? withVector.probabilities(features, note.vector)
      : withoutVector.probabilities(features),
  );
}

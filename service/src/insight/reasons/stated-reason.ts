import type { StatedReason } from '../../notes/note.ts';
import { loadLinearModel, mostLikely } from '../linear/linear-model.ts';
import { leastBelief } from './least-belief.ts';
import { plainReasonOf } from './plain-reason.ts';
import { reasonClasses } from './reason-class.ts';
import { reasonFeatures } from './reason-features.ts';

const withVector = loadLinearModel(new URL('with-vector.tsv', import.meta.url), reasonClasses);
const withoutVector = loadLinearModel(
  new URL('without-vector.tsv', import.meta.url),
  reasonClasses,
);

/**
 * The reason that a text clearly names as the buyer's for not buying, or null. `vector` is its
 * sentence vector of length 1 by the model that npm ships; with another model give null, and the
 * words alone decide.
 */
export function statedReasonOf(note: {
  readonly text: string;
  readonly vector: Float32Array | null;
}): StatedReason | null {
  const plain = plainReasonOf(note.text);
  if (plain) return plain;
  const features = reasonFeatures(note.text);
  const { class: reason, probability } = note.vector
    ? mostLikely(withVector, features, note.vector)
    : mostLikely(withoutVector, features);
  return reason === undefined || reason === 'none' || probability < leastBelief ? null : reason;
}

import type { StatedReason } from '../../notes/note.ts';
import { plainReasonOf } from './plain-reason.ts';

/**
 * The reason that a text clearly names as the buyer's for not buying, or null. Only its words decide:
 * a regression over them and the sentence vector was right no more often than a coin where it spoke.
 */
export function statedReasonOf(note: {
  readonly text: string;
  readonly vector: Float32Array | null;
}): StatedReason | null {
  return plainReasonOf(note.text);
}

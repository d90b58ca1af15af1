import type { Batch, ReleasedNote } from './batch.ts';
import { meetsRule } from './rule.ts';

/** What a release does with the batches that earlier ones published. */
export interface Review<B extends Batch> {
  /** Batches that stand, without their withdrawn notes: keep them so, for good. */
  readonly kept: (B & { readonly notes: readonly ReleasedNote[] })[];
  /** Batches that withdrawals left below the rule. Their other notes may be batched again. */
  readonly takenBack: B[];
}

/**
 * Looks at published batches again after withdrawals, each by the k it was published under. A
 * batch that no longer meets the rule goes back whole.
 */
export function reviewBatches<B extends Batch>(published: readonly B[]): Review<B> {
  const kept: (B & { readonly notes: readonly ReleasedNote[] })[] = [];
  const takenBack: B[] = [];
  for (const batch of published) {
    const notes = batch.notes.filter((note) => !note.isWithdrawn);
    if (meetsRule(notes, batch.k)) {
      kept.push({ ...batch, notes });
    } else {
      takenBack.push(batch);
    }
  }
  return { kept, takenBack };
}

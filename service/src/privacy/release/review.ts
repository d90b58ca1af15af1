import type { Band } from './band.ts';
import type { Batch, ReleasedNote } from './batch.ts';
import { faceOf, topBandOf } from './cell.ts';
import { type CellName, cellNameText } from './cell-name.ts';
import { mayTellOutcomes } from './lost-share.ts';
import { meetsRule } from './rule.ts';
import { toldTrend } from './trend.ts';

/** What a release does with the batches that earlier ones published. */
export interface Review<B extends Batch> {
  /** Batches that stand, without their withdrawn notes: keep them so, for good. */
  readonly kept: (B & { readonly notes: readonly ReleasedNote[] })[];
  /** Batches that withdrawals took with them. Their other notes may ride along in later ones. */
  readonly takenBack: B[];
}

/** As if everything might be told: no band is larger than that. */
const largest: Band = '50+';

/**
 * Looks at published batches again after withdrawals, each by the k it was published under, so that
 * whatever two releases show of a cell, or of a persona's own numbers, differs by whole batches of k
 * contributors, or not at all. For that a withdrawn note leaves its batch only where nobody can see it;
 * else the batch goes back whole. Why that holds, of two releases that an observer compares:
 *
 * - If one of them shows a batch that is new, then its fresh notes, which the other cannot show, are of
 *   k contributors; if it only shows fewer batches, one that went had k contributors. So where a batch is
 *   added in this very release, withdrawn notes may leave: these batches never stood together before.
 * - If both show the same batches, either none came or went between them, and no note left unless all
 *   that is shown stayed the same; or some did go. Then every batch that had lost a note went with
 *   them, and what is left stands as it was published, in both.
 *
 * A cell's band goes by the largest band of its persona too, which comes and goes with batches of other cells. A
 * note that leaves unseen while only "3 or more" may be told could be seen at a later release, where "5 or more" may
 * be. So it must change no band that any persona could tell: then it changes none that is drawn of it. If the
 * persona's largest band is another, whole batches came or went in it, by all that is said above; and a cell that
 * tells another band of the same notes tells of these batches.
 *
 * @param release its quarter, and the cells that it adds a batch to
 */
export function reviewBatches<B extends Batch>(
  published: readonly B[],
  release: { readonly quarter: string; readonly added: readonly CellName[] },
): Review<B> {
  const { quarter, added } = release;
  const going = new Set(published.filter((batch) => !isBacked(batch)));

  function review(
    nameOf: (cell: CellName) => string,
    faceOfAll: (batches: readonly Batch[]) => object,
  ): void {
    const growing = new Set(added.map(nameOf));
    for (const [name, batches] of Map.groupBy(published, nameOf)) {
      if (growing.has(name)) continue;
      const goesAlready = batches.some((batch) => going.has(batch));
      if (!goesAlready && isSame(faceOfAll(batches), faceOfAll(batches.map(withoutWithdrawn)))) {
        continue;
      }
      for (const batch of batches.filter(hasLostNotes)) going.add(batch);
    }
  }

  review(cellNameText, (batches) => faceOf(batches, largest, quarter));
  review(
    ({ personaKey }) => personaKey,
    (batches) => {
      const top = topBandOf(batches);
      const cells = [...Map.groupBy(batches, cellNameText).values()];
      return {
        top,
        tellsOutcomes: mayTellOutcomes(batches, top),
        trends: cells.map((own) => toldTrend(own, batches, quarter)),
      };
    },
  );
  return {
    kept: published.filter((batch) => !going.has(batch)).map(withoutWithdrawn),
    takenBack: published.filter((batch) => going.has(batch)),
  };
}

/** Whether what is left of a batch meets the rule, and its fresh notes alone meet it too. */
export function isBacked({ notes, k }: Batch): boolean {
  const left = notes.filter((note) => !note.isWithdrawn);
  const fresh = left.filter((note) => note.isFresh);
  return meetsRule(left, k) && meetsRule(fresh, k);
}

function withoutWithdrawn<B extends Batch>(
  batch: B,
): B & { readonly notes: readonly ReleasedNote[] } {
  return { ...batch, notes: batch.notes.filter((note) => !note.isWithdrawn) };
}

/** Whether it lost notes since it was published, at this release or before. */
function hasLostNotes(batch: Batch): boolean {
  const left = withoutWithdrawn(batch).notes.length;
  return left < Math.max(batch.size, batch.notes.length);
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

import { largestBand } from './band.ts';
import type { Batch, ReleasedNote } from './batch.ts';
import { faceOf } from './cell.ts';
import { type CellName, cellNameText } from './cell-name.ts';
import { meetsRule } from './rule.ts';
import { type CrowdNow, withCrowdNow } from './still-there.ts';
import { tellsOutcomes, toldFaceOf } from './told-face.ts';

/** What a release does with the batches that earlier ones published. */
export interface Review<B extends Batch> {
  /** Batches that stand, without their withdrawn notes: keep them so, for good. */
  readonly kept: (B & { readonly notes: readonly ReleasedNote[] })[];
  /** Batches that withdrawals took with them. Their other notes may ride along in later ones. */
  readonly takenBack: B[];
}

/**
 * Looks at published batches again after withdrawals, each by the k it was published under, so that
 * whatever two releases show of a cell differs by whole batches of k contributors, or not at all. For that a withdrawn
 * note leaves its batch only where nobody can see it; else the batch goes back whole. Why that holds, of two releases
 * that an observer compares:
 *
 * - If one of them shows a batch that is new, then its fresh notes, which the other cannot show, are of
 *   k contributors; if it only shows fewer batches, one that went had k contributors. So where a batch is
 *   added in this very release, withdrawn notes may leave: these batches never stood together before.
 * - If both show the same batches, either none came or went between them, and no note left unless all
 *   that is shown stayed the same; or some did go. Then every batch that had lost a note went with
 *   them, and what is left stands as it was published, in both.
 *
 * What may be told of a cell goes by how large its crowds are, and by what was told of its first batches, or of those
 * that are left when others go. So a note that leaves must change no band that any of them could tell: then it changes
 * none that is drawn of them.
 *
 * Who leaves a crowd, shown or not, makes it smaller. Where it is none any more, or where less of a cell could be told
 * by now, whatever came with it goes too: what was told would be true of those who are left. So does what may rest on
 * another crowd that is none any more.
 *
 * @param release its quarter, the cells that it adds a batch to, and what is left of the crowds of batches
 */
export function reviewBatches<B extends Batch>(
  published: readonly B[],
  release: {
    readonly quarter: string;
    readonly added: readonly CellName[];
    readonly crowds: ReadonlyMap<B, CrowdNow>;
  },
): Review<B> {
  const { quarter, added, crowds } = release;
  const asNow = (batch: B): B => withCrowdNow(batch, crowds);
  const hides = (batch: B): boolean => crowds.get(batch)?.hides !== false;
  const going = new Set(published.filter((batch) => !isBacked(batch) || !hides(batch)));
  const growing = new Set(added.map(cellNameText));
  for (const [name, batches] of Map.groupBy(published, cellNameText)) {
    const whole = batches.filter((batch) => !going.has(batch));
    if (whole.length > 0 && !tellsSame(whole, whole.map(asNow), quarter)) {
      for (const batch of whole.filter(isSmaller)) going.add(batch);
    }
    if (growing.has(name)) continue;
    const goesAlready = batches.some((batch) => going.has(batch));
    if (!goesAlready && showsSame(batches, batches.map(withoutWithdrawn), quarter)) continue;
    for (const batch of batches.filter(hasLostNotes)) going.add(batch);
  }
  const kept = published.filter((batch) => !going.has(batch));
  return {
    kept: kept.map(asNow).map(withoutWithdrawn),
    takenBack: published.filter((batch) => going.has(batch)),
  };

  function isSmaller(batch: B): boolean {
    const { left, leftOfSides } = asNow(batch).crowd;
    return left < batch.crowd.left || leftOfSides < batch.crowd.leftOfSides;
  }
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

/** Whether a cell shows the same with all of its batches, and would with its first ones alone. */
function showsSame(before: readonly Batch[], after: readonly Batch[], quarter: string): boolean {
  const facesOf = (batches: readonly Batch[]): string =>
    JSON.stringify(batches.map((_, at) => faceOf(batches.slice(0, at + 1), largestBand, quarter)));
  return facesOf(before) === facesOf(after);
}

/** Whether as much is told of a cell by the crowds of now. */
function tellsSame(before: readonly Batch[], after: readonly Batch[], quarter: string): boolean {
  const toldOf = (batches: readonly Batch[]): string => {
    const face = toldFaceOf(batches, quarter);
    return JSON.stringify([face, tellsOutcomes(batches, face.band)]);
  };
  return toldOf(before) === toldOf(after);
}

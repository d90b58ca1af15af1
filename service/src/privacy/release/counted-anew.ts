import type { Batch } from './batch.ts';

/** Of batches that a release kept those whose crowds were larger before it, or that show more quotes since. */
export function countedAnew<B extends Batch>(before: readonly Batch[], kept: readonly B[]): B[] {
  const was = new Map(before.flatMap((batch) => batch.notes.map(({ id }) => [id, batch])));
  return kept.filter(({ notes: [first], crowd, quotesShown }) => {
    const then = was.get(first?.id ?? '');
    if (then === undefined) return false;
    const isSmaller = crowd.left < then.crowd.left || crowd.leftOfSides < then.crowd.leftOfSides;
    return isSmaller || quotesShown > then.quotesShown;
  });
}

/** Who stands behind a note, by keyed hashes. */
export interface Backing {
  readonly contributor: string;
  readonly deal: string;
}

/**
 * Whether notes may be published together: k distinct contributors, k distinct deals, and no
 * contributor and no deal behind more than half of them.
 */
export function meetsRule(notes: readonly Backing[], k: number): boolean {
  const contributors = countBy(notes, (note) => note.contributor);
  const deals = countBy(notes, (note) => note.deal);
  return [contributors, deals].every(
    (counts) => counts.size >= k && Math.max(...counts.values()) * 2 <= notes.length,
  );
}

function countBy(notes: readonly Backing[], key: (note: Backing) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const note of notes) {
    counts.set(key(note), (counts.get(key(note)) ?? 0) + 1);
  }
  return counts;
}

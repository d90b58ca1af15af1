/**
 * Words that are found again with one letter too many, too few, wrong, or swapped with its neighbour.
 *
 * One edit leaves the first or the last letters as they were, of a word of n letters ⌊(n − 1) / 2⌋ of
 * them. So each word is kept under both, and few have to be compared.
 */
export class NearWords<Value> {
  private readonly byEnds = new Map<string, { word: string; value: Value }[]>();

  /** Of several values of one word the first stands. */
  add(word: string, value: Value): void {
    for (const key of keysOf(word, word.length)) {
      const entries = this.byEnds.get(key);
      if (entries) entries.push({ word, value });
      else this.byEnds.set(key, [{ word, value }]);
    }
  }

  /** The value of the first word, in the order they were added, that is one edit away and fits. */
  near(
    word: string,
    fits: (near: string, value: Value) => boolean = () => true,
  ): Value | undefined {
    const sizes = [word.length, word.length - 1, word.length + 1];
    for (const size of sizes) {
      for (const key of keysOf(word, size)) {
        for (const entry of this.byEnds.get(key) ?? []) {
          if (isOneEditAway(word, entry.word) && fits(entry.word, entry.value)) return entry.value;
        }
      }
    }
    return undefined;
  }
}

/** Under which keys a word is kept, or would be if it had `size` letters. */
function keysOf(word: string, size: number): string[] {
  const kept = Math.floor((size - 1) / 2);
  return [`${size}<${word.slice(0, kept)}`, `${size}>${word.slice(word.length - kept)}`];
}

/** Whether one letter is added, left out, changed or swapped; equal words are no edit apart. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const restOfA = a.slice(from);
  const restOfB = b.slice(from);
  return (
    restOfA.slice(1) === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    (restOfA[0] === restOfB[1] &&
      restOfA[1] === restOfB[0] &&
      restOfA.slice(2) === restOfB.slice(2))
  );
}

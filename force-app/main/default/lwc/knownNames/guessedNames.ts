import type { NameIndex } from './nameIndex.ts';
import type { NameRole } from './knownNames.ts';

/** `stu` for Stuart, `bernie` for Bernadette: the first letters, perhaps with a fond ending. */
export function shortFormOf(word: string, index: NameIndex): NameRole | null {
  if (word.length < 3) return null;
  const stem = word.replace(/(?:ie|y|i)$/, '').replace(/(.)\1$/, '$1');
  const known = index.firstNames.find(
    ({ name }) => name.startsWith(word) || (stem.length > 2 && name.startsWith(stem)),
  );
  return known?.role ?? null;
}

/**
 * One letter too many, too few, wrong or swapped, in words of five letters or more. With five, the
 * first letter must be right: too many words are one letter away from so short a name.
 */
export function misspelt(word: string, index: NameIndex): NameRole | null {
  if (word.length < 5) return null;
  for (const [name, entry] of index.words) {
    const isLongEnough = name.length > 5 || (name.length === 5 && name[0] === word[0]);
    if (entry.isSure && isLongEnough && isOneEditAway(word, name)) return entry.role;
  }
  return null;
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
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

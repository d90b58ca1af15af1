import type { IsWord, NameIndex } from './nameIndex.ts';
import type { NameRole } from './knownNames.ts';
import type { Word } from './textWords.ts';

/** `stu` for Stuart, `bernie` for Bernadette: the first letters, perhaps with a fond ending. */
export function shortFormOf(word: string, index: NameIndex): NameRole | null {
  if (word.length < 3) return null;
  const stem = word.replace(/(?:ie|y|i)$/, '').replace(/(.)\1$/, '$1');
  return index.firstNames.get(word) ?? index.firstNames.get(stem) ?? null;
}

/**
 * One letter too many, too few, wrong or swapped. Too many words are one letter away from a short name:
 * with five letters the first must be right, unless a capital or a dictionary says that the word is no
 * other; with fewer a capital has to say so in any case.
 */
export function misspelt({ plain, isCapitalised }: Word, index: NameIndex): NameRole | null {
  if (plain.length < 3) return null;
  const isNoOther = isCapitalised || index.hasDictionary;
  const entry = index.near.near(plain, (name, { isSure }) => {
    if (!isSure && !(isCapitalised && index.hasDictionary && name.length > 3)) return false;
    if (name.length > 5 || (name.length === 5 && name[0] === plain[0]))
      return plain.length > 4 || isNoOther;
    if (name.length === 5) return isNoOther;
    return isCapitalised;
  });
  return entry?.role ?? null;
}

/**
 * The name a capitalised word is meant for where only a name can stand: "told Coin", "Ana says". For a
 * name that is a word too ("told Mrsh") a dictionary has to say that the word is no other.
 */
export function nearName(
  { plain }: Word,
  index: NameIndex,
  isWord: IsWord | null,
): NameRole | null {
  if (plain.length < 2) return null;
  const isNoOther = isWord !== null && !isWord(plain);
  const entry = index.near.near(
    plain,
    (name, { isSure }) => (isSure || isNoOther) && name.length > 2,
  );
  return shortFormOf(plain, index) ?? entry?.role ?? null;
}

/** A longer word is nobody's: hostile text must not blow up the letter groups. */
const longestWord = 64;

/** The longest text that is compared, in words; what follows says nothing about the theme. */
const longestText = 600;

/** The words of a text in lower case, without accents, apostrophes and placeholders. */
export function wordsOf(text: string): string[] {
  const plain = text
    .slice(0, longestText * 16)
    .replace(/\[[a-z]{1,12}\]/g, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '');
  return plain
    .split(/[^\p{L}\p{N}]/u)
    .filter((word) => word !== '' && word.length <= longestWord)
    .slice(0, longestText);
}

/** Cuts the commonest English endings, so that "invoiced" meets "invoices". */
export function stemOf(word: string): string {
  if (word.length < 5) return word;
  const cut = word
    .replace(/ies$/, 'y')
    .replace(/(?:tions?|ments?|ing|edly|ed|ers?|es|s|ly)$/, '')
    .replace(/(.)\1$/, '$1')
    .replace(/e$/, '');
  return cut.length < 3 ? word : cut;
}

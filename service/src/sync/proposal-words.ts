/** `Name` holds no more. */
const nameCharacters = 80;

/** So many words make a name; the meaning tells all. */
const wordsInName = 3;

/** What a proposal of these words is called. */
export function proposedName(terms: readonly string[]): string {
  const name = terms.slice(0, wordsInName).join(', ');
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`.slice(0, nameCharacters);
}

/** What a proposal of these words is said to mean: "Proposed from notes that speak of idling and trucks." */
export function proposedMeaning(terms: readonly string[]): string {
  const words = [terms.slice(0, -1).join(', '), ...terms.slice(-1)].filter(Boolean).join(' and ');
  return `Proposed from notes that speak of ${words}.`;
}

const nameSyllables = 'ba der fin gol hu kar lem mo nis tor vel wyn'.split(' ');
const wordSyllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va'.split(' ');

/** Words and names without chance: syllables in the order of a number's digits. */
export const made = {
  /** A word; different ones for numbers below 4,096. */
  word(number: number): string {
    return [number, number >> 4, number >> 8].map((part) => wordSyllables[part & 15]).join('');
  },
  /** First and last name. */
  personName(number: number): string {
    return `${capitalised(number * 7 + 3)} ${capitalised(number * 11 + 5)}`;
  },
};

function capitalised(number: number): string {
  const parts = [number, Math.floor(number / 12), Math.floor(number / 144)];
  const word = parts.map((part) => nameSyllables[part % 12]).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

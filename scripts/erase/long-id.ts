const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * A record's Id in 18 characters, from 15 or 18; null if it is none. The last three tell which of the
 * others are capitals, five to a letter: Salesforce's own rule, so that a typing error is noticed.
 */
export function longId(given: string): string | null {
  if (!/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(given)) return null;
  const id = given.slice(0, 15);
  const long = id + [0, 5, 10].map((from) => letterFor(id.slice(from, from + 5))).join('');
  return given.length === 15 || given === long ? long : null;
}

function letterFor(part: string): string {
  const capitals = [...part].map((character, at) => (/[A-Z]/.test(character) ? 2 ** at : 0));
  return letters.charAt(capitals.reduce((sum, value) => sum + value, 0));
}

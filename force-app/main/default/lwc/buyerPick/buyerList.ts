import type { Buyer } from 'c/noteForm';

/** So many buyers are offered at once; more would push the text out of sight. */
const FIRST = 6;
/** So many are listed of those found. */
const FOUND = 10;

/** Likeliest first: the primary contact, then those with a role, else as given. */
function ranked(buyers: readonly Buyer[]): Buyer[] {
  const rank = ({ isPrimary, role }: Buyer) => (isPrimary ? 0 : role ? 1 : 2);
  return [...buyers].sort((a, b) => rank(a) - rank(b));
}

/** The first few buyers, and the chosen one wherever it stands. */
export function firstBuyers(buyers: readonly Buyer[], chosen: string): Buyer[] {
  // One more needs no button to show it.
  if (buyers.length <= FIRST + 1) return ranked(buyers);
  return ranked(buyers).filter(({ contactId }, place) => place < FIRST || contactId === chosen);
}

/** Those whose name or title holds all the words, and how many more there are than are listed. */
export function foundBuyers(
  buyers: readonly Buyer[],
  words: string,
): { readonly listed: Buyer[]; readonly more: number } {
  const wanted = plain(words).split(/\s+/);
  const found = ranked(buyers).filter(({ name, title }) => {
    const text = plain(`${name} ${title}`);
    return wanted.every((word) => text.includes(word));
  });
  return { listed: found.slice(0, FOUND), more: Math.max(0, found.length - FOUND) };
}

/** Lower case without accents, so that `nuria` finds `Núria`. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

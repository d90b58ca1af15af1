import { quoteCharacters } from '../../notes/note.ts';
import type { ReleasedNote } from './batch.ts';

/** A page of quotes is read, not searched; twelve also fit the field with room to spare. */
export const quotesShown = 12;

/**
 * The quotes a published cell may show: approved, not withdrawn, of at least two contributors.
 * Contributors take turns until twelve are found, and what is shown is sorted by its text, so
 * neither the choice nor the order tells when a note was written or who wrote most.
 */
export function quotesOf(
  notes: readonly Pick<ReleasedNote, 'contributor' | 'approvedQuote' | 'isWithdrawn'>[],
): string[] {
  const byContributor = new Map<string, string[]>();
  for (const note of notes) {
    const quote = note.isWithdrawn ? null : asOneLine(note.approvedQuote);
    if (quote === null) continue;
    byContributor.set(note.contributor, [...(byContributor.get(note.contributor) ?? []), quote]);
  }
  if (byContributor.size < 2) return [];

  const piles = [...byContributor.values()].map((pile) => [...new Set(pile)].sort());
  piles.sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
  const longest = Math.max(...piles.map((pile) => pile.length));
  const inTurn = Array.from({ length: longest }, (_, turn) =>
    piles.flatMap((pile) => pile.slice(turn, turn + 1)),
  ).flat();
  return [...new Set(inTurn)].slice(0, quotesShown).sort();
}

/** Quotes are kept one a line, so a quote itself cannot hold a line break. */
function asOneLine(quote: string | null): string | null {
  const line = (quote ?? '').replace(/\s/g, ' ').trim();
  return line === '' || line.length > quoteCharacters ? null : line;
}

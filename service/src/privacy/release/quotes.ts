import { quoteCharacters } from '../../notes/note.ts';
import type { ReleasedNote } from './batch.ts';

/** A page of quotes is read, not searched; twelve also fit the field with room to spare. */
export const quotesShown = 12;

/**
 * The notes of a cell whose approved words it may show from a release on. New words come in company, of
 * two contributors or more at a time: one rep's alone would tell, beside the release before, who had
 * just agreed to be quoted. Until then only those stay that are shown already.
 *
 * @param wordsShown ids of the notes whose words are shown now
 */
export function quotableIds(
  notes: readonly Pick<ReleasedNote, 'id' | 'contributor' | 'approvedQuote' | 'isWithdrawn'>[],
  wordsShown: ReadonlySet<string>,
): string[] {
  const approved = notes.filter((note) => note.approvedQuote !== null && !note.isWithdrawn);
  const isInCompany = isOfTwo(approved.filter(({ id }) => !wordsShown.has(id)));
  const may = isInCompany ? approved : approved.filter(({ id }) => wordsShown.has(id));
  return isOfTwo(may) ? may.map(({ id }) => id) : [];
}

function isOfTwo(notes: readonly Pick<ReleasedNote, 'contributor'>[]): boolean {
  return new Set(notes.map(({ contributor }) => contributor)).size >= 2;
}

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

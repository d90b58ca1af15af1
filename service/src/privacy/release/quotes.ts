import { quoteCharacters } from '../../notes/note.ts';
import type { ReleasedNote } from './batch.ts';

/** A page of quotes is read, not searched; twelve also fit the field with room to spare. */
export const quotesShown = 12;

type Quotable = Pick<ReleasedNote, 'id' | 'contributor' | 'approvedQuote' | 'isWithdrawn'>;

/**
 * Chooses the notes whose words a cell shows from a release on, twelve at most, and no more than its band
 * begins with: as many reps are known to stand there. Each is of another rep, so that several tell nothing of who wrote
 * more than once. A single one among them waits for company. What is shown stays. New words come in company, of two
 * contributors or more at a time: one rep's alone would tell, beside the release before, who had just agreed to be
 * quoted.
 *
 * What was shown is remembered for as long as its batch stands: places of quotes that were taken back, or written anew,
 * stay empty. Else two who take theirs back would make room for two more, and more reps would be known to stand there
 * than the band tells.
 *
 * @param wordsShown ids of the notes whose words were chosen before and are still the same
 * @param atMost where the cell's band begins
 * @param shownSoFar how many quotes the cell has shown until now
 * @returns ids
 */
export function chooseQuotes(
  notes: readonly Quotable[],
  wordsShown: ReadonlySet<string>,
  atMost: number,
  shownSoFar: number,
): string[] {
  const most = Math.min(quotesShown, atMost);
  const kept = oneOfEach(notes.filter(({ id }) => wordsShown.has(id))).slice(0, most);
  const isQuoted = new Set(kept.map(({ contributor }) => contributor));
  const readAlready = new Set(kept.map(({ line }) => line));
  const others = notes.filter(
    ({ id, contributor }) => !wordsShown.has(id) && !isQuoted.has(contributor),
  );
  const added = oneOfEach(others)
    .filter(({ line }) => !readAlready.has(line))
    .slice(0, Math.max(0, most - Math.max(shownSoFar, kept.length)));
  return [...kept, ...(isOfTwo(added) ? added : [])].map(({ id }) => id);
}

/**
 * The quotes of the notes that were chosen for a cell: approved, not withdrawn, of at least two
 * contributors. They are sorted by their words, so that the order tells nothing.
 */
export function quotesOf(chosen: readonly Omit<Quotable, 'id'>[]): string[] {
  const quoted = withLines(chosen);
  if (!isOfTwo(quoted)) return [];
  return [...new Set(quoted.map(({ line }) => line))].sort().slice(0, quotesShown);
}

/** Quotable notes, one of each contributor, and no line twice. */
function oneOfEach<N extends Quotable>(notes: readonly N[]): (N & { readonly line: string })[] {
  const lines = withLines(notes).sort(byLine);
  const ofEach = [...Map.groupBy(lines, ({ contributor }) => contributor).values()].flatMap(
    ([first]) => first ?? [],
  );
  return [...Map.groupBy(ofEach, ({ line }) => line).values()].flatMap(([first]) => first ?? []);
}

function byLine(a: { readonly line: string }, b: { readonly line: string }): number {
  if (a.line === b.line) return 0;
  return a.line < b.line ? -1 : 1;
}

function withLines<N extends Omit<Quotable, 'id'>>(
  notes: readonly N[],
): (N & { readonly line: string })[] {
  return notes.flatMap((note) => {
    const line = note.isWithdrawn ? null : asOneLine(note.approvedQuote);
    return line === null ? [] : [{ ...note, line }];
  });
}

function isOfTwo(notes: readonly Pick<ReleasedNote, 'contributor'>[]): boolean {
  return new Set(notes.map(({ contributor }) => contributor)).size >= 2;
}

/** Quotes are kept one a line, so a quote itself cannot hold a line break. */
function asOneLine(quote: string | null): string | null {
  const line = (quote ?? '').replace(/\s/g, ' ').trim();
  return line === '' || line.length > quoteCharacters ? null : line;
}

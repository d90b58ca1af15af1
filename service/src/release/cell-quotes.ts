import type { OrgTransaction } from '../database/database.ts';
import { type CellName, cellNameText } from '../privacy/release/cell-name.ts';
import { quotesOf } from '../privacy/release/quotes.ts';

export { type CellName, cellNameText };

/**
 * The quotes that each published cell shows now, by `cellNameText`. Words that were withdrawn since
 * the release are not among them, and where they leave one contributor alone, nothing is.
 */
export async function loadQuotes(
  tx: OrgTransaction,
  personaKey?: string,
): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('cell_quote')
    .innerJoin('note', 'note.note_id', 'cell_quote.note_id')
    .innerJoin('released_note', 'released_note.note_id', 'cell_quote.note_id')
    .select([
      'cell_quote.persona_key as personaKey',
      'cell_quote.theme_key as themeKey',
      'released_note.contributor',
      'released_note.is_gone as isWithdrawn',
      'note.approved_quote as approvedQuote',
    ])
    .$if(personaKey !== undefined, (query) =>
      query.where('cell_quote.persona_key', '=', personaKey ?? ''),
    )
    .execute();
  const byCell = new Map<string, typeof rows>();
  for (const row of rows) {
    const name = cellNameText(row);
    byCell.set(name, [...(byCell.get(name) ?? []), row]);
  }
  return new Map([...byCell].map(([name, notes]) => [name, quotesOf(notes)]));
}

/** The notes whose words a cell shows. */
export async function findShownNotes(tx: OrgTransaction): Promise<Set<string>> {
  const rows = await tx.selectFrom('cell_quote').select('note_id').execute();
  return new Set(rows.map((row) => row.note_id));
}

import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import { type CellName, cellNameText } from './cell-quotes.ts';

/** A published quote, as it was before its note changed. */
export type PublishedQuote = CellName & { readonly noteId: string; readonly words: string | null };

/** Which of these notes have their words on a page now. Ask before storing what changed. */
export async function findPublishedQuotes(
  tx: OrgTransaction,
  noteIds: readonly string[],
): Promise<PublishedQuote[]> {
  if (noteIds.length === 0) return [];
  return tx
    .selectFrom('cell_quote')
    .innerJoin('note', 'note.note_id', 'cell_quote.note_id')
    .select([
      'cell_quote.note_id as noteId',
      'cell_quote.persona_key as personaKey',
      'cell_quote.theme_key as themeKey',
      'note.approved_quote as words',
    ])
    .where('cell_quote.note_id', '=', anyOf(noteIds))
    .execute();
}

/**
 * Brings releases up to date with notes that were just stored or removed: a note that is no longer
 * there, withdrawn or held is marked gone (the next release takes it out of the numbers), and words
 * that are not exactly what was published leave at once.
 *
 * @returns the cells whose quotes changed
 */
export async function markGoneNotes(
  tx: OrgTransaction,
  noteIds: readonly string[],
  publishedBefore: readonly PublishedQuote[],
): Promise<CellName[]> {
  if (noteIds.length === 0) return [];
  const standing = await tx
    .selectFrom('note')
    .select(['note_id', 'approved_quote'])
    .where('note_id', '=', anyOf(noteIds))
    .where('is_withdrawn', '=', false)
    .where('status', '<>', 'held')
    .execute();
  const standingIds = standing.map((row) => row.note_id);
  const wordsNow = new Map(standing.map((row) => [row.note_id, row.approved_quote]));
  const goneIds = noteIds.filter((id) => !wordsNow.has(id));
  await setGone(tx, goneIds, true);
  await setGone(tx, standingIds, false);

  const lost = publishedBefore.filter((quote) => wordsNow.get(quote.noteId) !== quote.words);
  if (lost.length > 0) {
    const ids = lost.map((quote) => quote.noteId);
    await tx.deleteFrom('cell_quote').where('note_id', 'in', ids).execute();
  }
  return [...new Map(lost.map((quote) => [cellNameText(quote), quote])).values()];
}

async function setGone(tx: OrgTransaction, noteIds: string[], isGone: boolean): Promise<void> {
  if (noteIds.length === 0) return;
  await tx
    .updateTable('released_note')
    .set({ is_gone: isGone })
    .where('note_id', '=', anyOf(noteIds))
    .where('is_gone', '=', !isGone)
    .execute();
}

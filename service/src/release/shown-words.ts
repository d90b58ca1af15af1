import type { OrgTransaction } from '../database/database.ts';
import type { Batch } from '../privacy/release/batch.ts';
import { nameOfWords } from '../notes/words-name.ts';

/** The same batches with those words only that were shown before, and are still the same. */
export async function onlyShownWords(
  tx: OrgTransaction,
  batches: readonly Batch[],
): Promise<Batch[]> {
  const rows = await tx
    .selectFrom('released_note')
    .innerJoin('note', 'note.note_id', 'released_note.note_id')
    .select(['note.note_id as id', 'note.approved_quote as words', 'released_note.shown_words'])
    .where('released_note.shown_words', 'is not', null)
    .where('note.approved_quote', 'is not', null)
    .execute();
  const shown = new Set(
    rows.filter((row) => nameOfWords(row.words ?? '') === row.shown_words).map((row) => row.id),
  );
  return batches.map((batch) => ({
    ...batch,
    notes: batch.notes.map((note) =>
      shown.has(note.id) ? note : { ...note, approvedQuote: null },
    ),
  }));
}

/** Forgets what was taken over of words: from then on cells say which words they show. */
export async function forgetShownWords(tx: OrgTransaction): Promise<void> {
  await tx
    .updateTable('released_note')
    .set({ shown_words: null })
    .where('shown_words', 'is not', null)
    .execute();
}

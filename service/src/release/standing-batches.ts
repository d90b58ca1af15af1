import type { OrgTransaction } from '../database/database.ts';
import type { Batch, ReleasedNote } from '../privacy/release/batch.ts';
import { hearingColumns, hearingOf } from './hearing-columns.ts';
import { releaseNumber } from './release-mark.ts';

/**
 * Every batch that earlier releases published and none took back, the earliest first, with its notes as they are now.
 */
export async function loadStandingBatches(tx: OrgTransaction): Promise<Batch[]> {
  const rows = await tx
    .selectFrom('released_note')
    .leftJoin('note', 'note.note_id', 'released_note.note_id')
    .select([
      'released_note.note_id',
      'released_note.release_id',
      'released_note.persona_key',
      'released_note.theme_key',
      'released_note.contributor',
      'released_note.deal',
      'released_note.is_lost',
      'released_note.quarter',
      'released_note.k',
      'released_note.is_gone',
      'released_note.is_fresh',
      'released_note.batch_size',
      'released_note.crowd_left',
      'released_note.crowd_left_of_sides',
      'released_note.quotes_shown',
      'note.approved_quote',
    ])
    .select(hearingColumns)
    .orderBy('released_note.note_id')
    .execute();
  const batches = new Map<string, Batch & { readonly notes: ReleasedNote[] }>();
  for (const row of rows) {
    const key = JSON.stringify([row.release_id, row.persona_key, row.theme_key]);
    const batch = batches.get(key) ?? {
      releaseId: row.release_id,
      personaKey: row.persona_key,
      themeKey: row.theme_key,
      quarter: row.quarter,
      k: row.k,
      size: row.batch_size,
      crowd: { left: row.crowd_left, leftOfSides: row.crowd_left_of_sides },
      quotesShown: row.quotes_shown,
      notes: [],
    };
    batch.notes.push({
      id: row.note_id,
      contributor: row.contributor,
      deal: row.deal,
      isLost: row.is_lost,
      approvedQuote: row.approved_quote,
      isWithdrawn: row.is_gone,
      isFresh: row.is_fresh,
      hearing: hearingOf(row),
    });
    batches.set(key, batch);
  }
  return [...batches.values()].sort(
    (a, b) => releaseNumber(a.releaseId) - releaseNumber(b.releaseId),
  );
}

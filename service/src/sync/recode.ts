import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import type { Coder } from '../insight/coder.ts';
import { asCounted } from '../notes/counted.ts';
import type { StoredNote } from '../notes/note.ts';
import { type NoteRecord, toStoredNote } from '../notes/stored-notes.ts';
import { lockForNotes } from '../release/lock.ts';
import { notesPerRead } from '../salesforce/note-rows.ts';
import { type Codebook, loadCodebook } from './codebook.ts';
import { desireNotes } from './note-wishes.ts';
import { type OrgSync, writeBackAfterSeconds } from './org-sync.ts';

/** How many notes one transaction files anew. */
const notesPerStep = 500;

/**
 * Files notes anew, from their stored redacted words, whose filing was made with another codebook.
 * A rep's tap stands, and what is released is frozen. Ends when none is left; can be ended before.
 *
 * @returns how many notes were looked at
 */
export async function recodeNotes(sync: OrgSync): Promise<number> {
  const { org, database } = sync;
  let looked = 0;
  for (;;) {
    const step = await database.inOrg(org.orgId, async (tx) => {
      await lockForNotes(tx, org.orgId);
      const codebook = await loadCodebook(tx);
      const rows = await tx
        .selectFrom('note')
        .selectAll()
        .where(sql<boolean>`coded_with IS DISTINCT FROM ${codebook.codedWith}`)
        .orderBy('note_id')
        .limit(notesPerStep)
        .forUpdate()
        .execute();
      await recodeRows(tx, sync, rows, codebook);
      return rows.length;
    });
    looked += step;
    if (step < notesPerStep) return looked;
  }
}

async function recodeRows(
  tx: OrgTransaction,
  sync: OrgSync,
  rows: readonly NoteRecord[],
  codebook: Codebook,
): Promise<void> {
  if (rows.length === 0) return;
  const coder = sync.coderOf(codebook);
  const refiled: string[] = [];
  for (const row of rows) {
    const filing = refile(row, coder);
    if (filing.theme_key !== row.theme_key || filing.status !== row.status) {
      refiled.push(row.note_id);
    }
    await tx
      .updateTable('note')
      .set({ ...filing, coded_with: codebook.codedWith })
      .where('note_id', '=', row.note_id)
      .execute();
  }
  if (refiled.length === 0) return;
  const { orgId } = sync.org;
  await desireNotes(tx, orgId, refiled, codebook);
  await sync.jobs.send(tx, 'write-back', { orgId }, { startAfterSeconds: writeBackAfterSeconds });
}

/** The filing of one stored note under a codebook: what taking it in again would give. */
export function refile(
  row: NoteRecord,
  coder: Coder,
): Pick<NoteRecord, 'theme_key' | 'theme_by' | 'status'> {
  const { theme_key, theme_by, status } = row;
  const isGuessed = theme_by !== 'rep' && !row.none_fits && row.is_english;
  if (status === 'held' || row.is_withdrawn || !isGuessed) return { theme_key, theme_by, status };
  const { themeKey } = coder.code(row.redacted_text, row.prompt_area);
  const themeBy = themeKey === null ? null : 'match';
  const note: StoredNote = { ...toStoredNote(row), themeKey, themeBy };
  return {
    theme_key: themeKey,
    theme_by: themeBy,
    status: asCounted(note) === null ? 'waiting' : 'counted',
  };
}

/**
 * Marks the notes to be read again whose persona was found with other titles than today's: a
 * buyer's title is not stored, so Salesforce has to tell it again.
 *
 * @returns their ids, at most one reading's worth
 */
export async function findUnmatched(sync: OrgSync): Promise<string[]> {
  return sync.database.inOrg(sync.org.orgId, async (tx) => {
    const { matchedWith } = await loadCodebook(tx);
    await tx
      .updateTable('note')
      .set({ matched_with: null })
      .where('matched_with', '<>', matchedWith)
      .execute();
    const rows = await tx
      .selectFrom('note')
      .select('note_id')
      .where('matched_with', 'is', null)
      .orderBy('note_id')
      .limit(notesPerRead)
      .execute();
    return rows.map((row) => row.note_id);
  });
}

import type { OrgTransaction } from '../database/database.ts';
import { nothingFound, refile } from '../notes/file-note.ts';
import { type NoteRecord, toStoredNote } from '../notes/stored-notes.ts';
import { findVectors } from '../notes/stored-vectors.ts';
import { lockForNotes } from '../release/lock.ts';
import { idsPerCall } from '../salesforce/read-together.ts';
import { loadCodebook } from './codebook.ts';
import { codedWith, coderOf } from './coder-of.ts';
import { lockConfirmations } from './confirmations.ts';
import { embedStoredNotes } from './embed-stored-notes.ts';
import { desireNotes } from './note-wishes.ts';
import { type OrgSync, writeBackAfterSeconds } from './org-sync.ts';

/** How many notes one transaction files anew. */
const notesPerStep = 500;

/**
 * Files notes anew, from their stored redacted words, whose filing was made with another codebook or
 * before a confirmation near them. What a rep said stands, and what is released is frozen. Ends when
 * none is left; can be ended before.
 *
 * @returns how many notes were looked at
 */
export async function recodeNotes(sync: OrgSync): Promise<number> {
  const { org, database } = sync;
  const isAnyOld = await database.inOrg(org.orgId, async (tx) => {
    const wanted = codedWith(sync, await loadCodebook(tx));
    return (await oldNotes(tx, wanted).select('note_id').limit(1).execute()).length > 0;
  });
  if (!isAnyOld) return 0;
  // The coder learns from vectors, so none may be missing when it is built.
  await embedStoredNotes(sync);
  let looked = 0;
  for (;;) {
    const step = await recodeStep(sync);
    looked += step;
    if (step < notesPerStep) return looked;
  }
}

/** Notes that were filed with something else, or are to be filed anew. */
function oldNotes(tx: OrgTransaction, wanted: string) {
  // Not `IS DISTINCT FROM`, which no index answers.
  return tx
    .selectFrom('note')
    .where((is) =>
      is.or([
        is('coded_with', 'is', null),
        is('coded_with', '<', wanted),
        is('coded_with', '>', wanted),
      ]),
    );
}

async function recodeStep(sync: OrgSync): Promise<number> {
  const { org, database, insight } = sync;
  const { orgId } = org;
  return database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    const version = await lockConfirmations(tx, orgId);
    const codebook = await loadCodebook(tx);
    const wanted = codedWith(sync, codebook);
    const rows = await oldNotes(tx, wanted)
      .selectAll()
      .orderBy('note_id')
      .limit(notesPerStep)
      .forUpdate()
      .execute();
    if (rows.length === 0) return 0;

    const readable = rows.filter((row) => row.is_english && row.redacted_text !== '');
    const ids = readable.map((row) => row.note_id);
    const vectors = await findVectors(tx, ids, insight.embedderId);
    const found = await insight.file(
      coderOf(sync, codebook, version, tx),
      readable.map((row) => ({
        text: row.redacted_text,
        vector: vectors.get(row.note_id)?.vector ?? null,
        area: row.prompt_area,
        contributor: row.contributor,
      })),
    );
    const byId = new Map(readable.map((row, at) => [row.note_id, found[at] ?? nothingFound]));
    const moved: string[] = [];
    for (const row of rows) {
      const filing = refiled(row, byId.get(row.note_id) ?? nothingFound);
      if (isSame(row, filing)) continue;
      moved.push(row.note_id);
      await tx.updateTable('note').set(filing).where('note_id', '=', row.note_id).execute();
    }
    await tx
      .updateTable('note')
      .set({ coded_with: wanted })
      .where(
        'note_id',
        'in',
        rows.map((row) => row.note_id),
      )
      .execute();
    if (moved.length > 0) {
      await desireNotes(tx, orgId, moved, codebook);
      const delay = { startAfterSeconds: writeBackAfterSeconds };
      await sync.jobs.send(tx, 'write-back', { orgId }, delay);
    }
    return rows.length;
  });
}

type Refiled = Pick<
  NoteRecord,
  'theme_key' | 'theme_by' | 'tone' | 'tone_by' | 'stated_reason' | 'reason_by' | 'status'
>;

function refiled(row: NoteRecord, found: Parameters<typeof refile>[2]): Refiled {
  const note = refile(toStoredNote(row), row.none_fits, found);
  return {
    theme_key: note.themeKey,
    theme_by: note.themeBy,
    tone: note.tone,
    tone_by: note.toneBy,
    stated_reason: note.statedReason,
    reason_by: note.reasonBy,
    status: note.status,
  };
}

function isSame(row: NoteRecord, filing: Refiled): boolean {
  return (
    row.theme_key === filing.theme_key &&
    row.theme_by === filing.theme_by &&
    row.tone === filing.tone &&
    row.tone_by === filing.tone_by &&
    row.stated_reason === filing.stated_reason &&
    row.reason_by === filing.reason_by &&
    row.status === filing.status
  );
}

/**
 * Marks the notes to be read again whose persona was found with other titles than today's, or that
 * were read by the rules of another version: neither the words nor the buyer's title is stored, so
 * Salesforce has to tell them again.
 *
 * @returns their ids, at most one reading's worth
 */
export async function findToReadAgain(sync: OrgSync): Promise<string[]> {
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
      .limit(idsPerCall)
      .execute();
    return rows.map((row) => row.note_id);
  });
}

import { sql } from 'kysely';
import { storeVectors, textHashOf } from '../notes/stored-vectors.ts';
import { lockForNotes } from '../release/lock.ts';
import { lockConfirmations } from './confirmations.ts';
import type { OrgSync } from './org-sync.ts';

/** How many notes one transaction gives vectors to. */
const notesPerStep = 200;

/**
 * Makes the vectors that stored notes lack: all of them after the embedding model was changed, else
 * none. Can be ended before it is through.
 */
export async function embedStoredNotes(sync: OrgSync): Promise<void> {
  while ((await embedStep(sync)) === notesPerStep);
}

async function embedStep({ org, database, insight }: OrgSync): Promise<number> {
  const { orgId } = org;
  const { embedderId } = insight;
  return database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    await lockConfirmations(tx, orgId);
    const rows = await tx
      .selectFrom('note')
      .leftJoin('note_vector', 'note_vector.note_id', 'note.note_id')
      .select(['note.note_id', 'note.redacted_text'])
      .where('note.is_english', '=', true)
      .where('note.redacted_text', '<>', '')
      .where(sql<boolean>`note_vector.embedder_id IS DISTINCT FROM ${embedderId}`)
      .orderBy('note.note_id')
      .limit(notesPerStep)
      .execute();
    if (rows.length === 0) return 0;
    const vectors = await insight.embed(rows.map((row) => row.redacted_text));
    const made = rows.flatMap(({ note_id: id, redacted_text }, at) => {
      const vector = vectors[at];
      if (!vector) return [];
      return [{ id, vector: { textHash: textHashOf(redacted_text), embedderId, vector } }];
    });
    await storeVectors(tx, orgId, made);
    // A coder that was built without them may not be used any longer.
    await tx
      .updateTable('confirmations')
      .set({ version: sql`version + 1` })
      .where('org_id', '=', orgId)
      .execute();
    return rows.length;
  });
}

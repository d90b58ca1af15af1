import { createHash } from 'node:crypto';
import type { OrgTransaction } from '../database/database.ts';
import type { PackedVector } from '../insight/worker/packed-vector.ts';

/** What a redacted text means, and what that was worked out from. */
export interface NoteVector {
  readonly textHash: string;
  readonly embedderId: string;
  readonly vector: PackedVector;
}

/** A name for a redacted text: equal texts have equal ones. */
export function textHashOf(redactedText: string): string {
  return createHash('sha256').update(redactedText).digest('base64url');
}

/** The vectors that these notes have of this model, by note id. */
export async function findVectors(
  tx: OrgTransaction,
  ids: readonly string[],
  embedderId: string,
): Promise<Map<string, NoteVector>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('note_vector')
    .select(['note_id', 'text_hash', 'vector'])
    .where('note_id', 'in', [...ids])
    .where('embedder_id', '=', embedderId)
    .execute();
  return new Map(
    rows.map((row) => [row.note_id, { textHash: row.text_hash, embedderId, vector: row.vector }]),
  );
}

/** Stores a note's vector over the one it had; null removes that: the words are gone. */
export async function storeVector(
  tx: OrgTransaction,
  orgId: string,
  noteId: string,
  made: NoteVector | null,
): Promise<void> {
  if (made === null) {
    await tx.deleteFrom('note_vector').where('note_id', '=', noteId).execute();
    return;
  }
  const facts = {
    text_hash: made.textHash,
    embedder_id: made.embedderId,
    vector: Buffer.from(made.vector),
  };
  await tx
    .insertInto('note_vector')
    .values({ org_id: orgId, note_id: noteId, ...facts })
    .onConflict((conflict) => conflict.columns(['org_id', 'note_id']).doUpdateSet(facts))
    .execute();
}

import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf, rowsOf } from '../database/many-rows.ts';
import type { PackedVector } from '../insight/worker/packed-vector.ts';

/** What a redacted text means, and what that was worked out from. */
export interface NoteVector {
  readonly textHash: string;
  readonly embedderId: string;
  readonly vector: PackedVector;
}

/** A name for a redacted text: equal texts have equal ones. */
export function textHashOf(redactedText: string): string {
  return hash('sha256', redactedText, 'base64url');
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
    .where('note_id', '=', anyOf(ids))
    .where('embedder_id', '=', embedderId)
    .execute();
  return new Map(
    rows.map((row) => [row.note_id, { textHash: row.text_hash, embedderId, vector: row.vector }]),
  );
}

/** What a note's words mean now; null when there are none. */
export interface VectorToStore {
  readonly id: string;
  readonly vector: NoteVector | null;
}

/** Stores vectors over those that these notes had; null removes one: the words are gone. */
export async function storeVectors(
  tx: OrgTransaction,
  orgId: string,
  vectors: readonly VectorToStore[],
): Promise<void> {
  const wordless = vectors.flatMap(({ id, vector }) => (vector === null ? [id] : []));
  if (wordless.length > 0) {
    await tx.deleteFrom('note_vector').where('note_id', '=', anyOf(wordless)).execute();
  }
  const rows = vectors.flatMap(({ id, vector: made }) =>
    made === null
      ? []
      : [
          {
            note_id: id,
            org_id: orgId,
            text_hash: made.textHash,
            embedder_id: made.embedderId,
            vector: made.vector,
          },
        ],
  );
  if (rows.length === 0) return;
  await sql`
    INSERT INTO note_vector (org_id, note_id, text_hash, embedder_id, vector)
    SELECT org_id, note_id, text_hash, embedder_id, vector FROM ${rowsOf('note_vector', rows)}
    ON CONFLICT (org_id, note_id) DO UPDATE
    SET (text_hash, embedder_id, vector) =
      ROW (excluded.text_hash, excluded.embedder_id, excluded.vector)`.execute(tx);
}

import { sql } from 'kysely';
import type { OrgTransaction } from '../../database/database.ts';
import { anyOf } from '../../database/many-rows.ts';
import type { Erasure } from '../../privacy/erasure/subject.ts';

/** The notes that an erasure takes, as Salesforce names them. */
export interface NotesToErase {
  readonly ids: readonly string[];
  /** Those among them whose records are gone. */
  readonly deletedIds: readonly string[];
}

/** Those among these erasures whose notes our tables know by their rep. */
export function contributorsAmong(erasures: readonly Erasure[]): Erasure[] {
  return erasures.filter(({ kind }) => kind === 'contributor');
}

/** The notes that are named and those that are the contributors' own, as far as anything is held of them. */
export async function findHeldOf(
  tx: OrgTransaction,
  erasures: readonly Erasure[],
  named: NotesToErase,
): Promise<string[]> {
  const own: string[] = [];
  for (const erasure of contributorsAmong(erasures)) {
    own.push(...(await notesOfContributor(tx, erasure)));
  }
  return findKnown(tx, [...new Set([...named.ids, ...own])]);
}

async function notesOfContributor(
  tx: OrgTransaction,
  { hash, erasedAt }: Erasure,
): Promise<string[]> {
  const { rows } = await sql<{ note_id: string }>`
    SELECT note_id FROM note WHERE contributor = ${hash} AND written_at <= ${erasedAt}
    UNION SELECT traced.note_id FROM (
        SELECT note_id, contributor FROM released_note
        UNION ALL SELECT note_id, contributor FROM proposed_note) AS traced
      LEFT JOIN note USING (note_id)
      WHERE traced.contributor = ${hash}
        AND (note.note_id IS NULL OR note.written_at <= ${erasedAt})`.execute(tx);
  return rows.map((row) => row.note_id);
}

/** Those of which a table of ours knows anything. */
async function findKnown(tx: OrgTransaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ note_id: string }>`
    SELECT note_id FROM note WHERE note_id = ${anyOf(ids)}
    UNION SELECT note_id FROM released_note WHERE note_id = ${anyOf(ids)}
    UNION SELECT note_id FROM proposed_note WHERE note_id = ${anyOf(ids)}
    UNION SELECT row_key FROM written_row
      WHERE sobject = 'Buyer_Note__c' AND row_key = ${anyOf(ids)}`.execute(tx);
  return rows.map((row) => row.note_id);
}

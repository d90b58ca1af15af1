import { sql } from 'kysely';
import type { OrgTransaction } from '../../database/database.ts';
import type { LedgerEntry } from './ledger-file.ts';
import { erasedNoteName } from './subject.ts';

/** How many Ids are hashed at a time. */
const idsAtOnce = 5000;

/**
 * The notes of which a table of ours knows anything and that bear one of these names, by Id. It asks
 * nobody: notes that Salesforce no longer has are found too.
 */
export async function findNamedNotes(
  tx: OrgTransaction,
  secret: string,
  names: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  if (names.size === 0) return found;
  for (let after = ''; ;) {
    const { rows } = await sql<{ note_id: string }>`
      SELECT note_id FROM (
        SELECT note_id FROM note
        UNION SELECT note_id FROM released_note
        UNION SELECT note_id FROM proposed_note
        UNION SELECT row_key FROM written_row WHERE sobject = 'Buyer_Note__c') AS held
      WHERE note_id > ${after} ORDER BY note_id LIMIT ${idsAtOnce}`.execute(tx);
    const ids = rows.map((row) => row.note_id);
    found.push(...ids.filter((id) => names.has(erasedNoteName(secret, id))));
    const last = ids.at(-1);
    if (last === undefined || ids.length < idsAtOnce) return found;
    after = last;
  }
}

/** The notes that each erasure takes, of all that they take: what none of them names goes with the last. */
export function shareOut(
  secret: string,
  entries: readonly LedgerEntry[],
  ids: readonly string[],
): (readonly [LedgerEntry, string[]])[] {
  const at = new Map(entries.flatMap(({ notes }, index) => notes.map((name) => [name, index])));
  const last = entries.length - 1;
  const shares = Map.groupBy(new Set(ids), (id) => at.get(erasedNoteName(secret, id)) ?? last);
  return entries.map((entry, index) => [entry, shares.get(index) ?? []]);
}

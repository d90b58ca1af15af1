import { sql } from 'kysely';
import { record } from '../audit/audit.ts';
import type { OrgTransaction } from '../database/database.ts';

/** Everything that Salesforce can give back: what refers to others before those. */
const tables = [
  'written_row',
  'proposed_note',
  'proposed_theme',
  'published_reason',
  'published_persona',
  'cell_quote',
  'cell',
  'released_note',
  'looked_at_note',
  'release',
  'release_calendar',
  'quarter_group',
  'note_vector',
  'note',
  'checkpoint',
  'prompt',
  'theme',
  'persona',
  'org_fact',
] as const;

/**
 * Empties what we hold of an org, but for what Salesforce does not know: the next round reads everything
 * anew, and publishes again what the org says was published.
 *
 * @returns how many rows that were
 */
export async function forgetOrg(
  tx: OrgTransaction,
  actor: 'admin command' | 'service',
): Promise<number> {
  let rows = 0;
  for (const table of tables) {
    const { numAffectedRows } = await sql`DELETE FROM ${sql.table(table)}`.execute(tx);
    rows += Number(numAffectedRows ?? 0);
  }
  // It goes on counting: a process that runs knows what it learnt by this number.
  await sql`UPDATE confirmations SET version = version + 1`.execute(tx);
  await record(tx, { actor, action: 'rebuild', told: { rows } });
  return rows;
}

import { sql } from 'kysely';
import type { Database, OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import type { Log } from '../log.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import { readShownQuotes } from '../salesforce/quote-rows.ts';
import { upsertAll } from '../salesforce/write.ts';
import { desireAgainOf } from './written-rows.ts';

/**
 * While nothing of a release may be shown yet: empties the quotes of every cell that shows words which it
 * should not show any more. All of them go, since of what was left nobody could tell whether it is still
 * of two contributors; the cell is due, and shows the others again with the release. What Salesforce shows
 * is asked there, so that each cell is emptied once.
 *
 * @returns how many cells were emptied
 */
export async function takeBackQuotes({
  org,
  database,
  log,
}: {
  readonly org: OrgConnection;
  readonly database: Database;
  readonly log: Log;
}): Promise<number> {
  const shown = await readShownQuotes(org);
  const stale = await database.inOrg(org.orgId, async (tx) => {
    const wished = await wishedQuotes(
      tx,
      shown.map(({ key }) => key),
    );
    const found = shown.filter(({ key, lines }) => {
      const allowed = wished.get(key);
      return allowed !== undefined && lines.some((line) => !allowed.has(line));
    });
    // Before it is emptied, so that it is filled again whatever happens in between.
    const keys = found.map(({ key }) => key);
    await desireAgainOf(tx, 'Persona_Theme__c', keys);
    return found;
  });
  const emptied = stale.map(({ id }) => ({ Id: id, Quotes__c: null }));
  const results = await upsertAll(org, 'Persona_Theme__c', 'Id', emptied);
  const written = results.filter(({ outcome }) => outcome === 'written').length;
  const refused = results.length - written;
  if (refused > 0)
    log.warn({ refused }, 'quotes could not be taken back yet; the next round tries');
  return written;
}

/** The quotes that cells should show, by the key of the cell. */
async function wishedQuotes(
  tx: OrgTransaction,
  keys: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await tx
    .selectFrom('written_row')
    .select(['row_key', sql<string | null>`desired ->> 'Quotes__c'`.as('quotes')])
    .where('sobject', '=', 'Persona_Theme__c')
    .where('row_key', '=', anyOf(keys))
    .execute();
  return new Map(rows.map(({ row_key, quotes }) => [row_key, new Set((quotes ?? '').split('\n'))]));
}

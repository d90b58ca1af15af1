import { parseHistory } from '../release/release-history.ts';
import { readHistoryRow } from '../salesforce/history-row.ts';
import { findCheckpoints } from './checkpoint.ts';
import { forgetOrg } from './forget-org.ts';
import type { OrgSync } from './org-sync.ts';

/**
 * Empties a database that knows nothing of the last release that Salesforce tells of: it was restored
 * from a backup of before, and would release the same notes again, in other company and off the
 * calendar. What was released then comes back from Salesforce.
 */
export async function forgetIfOlderThanOrg(
  sync: Pick<OrgSync, 'org' | 'database' | 'log'>,
): Promise<void> {
  const { org, database, log } = sync;
  const history = parseHistory((await readHistoryRow(org))?.Releases__c ?? null);
  const lastThere = Math.max(0, ...(history?.releases ?? []).map(({ number }) => number));
  await database.inOrg(org.orgId, async (tx) => {
    // One that never read to the end takes over what Salesforce tells anyway.
    if ((await findCheckpoints(tx)).get('notes')?.isCaughtUp !== true) return;
    const last = await tx
      .selectFrom('release')
      .select(({ fn }) => fn.max('number').as('number'))
      .executeTakeFirst();
    const lastHere = last?.number ?? 0;
    if (lastThere <= lastHere) return;
    const rows = await forgetOrg(tx, 'service');
    log.warn(
      { lastHere, lastThere, rows },
      'this database is older than the last release; everything is read from Salesforce anew',
    );
  });
}

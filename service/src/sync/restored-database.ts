import type { OrgTransaction } from '../database/database.ts';
import { parseHistory } from '../release/release-history.ts';
import { readHistoryRow } from '../salesforce/history-row.ts';
import { findCheckpoints } from './checkpoint.ts';
import { isStatusDue } from './due-rows.ts';
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
  const lastThere = await lastReleaseOf(org);
  await database.inOrg(org.orgId, async (tx) => {
    // One that never read to the end takes over what Salesforce tells anyway.
    if ((await findCheckpoints(tx)).get('notes')?.isCaughtUp !== true) return;
    const lastHere = await lastReleaseIn(tx);
    if (lastThere <= lastHere) return;
    const rows = await forgetOrg(tx, 'service');
    log.warn(
      { lastHere, lastThere, rows },
      'this database is older than the last release; everything is read from Salesforce anew',
    );
  });
}

/**
 * For commands that write to Salesforce as the service does: what an older database believes would
 * take the place of what Salesforce knows.
 *
 * @throws Error if the database knows nothing of the last release that Salesforce tells of
 */
export async function refuseIfOlderThanOrg({
  org,
  database,
}: Pick<OrgSync, 'org' | 'database'>): Promise<void> {
  const lastThere = await lastReleaseOf(org);
  const lastHere = await database.inOrg(org.orgId, lastReleaseIn);
  if (lastThere <= lastHere) return;
  throw new Error(
    'This database is older than the last release that Salesforce tells of. Start the service: it reads ' +
      'everything anew, and its health page tells when it is done. Then run this again.',
  );
}

/** Whether Salesforce tells of our last release, so that a database restored from before it would be known. */
export async function isLastReleaseTold({
  org,
  database,
}: Pick<OrgSync, 'org' | 'database'>): Promise<boolean> {
  const lastHere = await database.inOrg(org.orgId, async (tx) =>
    (await isStatusDue(tx)) ? lastReleaseIn(tx) : 0,
  );
  // Asked there only where our last write of it did not go through.
  return lastHere === 0 || (await lastReleaseOf(org)) >= lastHere;
}

async function lastReleaseOf(org: OrgSync['org']): Promise<number> {
  const history = parseHistory((await readHistoryRow(org))?.Releases__c ?? null);
  return Math.max(0, ...(history?.releases ?? []).map(({ number }) => number));
}

async function lastReleaseIn(tx: OrgTransaction): Promise<number> {
  const last = await tx
    .selectFrom('release')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return last?.number ?? 0;
}

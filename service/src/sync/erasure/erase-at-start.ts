import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Log } from '../../log.ts';
import { readLedgerFile, readLedgerOrgs } from '../../privacy/erasure/ledger-file.ts';
import { loadErasures } from '../../privacy/erasure/ledger.ts';
import { findNamedNotes } from '../../privacy/erasure/named-notes.ts';
import { eraseAgain } from './erase-again.ts';

/** What a start erases again with: no org, since nobody leads yet and an org may be away. */
export interface StartingMeans {
  readonly database: Database;
  /** Asked for only where something was ever erased. */
  readonly secret: () => Promise<string>;
  readonly ledgerFile: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Erases again what the ledger file names and a restored database holds, before anybody is served. The
 * erasures stay unknown to the database: whoever leads first does them whole, with what Salesforce tells.
 *
 * @returns how many notes were found
 */
export async function eraseAtStart(means: StartingMeans): Promise<number> {
  const orgs = await readLedgerOrgs(means.ledgerFile);
  if (orgs.length === 0) return 0;
  const secret = await means.secret();
  let found = 0;
  for (const orgId of orgs) found += await eraseOfOrg(means, orgId, secret);
  if (found > 0) means.log.warn({ count: found }, 'erased notes of a restored database went again');
  return found;
}

async function eraseOfOrg(
  { database, ledgerFile, clock }: StartingMeans,
  orgId: string,
  secret: string,
): Promise<number> {
  const told = await readLedgerFile(ledgerFile, orgId);
  return database.inOrg(orgId, async (tx) => {
    const known = new Set((await loadErasures(tx)).map(({ id }) => id));
    const unknown = told.filter(({ id }) => !known.has(id));
    if (unknown.length === 0) return 0;
    const ids = await findNamedNotes(tx, secret, new Set(unknown.flatMap(({ notes }) => notes)));
    return eraseAgain(tx, { orgId, secret, now: clock(), isWhole: false }, unknown, ids);
  });
}

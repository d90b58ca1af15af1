import { sql } from 'kysely';
import { systemClock } from '../../service/src/clock.ts';
import { openDatabase, type OrgTransaction } from '../../service/src/database/database.ts';
import { createLog } from '../../service/src/log.ts';
import { connect } from '../../service/src/salesforce/connection.ts';
import { forgetOrg } from '../../service/src/sync/forget-org.ts';
import type { Place } from './place.ts';

const log = createLog({ level: 'error' });

/**
 * Empties what the database holds of the org, API tokens apart, in one transaction. The service that
 * runs on it, or the next one that starts, then reads everything again. Throws while there is something
 * that Salesforce does not know yet: it would be lost.
 */
export async function replaceRows(
  place: Place,
  say: (line: string) => void,
): Promise<{ readonly rows: number }> {
  const { salesforce } = place.config;
  const org = await connect(
    { ...salesforce, isSandbox: salesforce.environment === 'sandbox', timeoutMs: 30_000 },
    systemClock,
  );
  const database = openDatabase(place.databaseUrl, log);
  try {
    await database.check();
    const rows = await database.inOrg(org.orgId, async (tx) => {
      await takeLease(tx);
      await refuseWhileUnwritten(tx);
      return forgetOrg(tx, 'admin command');
    });
    say(
      'Emptied. The service reads everything again, now or when it is started; its health page tells when ' +
        'it is done.',
    );
    return { rows };
  } finally {
    await database.close();
  }
}

/** Waits for what the service is storing, and makes it begin anew: what it had in hand is void. */
async function takeLease(tx: OrgTransaction): Promise<void> {
  await sql`SELECT 1 FROM sync_lease FOR UPDATE`.execute(tx);
  await tx
    .updateTable('sync_lease')
    .set({ token: sql`gen_random_uuid()`, expires_at: sql`clock_timestamp()` })
    .execute();
}

async function refuseWhileUnwritten(tx: OrgTransaction): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM written_row
    WHERE written_hash IS DISTINCT FROM desired_hash
      -- All others follow from these.
      AND sobject IN ('Buyer_Note__c', 'Watercooler_Status__c')`.execute(tx);
  const count = rows[0]?.count ?? 0;
  if (count === 0) return;
  throw new Error(
    `${count} records are not written to Salesforce yet, and emptying the database now would lose ` +
      'what they should hold. Let the service write them first; its health page tells what holds it up.',
  );
}

import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import { createLease, type Fenced, type Lease, leaseRenewalMs } from './lease.ts';

/** The lease of an org, held until it is let go. */
export interface Lead extends Fenced {
  /** Lets the service go on, which begins anew. */
  end(): Promise<void>;
}

/** Others ask for the lease once a second, so one of them may be faster now and then. */
const tries = 10;

/**
 * Takes the lease of an org from whoever holds it, once what that process is storing is stored: for a
 * command that changes what the service believes to know.
 */
export async function takeLead(database: Database, org: OrgConnection): Promise<Lead> {
  const lease = createLease(database, org, () => performance.now());
  for (let left = tries; !(await takeFrom(database, org, lease)); left -= 1) {
    if (left === 0) {
      throw new Error('The service holds on to the org. Try again, or stop it for as long.');
    }
  }
  const renewing = setInterval(() => {
    // What needs the lease next will say what is wrong.
    lease.renew().catch(() => undefined);
  }, leaseRenewalMs);
  return {
    database: lease.database,
    org: lease.org,
    async end() {
      clearInterval(renewing);
      await lease.release();
    },
  };
}

async function takeFrom(
  database: Database,
  { orgId }: OrgConnection,
  lease: Lease,
): Promise<boolean> {
  await database.inOrg(orgId, async (tx) => {
    // Waits for the transactions of the holder, which keep the row.
    await sql`SELECT 1 FROM sync_lease FOR UPDATE`.execute(tx);
    await tx
      .updateTable('sync_lease')
      .set({ token: sql`gen_random_uuid()`, expires_at: sql`clock_timestamp()` })
      .execute();
  });
  return (await lease.acquire()) === 'taken';
}

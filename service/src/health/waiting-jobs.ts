import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';

/**
 * How many jobs of an org are to be done, or to be tried again. Row-level security does not reach the
 * queue's tables, so the org is named.
 */
export async function countWaitingJobs(tx: OrgTransaction, orgId: string): Promise<number> {
  const { rows: made } = await sql<{ isThere: boolean }>`
    SELECT to_regclass('jobs.job') IS NOT NULL AS "isThere"`.execute(tx);
  // A worker makes them when it first starts.
  if (!made[0]?.isThere) return 0;
  const { rows } = await sql<{ jobs: string }>`
    SELECT count(*) AS jobs FROM jobs.job
    WHERE right(name, 19) = ${`-${orgId}`} AND state IN ('created', 'retry')`.execute(tx);
  return Number(rows[0]?.jobs ?? 0);
}

import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Clock } from '../../service/src/clock.ts';
import type { Database } from '../../service/src/database/database.ts';

/** A look takes some seconds, and a release meanwhile would change all it looks at. */
const undisturbedMs = 9000;

/** A service that is always busy is looked at all the same. */
const atMostMs = 40_000;

/** Waits until everything is written to Salesforce and no release is about to run. */
export async function waitForQuiet(database: Database, orgId: string, clock: Clock): Promise<void> {
  const deadline = performance.now() + atMostMs;
  while (performance.now() < deadline && !(await isQuiet(database, orgId, clock))) await wait(250);
}

async function isQuiet(database: Database, orgId: string, clock: Clock): Promise<boolean> {
  const now = clock();
  const quietUntil = new Date(now.getTime() + undisturbedMs);
  const { rows } = await database.inOrg(orgId, (tx) =>
    sql`
      SELECT 1 FROM written_row
      WHERE written_hash IS DISTINCT FROM desired_hash AND (retry_at IS NULL OR retry_at <= ${now})
      UNION ALL SELECT 1 FROM release_calendar WHERE next_at <= ${quietUntil}
      LIMIT 1`.execute(tx),
  );
  return rows.length === 0;
}

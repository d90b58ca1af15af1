import type { Database } from '../../database/database.ts';
import type { Log } from '../../log.ts';
import type { Keeping } from './keeping.ts';
import { retain } from './retain.ts';

const dayMs = 24 * 3600_000;

/** Removes what is old, once a day and when a process begins to lead. */
export interface DailyRetention {
  /** Does it if it is due. What fails is told in the log and tried again the next day. */
  goOn(sync: {
    readonly database: Database;
    readonly org: { readonly orgId: string };
    readonly log: Log;
  }): Promise<void>;
}

/** Retention that was not done yet. */
export function createDailyRetention(keeping: Keeping, elapsedMs: () => number): DailyRetention {
  let dueAt = Number.NEGATIVE_INFINITY;
  return {
    async goOn({ database, org, log }) {
      if (elapsedMs() < dueAt) return;
      dueAt = elapsedMs() + dayMs;
      const asked = { database, orgId: org.orgId, keeping, isDryRun: false } as const;
      await retain({ ...asked, actor: 'service' }).catch((error: unknown) =>
        log.error({ err: error }, 'what is old could not be removed; it is tried again in a day'),
      );
    },
  };
}

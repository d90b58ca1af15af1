import type { Database } from '../../database/database.ts';
import type { Insight } from '../../insight/worker/insight.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { connect, type OrgConnection } from '../../salesforce/connection.ts';
import type { SyncDependencies } from '../worker.ts';

/** A place where the synchronisation waits for something outside of itself. */
export interface Crossing {
  readonly side: 'database' | 'salesforce' | 'jobs' | 'insight';
  /** Such as `before commit` or `after PATCH /composite/sobjects/Buyer_Note__c/Id`. */
  readonly what: string;
  /** Whether a transaction is open: nothing may then be awaited that waits for one of its locks. */
  readonly isInTransaction: boolean;
}

/** Is told each crossing as it is reached. Where it throws, the call ends there. */
export type AtCrossing = (crossing: Crossing) => void | Promise<void>;

/** What a process finds everywhere once it was killed. */
export class Crashed extends Error {
  constructor() {
    super('This process was killed.');
  }
}

/**
 * The same dependencies, with every crossing told: before each call, when its effect is there but the
 * caller does not know yet, and before each commit.
 */
export function watchCrossings(
  dependencies: SyncDependencies,
  atCrossing: AtCrossing,
): SyncDependencies {
  let openTransactions = 0;
  const tell = async (side: Crossing['side'], what: string): Promise<void> =>
    atCrossing({ side, what, isInTransaction: openTransactions > 0 });

  async function around<T>(
    side: Crossing['side'],
    what: string,
    call: () => Promise<T>,
  ): Promise<T> {
    await tell(side, `before ${what}`);
    const result = await call();
    await tell(side, `after ${what}`);
    return result;
  }

  const { database, jobs, insight } = dependencies;
  const watchedDatabase: Database = {
    ...database,
    inOrg: (orgId, work) =>
      around('database', 'transaction', () =>
        database.inOrg(orgId, async (tx) => {
          openTransactions += 1;
          try {
            const result = await work(tx);
            await tell('database', 'before commit');
            return result;
          } finally {
            openTransactions -= 1;
          }
        }),
      ),
  };
  const watchedJobs: JobQueue = {
    ...jobs,
    open: (orgId) => around('jobs', 'open', () => jobs.open(orgId)),
    send: (...job) => around('jobs', 'send', () => jobs.send(...job)),
  };
  const watchedInsight: Insight = {
    ...insight,
    redact: (...notes) => around('insight', 'redact', () => insight.redact(...notes)),
    embed: (texts) => around('insight', 'embed', () => insight.embed(texts)),
    file: (...notes) => around('insight', 'file', () => insight.file(...notes)),
    findNear: (...notes) => around('insight', 'findNear', () => insight.findNear(...notes)),
  };
  const connectTo = dependencies.connect ?? connect;
  return {
    ...dependencies,
    database: watchedDatabase,
    jobs: watchedJobs,
    insight: watchedInsight,
    connect: async (...settings) => {
      const org = await around('salesforce', 'sign-in', () => connectTo(...settings));
      const watched: OrgConnection = {
        ...org,
        call: (method, path, body) =>
          around('salesforce', `${method} ${path.split('?')[0]}`, () =>
            org.call(method, path, body),
          ),
      };
      return watched;
    },
  };
}

/** Lets a process live until it is told to die, at once or some crossings later. */
export interface Fuse {
  readonly atCrossing: AtCrossing;
  /** From the crossing after so many more on, every call throws `Crashed`. */
  burn(crossings: number): void;
  /** How many crossings there were so far. */
  count(): number;
  readonly isBurnt: boolean;
}

/** A fuse that does not burn yet. */
export function createFuse(): Fuse {
  let count = 0;
  let end = Number.POSITIVE_INFINITY;
  return {
    atCrossing() {
      count += 1;
      if (count > end) throw new Crashed();
    },
    burn: (crossings) => void (end = count + crossings),
    count: () => count,
    get isBurnt() {
      return count > end;
    },
  };
}

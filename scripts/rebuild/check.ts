import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../service/src/clock.ts';
import { type Database, openDatabase } from '../../service/src/database/database.ts';
import type { Insight } from '../../service/src/insight/worker/insight.ts';
import { startInsight } from '../../service/src/insight/worker/start-insight.ts';
import { createJobQueue } from '../../service/src/jobs/queue.ts';
import { createLog } from '../../service/src/log.ts';
import { connect } from '../../service/src/salesforce/connection.ts';
import { startSync } from '../../service/src/sync/worker.ts';
import { compareRows, readRows, type TableDifference } from './compare.ts';
import type { Place } from './place.ts';
import { waitForQuiet } from './quiet.ts';
import { openScratch } from './scratch.ts';
import { withoutWrites } from './without-writes.ts';

/** What a rebuild would change. */
export interface RebuildCheck {
  readonly notes: number;
  /** Records in Salesforce that do not hold what a rebuilt service would write. */
  readonly writes: number;
  readonly tables: Readonly<Record<string, TableDifference>>;
  /** How many rows are different in all. */
  readonly different: number;
}

/** Notes arrive and releases run while we look; what differs is looked at again. */
const looks = 4;
const betweenLooksMs = 3000;

const log = createLog({ level: 'error' });

/**
 * Rebuilds the org's state into a database of its own, without a write to Salesforce, and compares it
 * with what the service holds, row by row. The database is dropped afterwards.
 */
export async function checkRebuild(
  place: Place,
  say: (line: string) => void,
): Promise<RebuildCheck> {
  say('Loading what reads notes …');
  const insight = await startInsight({ modelPath: place.config.embeddingModel }, { log });
  const held = openDatabase(place.databaseUrl, log);
  try {
    await held.check();
    const orgId = await orgIdOf(place);
    for (let look = 1; ; look += 1) {
      const found = await lookOnce(place, { insight, held, orgId }, say);
      const isSame = found.different === 0 && found.writes === 0;
      if (isSame || look === looks) return found;
      say('Something is different. Looking again, as it may have changed meanwhile …');
      await wait(betweenLooksMs);
    }
  } finally {
    await held.close();
    await insight.close();
  }
}

interface Looking {
  readonly insight: Insight;
  readonly held: Database;
  readonly orgId: string;
}

async function lookOnce(
  place: Place,
  { insight, held, orgId }: Looking,
  say: (line: string) => void,
): Promise<RebuildCheck> {
  say('Rebuilding from Salesforce into a database of its own …');
  const scratch = await openScratch(place);
  try {
    const rebuilt = openDatabase(scratch.url, log);
    const jobs = await createJobQueue(scratch.url, log);
    await waitForQuiet(held, orgId, place.clock);
    let writes = 0;
    try {
      const sync = await startSync({
        config: place.config,
        database: rebuilt,
        jobs,
        insight,
        clock: place.clock,
        log,
        areReleasesHeld: true,
        connect: async (...settings) =>
          withoutWrites(await connect(...settings), (sobjects) => {
            writes += sobjects.filter((sobject) => sobject !== statusRecord).length;
          }),
      });
      try {
        await sync.pollNow();
        const options = { isHashed: true };
        const rows = await readRows(held, orgId, options);
        const tables = compareRows(rows, await readRows(rebuilt, orgId, options));
        const different = Object.values(tables).reduce((sum, table) => sum + table.different, 0);
        return { notes: tables['note']?.rows ?? 0, writes, tables, different };
      } finally {
        await sync.stop();
      }
    } finally {
      await jobs.stop();
      await rebuilt.close();
    }
  } finally {
    await scratch.drop();
  }
}

async function orgIdOf({ config: { salesforce } }: Place): Promise<string> {
  const isSandbox = salesforce.environment === 'sandbox';
  return (await connect({ ...salesforce, isSandbox, timeoutMs: 30_000 }, systemClock)).orgId;
}

/** It tells the day on which it was looked up who can read notes, and that is done anew. */
const statusRecord = 'Watercooler_Status__c';

import {
  both,
  checkNotes,
  countOf,
  checkRebuilt,
  checkRecords,
  type Findings,
  nothingFound,
} from './check.ts';
import type { Poller } from './poller-process.ts';
import { endFaults, settle } from './settle.ts';
import type { World } from './world.ts';

export interface JudgeOptions {
  /** Also makes a database from nothing and compares: the costliest check. */
  readonly isRebuilding: boolean;
}

/**
 * Ends the faults, lets one healthy process work until it is quiet, and tells what is wrong then.
 * Purged notes may take a sweep to be noticed; everything else may not.
 */
export async function judge(world: World, { isRebuilding }: JudgeOptions): Promise<Findings> {
  await endFaults(world);
  const poller = await settle(world, world.poller({ changesPerPage: 200 }));
  let findings = await judgeSettled(world, poller);

  const written = await writesOf(world);
  await poller.tell({ kind: 'sweep' });
  await poller.kill();
  if (isRebuilding) {
    const database = await world.emptyDatabase();
    const again = world.poller({ database, changesPerPage: 2000 });
    await settle(world, again);
    await again.kill();
    findings = both(findings, await checkRebuilt(world, database));
  }
  const more = (await writesOf(world)) - written;
  if (more === 0) return findings;
  return { ...findings, drift: [...findings.drift, `${more} records written without need`] };
}

/**
 * Tells what is wrong though one healthy process has nothing left to do, and what still is after a sweep.
 * Purged notes may take one to be noticed; everything else must be right before it.
 */
export async function judgeSettled(world: World, poller: Poller): Promise<Findings> {
  const before = both(await checkNotes(world), await checkRecords(world));
  if (countOf(before) === 0) return before;
  await poller.tell({ kind: 'sweep' });
  await settle(world, poller);
  const after = both(await checkNotes(world), await checkRecords(world));
  return both({ ...nothingFound, lost: before.lost, stale: before.stale }, after);
}

/** How many changes of the integration user the org has seen; its status record tells of time too. */
async function writesOf(world: World): Promise<number> {
  const [row] = await world.ask(
    `SELECT count(*)::int AS n FROM org_truth
     WHERE sobject <> 'Watercooler_Status__c' AND user_id IN (
       SELECT id FROM org_record WHERE sobject = 'User'
         AND fields->>'Username' LIKE 'integration@%')`,
    world.orgDatabase,
  );
  return Number(row?.['n']);
}

import { record } from '../audit/audit.ts';
import type { OrgTransaction } from '../database/database.ts';
import { findErasedAmong } from '../privacy/erasure/ledger.ts';
import { quarterOf } from '../privacy/release/quarter.ts';
import { smallestGroup } from '../privacy/release/smallest-group.ts';
import { countActive, fixGroup, groupInForce } from '../release/group-size.ts';
import { lockForRelease } from '../release/lock.ts';
import { forgetOldReleases } from '../release/stored-history.ts';
import { releaseProposals } from '../release/proposals.ts';
import { findLookedAtGone, forgetLookedAt } from '../release/looked-at-notes.ts';
import { type ReleaseDone, runRelease } from '../release/run-release.ts';
import { moveOn, nextDue } from '../release/schedule.ts';
import { publishedObjects } from '../salesforce/keyed-rows.ts';
import { countReps } from '../salesforce/rep-rows.ts';
import { loadCodebook } from './codebook.ts';
import { isStatusDue } from './due-rows.ts';
import { desireNotes } from './note-wishes.ts';
import { type OrgSync, writeBackAfterSeconds } from './org-sync.ts';
import { desireReasons } from './release-reasons.ts';
import {
  createProposedPersonas,
  findProposedPersonas,
  readUnmatchedTitles,
} from './persona-proposals.ts';
import { desireCells, desirePersonas, desireStatus } from './release-wishes.ts';
import { isLastReleaseTold } from './restored-database.ts';
import { findTaught, teachReleased } from './taught-words.ts';
import { createProposedThemes, desireProposedThemes, discoverThemes } from './theme-proposals.ts';
import { writeBack } from './write-back.ts';
import { desireAgain } from './written-rows.ts';

/** Releases if the calendar says so and Salesforce can be told; of several processes, one does. */
export async function releaseIfDue(sync: OrgSync): Promise<ReleaseDone | null> {
  const now = sync.clock();
  // Where the one before was cut off: what it proposed belongs into the codebook.
  await createProposedThemes(sync);
  if (!(await isDue(sync, now))) return null;
  return release(sync, now, (tx) => isDueIn(tx, sync, now));
}

/** Releases now if Salesforce can be told, whatever the calendar says, as of a moment whose quarter counts. */
export async function releaseAt(sync: OrgSync, at: Date): Promise<ReleaseDone | null> {
  return release(sync, at, () => Promise.resolve(true));
}

async function release(
  sync: OrgSync,
  at: Date,
  isStillWanted: (tx: OrgTransaction) => Promise<boolean>,
): Promise<ReleaseDone | null> {
  const { org, database, secret, calendar, minimumGroup } = sync;
  const { orgId } = org;
  if (!(await canTellOfRelease(sync))) return null;
  const quarter = quarterOf(at);
  const active = await activeContributors(sync, quarter);
  const unmatched = await readUnmatchedTitles(sync);
  // Slow, so before the lock; the smallest k there can be, since what is found is judged again.
  const discovery = await discoverThemes(sync, smallestGroup(active, minimumGroup));
  const released = await database.inOrg(orgId, async (tx) => {
    await lockForRelease(tx, orgId);
    // Another process may have been faster while this one waited.
    if (!(await isStillWanted(tx))) return null;
    const k = await fixGroup(tx, orgId, quarter, active, minimumGroup);
    const taughtBefore = await findTaught(tx, orgId);
    const personas = await findProposedPersonas(tx, unmatched, k);
    // The sample has one note be enough, for its story to be told in a minute.
    const isSample = calendar.kind === 'sample';
    const done = await runRelease(tx, orgId, at, k, isSample);
    await record(tx, {
      actor: 'service',
      action: 'release',
      told: { release: done.releaseId, k, batches: done.batches },
    });
    const themes = await releaseProposals(tx, orgId, discovery, k, isSample);
    await forgetOldReleases(tx);
    await moveOn(tx, orgId, calendar, sync.clock());

    const codebook = await loadCodebook(tx);
    const teaching = await teachReleased(tx, sync, codebook, taughtBefore);
    const nextAt = await nextDue(tx, orgId, calendar, sync.clock());
    const changed = new Set([...done.changedNoteIds, ...teaching, ...themes.changedNoteIds]);
    await desireNotes(tx, orgId, [...changed], codebook);
    // Their records keep in mind what a release made of them, and nothing else needs to.
    const gone = await findLookedAtGone(tx);
    await forgetLookedAt(tx, await findErasedAmong(tx, secret, gone));
    await desireProposedThemes(tx, orgId, themes, codebook);
    await desirePersonas(tx, orgId, codebook);
    await desireCells(tx, orgId, secret, codebook);
    await desireReasons(tx, orgId, secret, codebook);
    await desireStatus(tx, orgId, { calendar, k, nextAt });
    // All of them, changed or not, so that no time stamp tells what a release changed.
    await desireAgain(tx, ['Buyer_Persona__c', ...publishedObjects, 'Watercooler_Status__c']);
    await sync.jobs.send(tx, 'write-back', { orgId }, { startAfterSeconds: writeBackAfterSeconds });
    return { done, personas };
  });
  if (released === null) return null;
  // Before Salesforce shows anything of it: a database restored from before it is known by that alone.
  await writeBack(sync, ['Watercooler_Status__c']);
  await createProposedThemes(sync);
  // Else the next release proposes them anew.
  if (await isLastReleaseTold(sync)) await createProposedPersonas(sync, released.personas);
  return released.done;
}

/**
 * Whether Salesforce takes the status record now. A release waits while it does not: nothing of it could be
 * shown, and of what is due after it only that words are taken back could be written.
 */
async function canTellOfRelease(sync: OrgSync): Promise<boolean> {
  const { org, database } = sync;
  await database.inOrg(org.orgId, async (tx) => {
    // One that was refused a moment ago waits for its time.
    if (!(await isStatusDue(tx))) await desireAgain(tx, ['Watercooler_Status__c']);
  });
  await writeBack(sync, ['Watercooler_Status__c']);
  return !(await database.inOrg(org.orgId, isStatusDue));
}

/** Says in Salesforce what k is, how often releases happen and when the next one is due. */
export async function refreshStatus(sync: OrgSync): Promise<void> {
  const { org, database, calendar, minimumGroup } = sync;
  const now = sync.clock();
  const quarter = quarterOf(now);
  const inForce = await database.inOrg(org.orgId, (tx) => groupInForce(tx, quarter, minimumGroup));
  const k = inForce ?? smallestGroup(await activeContributors(sync, quarter), minimumGroup);
  await database.inOrg(org.orgId, async (tx) => {
    const nextAt = await nextDue(tx, org.orgId, calendar, now);
    await desireStatus(tx, org.orgId, { calendar, k, nextAt });
  });
}

function isDue(sync: OrgSync, now: Date): Promise<boolean> {
  return sync.database.inOrg(sync.org.orgId, (tx) => isDueIn(tx, sync, now));
}

async function isDueIn(tx: OrgTransaction, sync: OrgSync, now: Date): Promise<boolean> {
  return (await nextDue(tx, sync.org.orgId, sync.calendar, now)) <= now;
}

async function activeContributors(sync: OrgSync, quarter: string): Promise<number> {
  const authors = await sync.database.inOrg(sync.org.orgId, (tx) => countActive(tx, quarter));
  return authors ?? countReps(sync.org);
}

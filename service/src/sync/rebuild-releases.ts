import { z } from 'zod';
import { quarterOf } from '../privacy/release/quarter.ts';
import { reviewReasons } from '../privacy/release/reasons.ts';
import { reviewBatches } from '../privacy/release/review.ts';
import { adoptGroup } from '../release/group-size.ts';
import { lockForRelease } from '../release/lock.ts';
import { publish } from '../release/publish.ts';
import { loadStandingReasons, publishReasons } from '../release/reason-ledger.ts';
import { loadStandingBatches } from '../release/standing-batches.ts';
import { publishedObjects, readPublishedIds, readStatus } from '../salesforce/keyed-rows.ts';
import { loadCodebook } from './codebook.ts';
import { desireNotes } from './note-wishes.ts';
import type { OrgSync } from './org-sync.ts';
import { desireReasons } from './release-reasons.ts';
import { desireCells, desirePersonas } from './release-wishes.ts';
import type { Adoption } from './take-in-slice.ts';
import { desire } from './written-rows.ts';

/**
 * What Salesforce knows of earlier releases, from its status record. The k of the last one is taken
 * over at once: it holds for the whole quarter, and what was released need not have left a mark.
 */
export async function releasedBefore({ org, database, clock }: OrgSync): Promise<Adoption> {
  const status = await readStatus(org);
  const releasedAt = status?.Last_Release_On__c ?? null;
  const k = groupSize.safeParse(status?.K__c);
  if (releasedAt !== null && k.success) {
    await database.inOrg(org.orgId, (tx) =>
      adoptGroup(tx, org.orgId, quarterOf(releasedAt), k.data),
    );
  }
  return { releasedAt: releasedAt ?? clock() };
}

/** A smaller one cannot be ours. */
const groupSize = z.number().int().min(3);

/**
 * Publishes again what the adopted notes say was published: the way back after our database was
 * lost. Records that no batch stands behind are blanked.
 */
export async function rebuildReleases(sync: OrgSync, adoption: Adoption): Promise<void> {
  const { org, database, secret } = sync;
  const records = await Promise.all(
    publishedObjects.map(async (sobject) =>
      [...(await readPublishedIds(org, sobject))].map(([rowKey, recordId]) => ({
        sobject,
        rowKey,
        recordId,
        fields: {},
      })),
    ),
  );
  await database.inOrg(org.orgId, async (tx) => {
    await lockForRelease(tx, org.orgId);
    const batches = await loadStandingBatches(tx);
    const quarter = batches
      .map((batch) => batch.quarter)
      .sort()
      .at(-1);
    if (quarter !== undefined) {
      // Numbers of a note that left since then stay until the next release, unless they are too
      // small to show: the note itself could not be adopted.
      const { kept, takenBack } = reviewBatches(batches);
      const day = adoption.releasedAt.toISOString().slice(0, 10);
      await publish(tx, org.orgId, kept, quarter, day);
      const returned = new Set(takenBack.flatMap((batch) => batch.notes.map((note) => note.id)));
      const reasons = reviewReasons((await loadStandingReasons(tx)).batches, returned);
      await publishReasons(tx, org.orgId, reasons.kept);
    }
    const codebook = await loadCodebook(tx);
    await desire(tx, org.orgId, records.flat());
    await desireCells(tx, org.orgId, secret, codebook);
    await desireReasons(tx, org.orgId, secret, codebook);
    await desirePersonas(tx, org.orgId, codebook);
    const released = await tx.selectFrom('released_note').select('note_id').execute();
    await desireNotes(
      tx,
      org.orgId,
      released.map((row) => row.note_id),
      codebook,
    );
  });
}

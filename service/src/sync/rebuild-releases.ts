import { z } from 'zod';
import type { OrgTransaction } from '../database/database.ts';
import { quarterOf } from '../privacy/release/quarter.ts';
import type { Batch } from '../privacy/release/batch.ts';
import { publishedLedger, publishedOrg } from '../privacy/release/published.ts';
import { reviewReasons } from '../privacy/release/reasons.ts';
import { isBacked } from '../privacy/release/review.ts';
import { adoptGroups } from '../release/group-size.ts';
import { lastRelease } from '../release/last-release.ts';
import { lockForRelease } from '../release/lock.ts';
import { publish, publishLedger } from '../release/publish.ts';
import { loadStandingReasons } from '../release/reason-ledger.ts';
import { parseHistory } from '../release/release-history.ts';
import { adoptNext } from '../release/schedule.ts';
import { forgetShownWords, onlyShownWords } from '../release/shown-words.ts';
import { loadStandingBatches } from '../release/standing-batches.ts';
import { adoptHistory } from '../release/stored-history.ts';
import { readHistoryRow } from '../salesforce/history-row.ts';
import { readWrittenRecords } from '../salesforce/written-records.ts';
import { loadCodebook } from './codebook.ts';
import { desireNotes } from './note-wishes.ts';
import type { OrgSync } from './org-sync.ts';
import { desireReasons } from './release-reasons.ts';
import { desireCells, desirePersonas, type PersonaTexts } from './release-wishes.ts';
import { observeAll } from './sweep.ts';
import type { Adoption } from './take-in-notes.ts';
import { desire, type DesiredRow } from './written-rows.ts';

/**
 * What Salesforce knows of earlier releases, from its status record, taken over at once: when they were,
 * the k of their quarters, the notes that left since, and when the next one is due.
 */
export async function releasedBefore({ org, database, clock }: OrgSync): Promise<Adoption> {
  const status = await readHistoryRow(org);
  const releasedAt = status?.Last_Release_On__c ?? null;
  const nextAt = status?.Next_Release_On__c ?? null;
  const history = parseHistory(status?.Releases__c ?? null);
  const k = groupSize.safeParse(status?.K__c);
  const calendar = calendarShape.safeParse({
    kind: status?.Calendar__c,
    everySeconds: status?.Release_Interval_Seconds__c,
  });
  await database.inOrg(org.orgId, async (tx) => {
    if (history !== null) await adoptHistory(tx, org.orgId, history);
    // A service of an earlier version left no history.
    else if (releasedAt !== null && k.success) {
      await adoptGroups(tx, org.orgId, [{ quarter: quarterOf(releasedAt), k: k.data }]);
    }
    if (nextAt !== null && calendar.success) {
      await adoptNext(tx, org.orgId, calendar.data, nextAt);
    }
  });
  return { releasedAt: releasedAt ?? clock() };
}

/** A smaller one cannot be ours. */
const groupSize = z.number().int().min(3);

const calendarShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('monthly') }),
  z.object({ kind: z.literal('weekly') }),
  z.object({ kind: z.literal('sample'), everySeconds: z.number().int().min(1) }),
]);

/**
 * Publishes again what the adopted notes say was published: the way back after our database was
 * lost. All is as the last release left it, numbers of notes that are gone since included, as they
 * are taken out by releases only. Records that no batch stands behind are blanked.
 */
export async function rebuildReleases(sync: OrgSync): Promise<void> {
  const { org, database, secret } = sync;
  const records = await readWrittenRecords(org);
  await database.inOrg(org.orgId, async (tx) => {
    await lockForRelease(tx, org.orgId);
    await publishAgain(tx, org.orgId);
    const codebook = await loadCodebook(tx);
    await desire(tx, org.orgId, wishesFrom(records));
    await desireCells(tx, org.orgId, secret, codebook);
    await desireReasons(tx, org.orgId, secret, codebook);
    await desirePersonas(tx, org.orgId, codebook, personaTexts(records));
    const released = await tx
      .selectFrom('released_note')
      .innerJoin('note', 'note.note_id', 'released_note.note_id')
      .select('note.note_id as id')
      .execute();
    const ids = released.map((row) => row.id);
    await desireNotes(tx, org.orgId, ids, codebook);
    await observeAll(tx, sync, records);
  });
}

type WrittenRecords = Awaited<ReturnType<typeof readWrittenRecords>>;

/** Every record of ours, to hold what it holds until something is known to say otherwise. */
function wishesFrom(records: WrittenRecords): DesiredRow[] {
  return (['Persona_Theme__c', 'Persona_Reason__c', 'Watercooler_Status__c'] as const).flatMap(
    (sobject) =>
      (records.get(sobject) ?? []).flatMap(({ id: recordId, key: rowKey, fields }) =>
        rowKey === null ? [] : [{ sobject, rowKey, recordId, fields }],
      ),
  );
}

function personaTexts(records: WrittenRecords): Map<string, PersonaTexts> {
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return new Map(
    (records.get('Buyer_Persona__c') ?? []).map(({ id, fields }) => [
      id,
      { stops: textOf(fields['What_Stops_Them__c']), story: textOf(fields['Story__c']) },
    ]),
  );
}

async function publishAgain(tx: OrgTransaction, orgId: string): Promise<void> {
  const last = await lastRelease(tx);
  if (last === null) return;
  const standing = (await loadStandingBatches(tx)).map(asReleased);
  // Where a release was cut off while it was written back, what is too small does not show.
  const whole = (await onlyShownWords(tx, standing)).filter(isBacked);
  const shown = publishedOrg(whole, last.quarter, new Set(whole.flatMap(idsOf)));
  await publish(tx, orgId, shown, last.releasedAt.toISOString().slice(0, 10));
  const stands = new Set(whole.flatMap(idsOf));
  const returned = new Set(standing.flatMap(idsOf).filter((id) => !stands.has(id)));
  const reasons = (await loadStandingReasons(tx)).batches.map(asReleased);
  const { kept } = reviewReasons(reasons, { returned, crowdsNow: new Map(), bandsTold: new Map() });
  await publishLedger(tx, orgId, publishedLedger(kept, shown));
  await forgetShownWords(tx);
}

function idsOf({ notes }: Batch): string[] {
  return notes.map((note) => note.id);
}

/** A batch as its release left it: what was withdrawn since counts until the next one. */
function asReleased<B extends { readonly notes: readonly { readonly isWithdrawn: boolean }[] }>(
  batch: B,
): B {
  return { ...batch, notes: batch.notes.map((note) => ({ ...note, isWithdrawn: false })) };
}

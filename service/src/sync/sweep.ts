import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { notesAfterId } from '../salesforce/note-rows.ts';
import { idsPerCall, readTogether } from '../salesforce/read-together.ts';
import { readWrittenRecords } from '../salesforce/written-records.ts';
import { slices } from '../slices.ts';
import { findCheckpoints, setCheckpoint } from './checkpoint.ts';
import { observe } from './observed-rows.ts';
import type { OrgSync } from './org-sync.ts';
import { takeInAgain, takeInNotes } from './take-in-notes.ts';

/** At this hour (UTC) of a day or later it is swept, once. */
const sweepHour = 1;

/**
 * Compares everything we hold with everything there is, once a day, a page at a time: for what no
 * stream of changes tells. A row purged from the recycle bin, one that became visible late, a
 * record written by a process that had lost the lease, a title or deal that changed without its note.
 */
export interface Sweep {
  /**
   * Does the next part of a sweep, if one is due or under way; one call or two.
   *
   * @returns whether there is more to do
   */
  goOn(sync: OrgSync): Promise<boolean>;
  /** Begins a sweep with the next part, whenever the last one was. */
  demand(): void;
}

/** A sweep that is not under way. One cut off by a crash begins anew. */
export function createSweep(): Sweep {
  let isDemanded = false;
  let doneUntil: string | null = null;
  /** Asked of the database once; then it is known here. */
  let sweptDay: string | null = null;

  async function isDue(sync: OrgSync): Promise<boolean> {
    if (isDemanded) return true;
    const today = dayOf(sync.clock());
    sweptDay ??= await findSweptDay(sync);
    // Not only later days: a clock that was wrong for a while must not put sweeps off.
    return sweptDay !== today;
  }

  return {
    demand() {
      isDemanded = true;
      doneUntil = null;
    },
    async goOn(sync) {
      if (doneUntil === null) {
        if (!(await isDue(sync))) return false;
        await observeRecords(sync);
        doneUntil = '';
      }
      doneUntil = await sweepPage(sync, doneUntil);
      if (doneUntil !== null) return true;
      isDemanded = false;
      sweptDay = await noteSwept(sync);
      return false;
    },
  };
}

/** @returns the Id that the page ended with, or null where it was the last */
async function sweepPage(sync: OrgSync, afterId: string): Promise<string | null> {
  const after = afterId === '' ? '000000000000000000' : afterId;
  const [{ rows }] = await readTogether(sync.org, [notesAfterId(after, sync.changesPerPage)]);
  await takeInNotes(sync, rows, { adoption: null, isStream: false });
  const last = rows.at(-1)?.Id ?? null;
  const isEnd = rows.length < sync.changesPerPage;
  const there = new Set(rows.map((row) => row.Id));
  const held = await heldBetween(sync, afterId, isEnd ? null : last);
  const missing = held.filter((id) => !there.has(id));
  // Looked at one by one: what another order of Ids leaves out is not gone.
  for (const slice of slices(missing, idsPerCall)) await takeInAgain(sync, slice);
  return isEnd ? null : last;
}

/** Notes that we hold, or that stand in a batch, by Id; to the end where there is no last one. */
async function heldBetween(sync: OrgSync, after: string, last: string | null): Promise<string[]> {
  const { rows } = await sync.database.inOrg(sync.org.orgId, (tx) =>
    sql<{ note_id: string }>`
      SELECT note_id FROM note
        WHERE note_id COLLATE "C" > ${after}
          AND (${last}::text IS NULL OR note_id COLLATE "C" <= ${last})
      UNION SELECT note_id FROM released_note
        WHERE NOT is_gone AND note_id COLLATE "C" > ${after}
          AND (${last}::text IS NULL OR note_id COLLATE "C" <= ${last})`.execute(tx),
  );
  return rows.map((row) => row.note_id);
}

/** Sees to it that the published records hold what they should. */
export async function observeRecords(sync: OrgSync): Promise<void> {
  const records = await readWrittenRecords(sync.org);
  await sync.database.inOrg(sync.org.orgId, (tx) => observeAll(tx, sync, records));
}

/** Notes what these records were read to hold, in the caller's transaction. */
export async function observeAll(
  tx: OrgTransaction,
  { org, clock }: Pick<OrgSync, 'org' | 'clock'>,
  records: Awaited<ReturnType<typeof readWrittenRecords>>,
): Promise<void> {
  for (const [sobject, rows] of records) {
    const isByKey = sobject !== 'Buyer_Persona__c';
    const seen = rows.flatMap(({ id, key, fields }) => {
      const rowKey = isByKey ? key : id;
      return rowKey === null ? [] : [{ rowKey, recordId: id, fields }];
    });
    await observe(tx, org.orgId, sobject, seen, clock());
  }
}

/** The day that a sweep at this moment belongs to. */
function dayOf(now: Date): string {
  return new Date(now.getTime() - sweepHour * 3600_000).toISOString().slice(0, 10);
}

async function findSweptDay({ database, org }: OrgSync): Promise<string> {
  const checkpoints = await database.inOrg(org.orgId, findCheckpoints);
  return checkpoints.get('sweep')?.modifiedAt.toISOString().slice(0, 10) ?? '';
}

/** Keeps that everything was just compared, or read for the first time. Gives the day it counts for. */
export async function noteSwept({ database, org, clock }: OrgSync): Promise<string> {
  const day = dayOf(clock());
  const to = { modifiedAt: new Date(day), recordId: '' };
  await database.inOrg(org.orgId, (tx) => setCheckpoint(tx, org.orgId, 'sweep', to));
  return day;
}

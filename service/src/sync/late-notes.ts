import type { OrgTransaction } from '../database/database.ts';
import { findHeld } from '../notes/stored-notes.ts';
import {
  countErasedStamps,
  findErasedStamps,
  noteOnlyErasedSeen,
} from '../privacy/erasure/ledger.ts';
import { type After, changedNotes, type NoteRow, type NoteStamp } from '../salesforce/note-rows.ts';
import { readTogether } from '../salesforce/read-together.ts';
import type { OrgSync } from './org-sync.ts';
import { takeInAgain, takeInNotes } from './take-in-notes.ts';

/** A stretch of time, both ends included, by the stamps of notes. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** What Salesforce says of a stretch without telling what the notes say. */
export interface Told {
  /** How many notes were last changed in it. */
  readonly count: number;
  /** The oldest of them, as many as a query gives. */
  readonly notes: readonly NoteStamp[];
}

/**
 * Reads a stretch again if Salesforce tells of other notes in it than we hold: a row that became visible
 * late, or one that went without a trace.
 *
 * @returns how many notes were taken in or removed
 */
export async function readLateNotes(sync: OrgSync, stretch: Stretch, told: Told): Promise<number> {
  if (await isAsTold(sync, stretch, told)) return 0;
  const found = new Set<string>();
  let taken = 0;
  let after: After = stretch.from;
  for (;;) {
    const [page] = await readTogether(sync.org, [changedNotes(after, sync.changesPerPage)]);
    const rows: readonly NoteRow[] = page.rows;
    const inside: readonly NoteRow[] = rows.filter((row) => row.SystemModstamp <= stretch.to);
    taken += await takeInNotes(sync, inside, { adoption: null, isStream: false });
    for (const row of inside) found.add(row.Id);
    const last = rows.at(-1);
    if (last === undefined || inside.length < sync.changesPerPage) break;
    after = { modifiedAt: last.SystemModstamp, recordId: last.Id };
  }
  await sync.database.inOrg(sync.org.orgId, (tx) =>
    noteOnlyErasedSeen(tx, sync.secret, stretch, [...found]),
  );
  const missing = (await heldIn(sync, stretch)).filter((id) => !found.has(id));
  return taken + (await takeInAgain(sync, missing));
}

/** How many notes we hold of a stretch. */
export async function countHeld(tx: OrgTransaction, { from, to }: Stretch): Promise<number> {
  const { held } = await tx
    .selectFrom('note')
    .select((note) => note.fn.countAll<string>().as('held'))
    .where('modified_at', '>=', from)
    .where('modified_at', '<=', to)
    .executeTakeFirstOrThrow();
  return Number(held);
}

async function isAsTold(sync: OrgSync, stretch: Stretch, told: Told): Promise<boolean> {
  return sync.database.inOrg(sync.org.orgId, async (tx) => {
    const erased = await countErasedStamps(tx, stretch.from, stretch.to);
    if ((await countHeld(tx, stretch)) + erased !== told.count) return false;
    const ids = told.notes.map((note) => note.Id);
    const listed = await findHeld(tx, ids);
    const leftOut = await findErasedStamps(tx, sync.secret, erased === 0 ? [] : ids);
    return told.notes.every((note) => {
      const seenAt = listed.get(note.Id)?.modifiedAt ?? leftOut.get(note.Id);
      return seenAt?.getTime() === note.SystemModstamp.getTime();
    });
  });
}

async function heldIn(sync: OrgSync, { from, to }: Stretch): Promise<string[]> {
  const rows = await sync.database.inOrg(sync.org.orgId, (tx) =>
    tx
      .selectFrom('note')
      .select('note_id')
      .where('modified_at', '>=', from)
      .where('modified_at', '<=', to)
      .execute(),
  );
  return rows.map((row) => row.note_id);
}

import type { OrgTransaction } from '../database/database.ts';
import {
  findHeld,
  type HeldNote,
  removeNotes,
  storeNotes,
  touchNotes,
} from '../notes/stored-notes.ts';
import { storeVectors } from '../notes/stored-vectors.ts';
import { adoptMarked } from '../release/adopt.ts';
import { findPublishedQuotes, markGoneNotes } from '../release/gone-notes.ts';
import { lockForNotes } from '../release/lock.ts';
import { type NoteChange, type NoteRow, readNotes } from '../salesforce/note-rows.ts';
import { advance } from './checkpoint.ts';
import { type Codebook, loadCodebook } from './codebook.ts';
import {
  askToRecodeNear,
  changesBetween,
  findConfirmations,
  lockConfirmations,
  readConfirmationsVersion,
} from './confirmations.ts';
import { type FiledNotes, fileNotes } from './file-notes.ts';
import { desireNotes } from './note-wishes.ts';
import { type OrgSync, writeBackAfterSeconds } from './org-sync.ts';
import { pointsBeyond } from './raw-note.ts';
import { refreshCodebook } from './refresh-codebook.ts';
import { desireCells } from './release-wishes.ts';
import { forgetRow } from './written-rows.ts';

/**
 * Two changes within one second share a stamp, and the second may come after we read the first. So
 * what is younger than this is read again; it also covers clocks that differ by less.
 */
const restlessMs = 60_000;

/** Given while an org is read for the first time: what Salesforce says was released is taken over. */
export interface Adoption {
  /** The last release, as far as Salesforce knows. */
  readonly releasedAt: Date;
}

export interface SliceOptions {
  readonly adoption: Adoption | null;
  /** The version of the confirmed notes to file by. */
  readonly confirmations: number;
}

/**
 * Brings what we hold up to date with some changes (at most `notesPerRead`), and moves the
 * checkpoint past them in the same transaction. Doing it twice changes nothing.
 *
 * @returns how many notes were taken in or removed: what we held already does not count
 */
export async function takeInSlice(
  sync: OrgSync,
  changes: readonly NoteChange[],
  { adoption, confirmations }: SliceOptions,
): Promise<number> {
  const ids = changes.map((change) => change.Id);
  const { held, traces } = await sync.database.inOrg(sync.org.orgId, async (tx) => ({
    held: await findHeld(tx, ids),
    traces: await findTraces(tx, ids),
  }));
  const isVanished = (change: NoteChange): boolean => change.IsDeleted || change.Private__c;
  const vanished = changes
    .filter(isVanished)
    .filter((change) => held.has(change.Id) || traces.has(change.Id));
  const unsettled = changes
    .filter((change) => !isVanished(change))
    .filter((change) => isUnsettled(change, held.get(change.Id), sync.clock()));
  const rows = await readAll(
    sync,
    unsettled.map((change) => change.Id),
  );
  const last = changes.at(-1) ?? null;
  return takeInRows(sync, { rows, held, vanished, adoption, confirmations, last });
}

/** Reads some notes again that we hold, whenever they changed. Those not found any more go. */
export async function takeInAgain(sync: OrgSync, ids: readonly string[]): Promise<void> {
  const { held, confirmations } = await sync.database.inOrg(sync.org.orgId, async (tx) => ({
    held: await findHeld(tx, ids),
    confirmations: await readConfirmationsVersion(tx),
  }));
  const rows = await readAll(sync, ids);
  const found = new Set(rows.map((row) => row.Id));
  const vanished = ids.filter((id) => !found.has(id)).map((id) => ({ Id: id, IsDeleted: false }));
  const read = { rows, held, vanished, adoption: null, confirmations, last: null };
  await takeInRows(sync, read);
}

async function readAll(sync: OrgSync, ids: readonly string[]): Promise<NoteRow[]> {
  return ids.length === 0 ? [] : readNotes(sync.org, ids);
}

interface ReadNotes {
  readonly rows: readonly NoteRow[];
  readonly held: ReadonlyMap<string, HeldNote>;
  readonly vanished: readonly Vanished[];
  readonly adoption: Adoption | null;
  readonly confirmations: number;
  /** Where the checkpoint moves to. */
  readonly last: NoteChange | null;
}

type Vanished = Pick<NoteChange, 'Id' | 'IsDeleted'>;

async function takeInRows(sync: OrgSync, read: ReadNotes): Promise<number> {
  const { orgId } = sync.org;
  const { vanished, adoption, confirmations, last } = read;
  const codebook = await codebookFor(sync, read.rows);
  const notes = await fileNotes(sync, read.rows, read.held, { codebook, confirmations });
  await sync.database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    await apply(tx, sync, { notes, vanished, codebook, adoption, confirmations });
    if (last === null) return;
    await advance(tx, orgId, 'notes', { modifiedAt: last.SystemModstamp, recordId: last.Id });
  });
  return notes.filed.length + vanished.length;
}

interface Effect {
  readonly notes: FiledNotes;
  readonly vanished: readonly Vanished[];
  readonly codebook: Codebook;
  readonly adoption: Adoption | null;
  readonly confirmations: number;
}

async function apply(
  tx: OrgTransaction,
  sync: OrgSync,
  { notes, vanished, codebook, adoption, confirmations }: Effect,
): Promise<void> {
  const { orgId } = sync.org;
  const { insight } = sync;
  await touchNotes(tx, notes.unchanged);
  const touched = [
    ...notes.filed.map(({ note }) => note.id),
    ...vanished.map((change) => change.Id),
  ];
  if (touched.length === 0) return;

  // Filed by what reps confirmed until then; if they went on, these are filed anew.
  const isUpToDate = (await lockConfirmations(tx, orgId)) === confirmations;
  const confirmedBefore = await findConfirmations(tx, insight.embedderId, touched);
  const published = await findPublishedQuotes(tx, touched);
  const stored = await storeNotes(
    tx,
    orgId,
    notes.filed.map(({ note, filing }) => ({
      note,
      filing: { ...filing, codedWith: isUpToDate ? filing.codedWith : null },
    })),
  );
  const vectors = notes.filed.map(({ note, vector }) => ({ id: note.id, vector }));
  await storeVectors(
    tx,
    orgId,
    vectors.filter(({ id }) => stored.has(id)),
  );
  if (adoption !== null) {
    for (const { note, releaseMark } of notes.filed) {
      await adoptMarked(tx, orgId, note, releaseMark, adoption.releasedAt);
    }
  }
  await removeNotes(
    tx,
    vanished.map((change) => change.Id),
  );
  const confirmedNow = await findConfirmations(tx, insight.embedderId, touched);
  const confirmed = changesBetween(confirmedBefore, confirmedNow);
  await askToRecodeNear(tx, orgId, insight, confirmed);
  const changedCells = await markGoneNotes(tx, touched, published);
  if (changedCells.length > 0) await desireCells(tx, orgId, sync.secret, codebook);
  await desireNotes(tx, orgId, touched, codebook);
  for (const change of vanished.filter(({ IsDeleted }) => IsDeleted)) {
    await forgetRow(tx, 'Buyer_Note__c', change.Id);
  }
  await sync.jobs.send(tx, 'write-back', { orgId }, { startAfterSeconds: writeBackAfterSeconds });
}

function isUnsettled(change: NoteChange, held: HeldNote | undefined, now: Date): boolean {
  return (
    held === undefined ||
    held.isStale ||
    held.modifiedAt.getTime() !== change.SystemModstamp.getTime() ||
    now.getTime() - change.SystemModstamp.getTime() < restlessMs
  );
}

/** A note may point at a theme or persona that was made a moment ago: then we look again first. */
async function codebookFor(sync: OrgSync, rows: readonly NoteRow[]): Promise<Codebook> {
  const codebook = await sync.database.inOrg(sync.org.orgId, loadCodebook);
  return rows.some((row) => pointsBeyond(row, codebook)) ? refreshCodebook(sync) : codebook;
}

/** Notes that we no longer hold, but that still stand in a batch. */
async function findTraces(tx: OrgTransaction, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('released_note')
    .select('note_id')
    .where('note_id', 'in', [...ids])
    .where('is_gone', '=', false)
    .execute();
  return new Set(rows.map((row) => row.note_id));
}

import type { OrgTransaction } from '../database/database.ts';
import {
  findHeld,
  type HeldNote,
  storeNotes,
  storeOutcomes,
  touchNotes,
} from '../notes/stored-notes.ts';
import { storeVectors } from '../notes/stored-vectors.ts';
import { adoptMarks, toMarked } from '../release/adopt.ts';
import { lockForNotes } from '../release/lock.ts';
import { type NoteRow, readNotes } from '../salesforce/note-rows.ts';
import { advance } from './checkpoint.ts';
import { type Codebook, loadCodebook } from './codebook.ts';
import { lockConfirmations, readConfirmationsVersion } from './confirmations.ts';
import { type FiledNotes, fileNotes } from './file-notes.ts';
import { type NamesAround, readNamesAround } from './names-around.ts';
import { serviceFieldsOf } from './note-wishes.ts';
import type { OrgSync } from './org-sync.ts';
import { pointsBeyond } from './raw-note.ts';
import { refreshCodebook } from './refresh-codebook.ts';
import { takeAwayByIds } from './take-away-notes.ts';
import { whileNotesChange } from './while-notes-change.ts';
import { observe } from './written-rows.ts';

/** Given while an org is read for the first time: what Salesforce says was released is taken over. */
export interface Adoption {
  /** The last release, as far as Salesforce knows. */
  readonly releasedAt: Date;
}

/** How many notes one transaction takes in at first: little is done again after a crash. */
const fewNotes = 200;

/** Where that took less, the next transaction takes in four times as many. */
const quickMs = 500;

export interface TakeInOptions {
  readonly adoption: Adoption | null;
  /** The checkpoint of the notes moves past them, in the transaction that stores them. */
  readonly isStream: boolean;
}

/**
 * Brings what we hold up to date with a page of notes. Doing it twice changes nothing.
 *
 * @returns how many notes were taken in: what we held already does not count
 */
export async function takeInNotes(
  sync: OrgSync,
  rows: readonly NoteRow[],
  options: TakeInOptions,
): Promise<number> {
  if (rows.length === 0) return 0;
  const { orgId } = sync.org;
  const ids = rows.map((row) => row.Id);
  const { held, confirmations } = await sync.database.inOrg(orgId, async (tx) => ({
    held: await findHeld(tx, ids),
    confirmations: await readConfirmationsVersion(tx),
  }));
  // One call for the whole page, and none where nothing changed.
  const newer = rows.filter((row) => isNewer(row, held.get(row.Id)));
  let reading: Promise<NamesAround> | undefined;
  const names = (): Promise<NamesAround> =>
    (reading ??= readNamesAround(sync.org, newer.length > 0 ? newer : rows));
  let taken = 0;
  let size = fewNotes;
  for (let from = 0; from < rows.length;) {
    const slice = rows.slice(from, from + size);
    const begunMs = performance.now();
    taken += await takeInSlice(sync, slice, { ...options, held, confirmations, names });
    from += slice.length;
    size = performance.now() - begunMs < quickMs ? size * 4 : fewNotes;
  }
  return taken;
}

/** Reads some notes again that we hold, whenever they changed. Those not found any more go. */
export async function takeInAgain(sync: OrgSync, ids: readonly string[]): Promise<number> {
  const rows = await readNotes(sync.org, ids);
  const found = new Set(rows.map((row) => row.Id));
  const taken = await takeInNotes(sync, rows, { adoption: null, isStream: false });
  const gone = ids.filter((id) => !found.has(id));
  return taken + (await takeAwayByIds(sync, gone));
}

function isNewer(row: NoteRow, held: HeldNote | undefined): boolean {
  return (
    held === undefined || held.isStale || held.modifiedAt.getTime() !== row.SystemModstamp.getTime()
  );
}

interface Slice extends TakeInOptions {
  readonly held: ReadonlyMap<string, HeldNote>;
  readonly confirmations: number;
  readonly names: () => Promise<NamesAround>;
}

async function takeInSlice(sync: OrgSync, rows: readonly NoteRow[], slice: Slice): Promise<number> {
  const { orgId } = sync.org;
  const { held, confirmations, names, adoption, isStream } = slice;
  const codebook = await codebookFor(sync, rows);
  const notes = await fileNotes(sync, rows, held, { codebook, confirmations }, names);
  const last = rows.at(-1);
  await sync.database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    await touchNotes(tx, notes.unchanged);
    await storeOutcomes(tx, notes.outcomes);
    if (notes.filed.length > 0) {
      await storeFiled(tx, sync, { notes, codebook, confirmations, adoption });
    }
    await observe(tx, orgId, 'Buyer_Note__c', rows.map(seen), sync.clock());
    if (!isStream || last === undefined) return;
    await advance(tx, orgId, 'notes', { modifiedAt: last.SystemModstamp, recordId: last.Id });
  });
  return notes.filed.length;
}

function seen(row: NoteRow) {
  return { rowKey: row.Id, recordId: row.Id, fields: serviceFieldsOf(row) };
}

interface Filed {
  readonly notes: FiledNotes;
  readonly codebook: Codebook;
  readonly confirmations: number;
  readonly adoption: Adoption | null;
}

async function storeFiled(
  tx: OrgTransaction,
  sync: OrgSync,
  { notes: { filed }, codebook, confirmations, adoption }: Filed,
): Promise<void> {
  const { orgId } = sync.org;
  // Filed by what reps confirmed until then; if they went on, these are filed anew.
  const isUpToDate = (await lockConfirmations(tx, orgId)) === confirmations;
  const ids = filed.map(({ note }) => note.id);
  await whileNotesChange(tx, sync, { ids, codebook }, async () => {
    await storeNotes(
      tx,
      orgId,
      filed.map(({ note, filing }) => ({
        note,
        filing: { ...filing, codedWith: isUpToDate ? filing.codedWith : null },
      })),
    );
    await storeVectors(
      tx,
      orgId,
      filed.map(({ note, vector }) => ({ id: note.id, vector })),
    );
    if (adoption === null) return;
    await adoptMarks(tx, orgId, filed.map(toMarked), adoption.releasedAt);
  });
}

/** A note may point at a theme or persona that was made a moment ago: then we look again first. */
async function codebookFor(sync: OrgSync, rows: readonly NoteRow[]): Promise<Codebook> {
  const codebook = await sync.database.inOrg(sync.org.orgId, loadCodebook);
  return rows.some((row) => pointsBeyond(row, codebook)) ? refreshCodebook(sync) : codebook;
}

import type { OrgTransaction } from '../database/database.ts';
import {
  findHeld,
  type HeldNote,
  type NoteToStore,
  storeNewNotes,
  storeNotes,
  storeOutcomes,
  touchNotes,
} from '../notes/stored-notes.ts';
import { storeVectors } from '../notes/stored-vectors.ts';
import { findErased } from '../privacy/erasure/ledger.ts';
import { adoptMarks, adoptOnceLookedAt, toMarked } from '../release/adopt.ts';
import { lockForNotes } from '../release/lock.ts';
import { type NoteRow, readNotes } from '../salesforce/note-rows.ts';
import { findArrivals } from './arrivals.ts';
import { advance } from './checkpoint.ts';
import { type Codebook, loadCodebook } from './codebook.ts';
import { lockConfirmations, readConfirmationsVersion } from './confirmations.ts';
import { leaveOut } from './erasure/leave-out.ts';
import { type FiledNote, type FiledNotes, fileNotes } from './file-notes.ts';
import { type NamesAround, readNamesAround } from './names-around.ts';
import { serviceFieldsOf } from './note-wishes.ts';
import { observe } from './observed-rows.ts';
import type { OrgSync } from './org-sync.ts';
import { pointsBeyond } from './raw-note.ts';
import { refreshCodebook } from './refresh-codebook.ts';
import { takeAwayByIds } from './take-away-notes.ts';
import { askToWriteBack, whileNotesChange } from './while-notes-change.ts';

/** Given while an org is read for the first time: what Salesforce says was released is taken over. */
export interface Adoption {
  /** The last release, as far as Salesforce knows. */
  readonly releasedAt: Date;
}

/** How many notes one transaction takes in at first: little is done again after a crash. */
const fewNotes = 400;

/** Where reading them took less, the next transaction takes in twice as many. */
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
  const page = await sync.database.inOrg(orgId, async (tx) => {
    const held = await findHeld(tx, ids);
    const arrivals = await findArrivals(tx, rows, held);
    const confirmations = await readConfirmationsVersion(tx);
    const erased = await findErased(tx, sync.secret, rows);
    return { held, arrivals, confirmations, erased, codebook: await loadCodebook(tx) };
  });
  const codebook = await codebookFor(sync, rows, page.codebook);
  // One call for the whole page, and none where nothing changed: what is around a note, or the codebook,
  // may have changed without it, so which notes need names is known only when they are filed.
  let reading: Promise<NamesAround> | undefined;
  const names = (): Promise<NamesAround> => (reading ??= readNamesAround(sync.org, rows));
  const by = { codebook, confirmations: page.confirmations };
  const file = async (slice: readonly NoteRow[]): Promise<FiledSlice> => {
    const begunMs = performance.now();
    const counting = slice.filter((row) => !page.erased.has(row.Id));
    const files = await fileNotes(sync, counting, page.held, by, names);
    return { ...files, rows: slice, tookMs: performance.now() - begunMs };
  };
  let taken = 0;
  let from = fewNotes;
  let next: Promise<FiledSlice> | null = file(rows.slice(0, from));
  while (next !== null) {
    const slice: FiledSlice = await next;
    // The next notes are read while the database stores these.
    const size = slice.tookMs < quickMs ? slice.rows.length * 2 : fewNotes;
    next = from < rows.length ? file(rows.slice(from, from + size)) : null;
    from += size;
    const stored = storeSlice(sync, slice, {
      ...options,
      ...page,
      codebook,
      isWriteAsked: taken > 0,
    });
    // Storing that fails is told of first; nothing may be left under way behind it.
    await Promise.allSettled([stored, next]);
    taken += await stored;
  }
  return taken;
}

/** Notes that are ready to be stored. */
interface FiledSlice extends FiledNotes {
  readonly rows: readonly NoteRow[];
  readonly tookMs: number;
}

/** Reads some notes again that we hold, whenever they changed. Those not found any more go. */
export async function takeInAgain(sync: OrgSync, ids: readonly string[]): Promise<number> {
  const rows = await readNotes(sync.org, ids);
  const found = new Set(rows.map((row) => row.Id));
  const taken = await takeInNotes(sync, rows, { adoption: null, isStream: false });
  const gone = ids.filter((id) => !found.has(id));
  return taken + (await takeAwayByIds(sync, gone));
}

/** What is known of a page before its notes are taken in. */
interface Page extends TakeInOptions {
  readonly held: ReadonlyMap<string, HeldNote>;
  readonly arrivals: ReadonlySet<string>;
  /** Not taken in, as if they were private. */
  readonly erased: ReadonlySet<string>;
  readonly confirmations: number;
  readonly codebook: Codebook;
  /** One job a page is enough: it writes whatever is due by then, as every round does. */
  readonly isWriteAsked: boolean;
}

async function storeSlice(
  sync: OrgSync,
  { rows, filed, unchanged, outcomes }: FiledSlice,
  page: Page,
): Promise<number> {
  const { orgId } = sync.org;
  const known = rows.filter((row) => !page.arrivals.has(row.Id));
  const last = rows.at(-1);
  await sync.database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    await touchNotes(tx, unchanged);
    await storeOutcomes(tx, outcomes);
    if (filed.length > 0) {
      await storeFiled(tx, sync, filed, page);
      if (!page.isWriteAsked) await askToWriteBack(tx, sync);
    }
    const erased = rows.filter((row) => page.erased.has(row.Id));
    await leaveOut(tx, sync, erased, page.arrivals);
    await observe(tx, orgId, 'Buyer_Note__c', known.map(seen), sync.clock());
    if (!page.isStream || last === undefined) return;
    await advance(tx, orgId, 'notes', { modifiedAt: last.SystemModstamp, recordId: last.Id });
  });
  return filed.length;
}

function seen(row: NoteRow) {
  return { rowKey: row.Id, recordId: row.Id, fields: serviceFieldsOf(row) };
}

async function storeFiled(
  tx: OrgTransaction,
  sync: OrgSync,
  filed: readonly FiledNote[],
  { arrivals, codebook, confirmations, adoption }: Page,
): Promise<void> {
  const { orgId } = sync.org;
  // Filed by what reps confirmed until then; if they went on, these are filed anew.
  const isUpToDate = (await lockConfirmations(tx, orgId)) === confirmations;
  const arriving = filed.filter(({ note }) => arrivals.has(note.id));
  const known = filed.filter(({ note }) => !arrivals.has(note.id));
  const toStore = ({ note, filing }: FiledNote): NoteToStore => ({
    note,
    filing: { ...filing, codedWith: isUpToDate ? filing.codedWith : null },
  });
  const changing = {
    ids: known.map(({ note }) => note.id),
    arriving: arriving.map(({ note }) => note),
    codebook,
  };
  await whileNotesChange(tx, sync, changing, async () => {
    await storeNotes(tx, orgId, known.map(toStore));
    await storeNewNotes(tx, orgId, arriving.map(toStore));
    const withVector = arriving.filter(({ vector }) => vector !== null);
    await storeVectors(
      tx,
      orgId,
      [...known, ...withVector].map(({ note, vector }) => ({ id: note.id, vector })),
    );
    const marked = known.map(toMarked);
    if (adoption === null) await adoptOnceLookedAt(tx, orgId, marked);
    else await adoptMarks(tx, orgId, marked, adoption.releasedAt);
  });
}

/** A note may point at a theme or persona that was made a moment ago: then we look again first. */
async function codebookFor(
  sync: OrgSync,
  rows: readonly NoteRow[],
  codebook: Codebook,
): Promise<Codebook> {
  return rows.some((row) => pointsBeyond(row, codebook)) ? refreshCodebook(sync) : codebook;
}

import { sql } from 'kysely';
import type { OrgTransaction } from '../../database/database.ts';
import { anyOf, rowsOf } from '../../database/many-rows.ts';
import { lateMs } from '../../late-rows.ts';
import { slices } from '../../slices.ts';
import type { LedgerEntry } from './ledger-file.ts';
import {
  type ErasableNote,
  erasedNoteName,
  type Erasure,
  rememberedHash,
  type Subject,
  subjectsOf,
} from './subject.ts';

/** What a statement stores at once stays small. */
const rowsPerStatement = 5000;

/** Whether anything of this org was ever erased. */
async function isAnythingErased(tx: OrgTransaction): Promise<boolean> {
  return (await tx.selectFrom('erasure').select('kind').limit(1).execute()).length > 0;
}

/**
 * Which of these notes were erased, by Id: by name, or as written before the erasure of one they
 * belong to (see `holdsFor`). One query for all of them, and nothing but a look where nothing was ever erased.
 */
export async function findErased(
  tx: OrgTransaction,
  secret: string,
  notes: readonly ErasableNote[],
): Promise<ReadonlySet<string>> {
  if (notes.length === 0 || !(await isAnythingErased(tx))) return new Set();
  const hash = rememberedHash(secret);
  const read = notes.map((note) => ({
    note,
    name: erasedNoteName(secret, note.Id),
    subjects: subjectsOf(note, hash),
  }));
  const names = await tx
    .selectFrom('erased_note')
    .select('note')
    .where('note', '=', anyOf(read.map(({ name }) => name)))
    .execute();
  const hashes = new Set(read.flatMap(({ subjects }) => subjects.map((subject) => subject.hash)));
  const erasures = await tx
    .selectFrom('erasure')
    .select(['kind', 'subject'])
    .select((erasure) => erasure.fn.max('erased_at').as('until'))
    .where('subject', '=', anyOf([...hashes]))
    .groupBy(['kind', 'subject'])
    .execute();
  const erased = new Set(names.map((row) => row.note));
  const until = new Map(erasures.map((row) => [`${row.kind} ${row.subject}`, row.until]));
  const isErased = ({ note, name, subjects }: (typeof read)[number]): boolean =>
    erased.has(name) ||
    subjects.some((subject) => {
      const erasedAt = until.get(`${subject.kind} ${subject.hash}`);
      return erasedAt !== undefined && holdsFor(subject, note, erasedAt);
    });
  return new Set(read.filter(isErased).map(({ note }) => note.Id));
}

/**
 * Whether the erasure of one that a note belongs to now takes it too, if its name is not known. A person
 * is erased from all that was written before. To an account contacts and deals may come later, with notes
 * that were no part of it: there only a note counts that Salesforce may not have shown yet.
 */
function holdsFor({ kind }: Subject, { CreatedDate }: ErasableNote, erasedAt: Date): boolean {
  if (CreatedDate > erasedAt) return false;
  return kind !== 'account' || erasedAt.getTime() - CreatedDate.getTime() < lateMs;
}

/** Writes erasures into the ledger, with how many rows of each table they took. */
export async function storeErasures(
  tx: OrgTransaction,
  orgId: string,
  erasures: readonly Erasure[],
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  for (const { id, kind, hash, erasedAt } of erasures) {
    await tx
      .insertInto('erasure')
      .values({
        ...{ org_id: orgId, erasure_id: id, kind, subject: hash, erased_at: erasedAt },
        counts: JSON.stringify(counts),
      })
      .execute();
  }
}

/** An erased note, and when Salesforce last changed it; null where it is no longer to be seen there. */
export interface ErasedNote {
  readonly name: string;
  readonly modifiedAt: Date | null;
}

/** Keeps in mind that these notes are erased, and their stamps. */
export async function storeErasedNotes(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly ErasedNote[],
): Promise<void> {
  for (const slice of slices(notes, rowsPerStatement)) {
    const rows = slice.map(({ name, modifiedAt }) => ({
      ...{ org_id: orgId, note: name, modified_at: modifiedAt },
    }));
    await sql`
      INSERT INTO erased_note (org_id, note, modified_at)
      SELECT org_id, note, modified_at FROM ${rowsOf('erased_note', rows)}
      ON CONFLICT (org_id, note) DO UPDATE SET modified_at = excluded.modified_at
      WHERE erased_note.modified_at IS DISTINCT FROM excluded.modified_at`.execute(tx);
  }
}

/** Notes that these notes left Salesforce, or were made private: none of them is counted there. */
export async function noteErasedAsGone(
  tx: OrgTransaction,
  secret: string,
  noteIds: readonly string[],
): Promise<void> {
  if (!(await isAnythingErased(tx))) return;
  const names = noteIds.map((id) => erasedNoteName(secret, id));
  await tx
    .updateTable('erased_note')
    .set({ modified_at: null })
    .where('note', '=', anyOf(names))
    .execute();
}

/**
 * Keeps in mind that of the notes last changed between two moments, both included, Salesforce told these
 * and no others: erased ones that are not among them went without a trace, and are not counted there.
 */
export async function noteOnlyErasedSeen(
  tx: OrgTransaction,
  secret: string,
  { from, to }: { readonly from: Date; readonly to: Date },
  seenIds: readonly string[],
): Promise<void> {
  if ((await countErasedStamps(tx, from, to)) === 0) return;
  const names = seenIds.map((id) => erasedNoteName(secret, id));
  await tx
    .updateTable('erased_note')
    .set({ modified_at: null })
    .where('modified_at', '>=', from)
    .where('modified_at', '<=', to)
    .where((row) => row.not(row('note', '=', anyOf(names))))
    .execute();
}

/** How many erased notes Salesforce last changed between two moments, both included. */
export async function countErasedStamps(tx: OrgTransaction, from: Date, to: Date): Promise<number> {
  const { erased } = await tx
    .selectFrom('erased_note')
    .select((note) => note.fn.countAll<string>().as('erased'))
    .where('modified_at', '>=', from)
    .where('modified_at', '<=', to)
    .executeTakeFirstOrThrow();
  return Number(erased);
}

/** The stamps of those of these notes that are erased and still there, by Id. */
export async function findErasedStamps(
  tx: OrgTransaction,
  secret: string,
  noteIds: readonly string[],
): Promise<Map<string, Date>> {
  if (noteIds.length === 0) return new Map();
  const idOf = new Map(noteIds.map((id) => [erasedNoteName(secret, id), id]));
  const rows = await tx
    .selectFrom('erased_note')
    .select(['note', 'modified_at'])
    .where('note', '=', anyOf([...idOf.keys()]))
    .execute();
  return new Map(
    rows.flatMap(({ note, modified_at }) =>
      modified_at === null ? [] : [[idOf.get(note) ?? '', modified_at] as const],
    ),
  );
}

/** Which of these notes are known as erased, whoever they belong to. */
export async function findErasedAmong(
  tx: OrgTransaction,
  secret: string,
  noteIds: readonly string[],
): Promise<string[]> {
  if (noteIds.length === 0) return [];
  const idOf = new Map(noteIds.map((id) => [erasedNoteName(secret, id), id]));
  const rows = await tx
    .selectFrom('erased_note')
    .select('note')
    .where('note', '=', anyOf([...idOf.keys()]))
    .execute();
  return rows.flatMap(({ note }) => idOf.get(note) ?? []);
}

/** Every erasure that our database knows, without its notes, the oldest first. */
export async function loadErasures(tx: OrgTransaction): Promise<Erasure[]> {
  const rows = await tx
    .selectFrom('erasure')
    .select(['erasure_id', 'kind', 'subject', 'erased_at'])
    .orderBy('erased_at')
    .orderBy('erasure_id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.erasure_id, kind: row.kind, hash: row.subject, erasedAt: row.erased_at },
  }));
}

/** All erased notes, by `erasedNoteName`. */
export async function loadErasedNotes(tx: OrgTransaction): Promise<string[]> {
  const rows = await tx.selectFrom('erased_note').select('note').orderBy('note').execute();
  return rows.map((row) => row.note);
}

/** The ledger as a file holds it, where none is left: the last erasure stands for all notes. */
export function asEntries(erasures: readonly Erasure[], notes: readonly string[]): LedgerEntry[] {
  return erasures.map((erasure, at) => ({
    ...erasure,
    notes: at === erasures.length - 1 ? notes : [],
    there: null,
  }));
}

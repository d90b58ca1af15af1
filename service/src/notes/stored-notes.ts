import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf, rowsOf } from '../database/many-rows.ts';
import type { NoteTable } from '../database/synced-tables.ts';
import type { RawNote, StoredNote } from './note.ts';

export type NoteRecord = Selectable<NoteTable>;

/** How a stored note came about. */
export interface Filing {
  /** SystemModstamp of the version that was taken in. */
  readonly modifiedAt: Date;
  readonly inputHash: string;
  readonly raw: Pick<RawNote, 'promptArea' | 'followsId' | 'noneFits'>;
  /** Null asks for it to be filed anew. */
  readonly codedWith: string | null;
  readonly matchedWith: string;
}

/** A note to store, and how it came about. */
export interface NoteToStore {
  readonly note: StoredNote;
  readonly filing: Filing;
}

/**
 * Stores notes over what we held of them. Only the process that leads stores notes, in the order in
 * which it reads them: stamps do not tell which version is newer, since an org's clock can be set back.
 */
export async function storeNotes(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly NoteToStore[],
): Promise<void> {
  if (notes.length === 0) return;
  await sql`${insertionOf(orgId, notes)}
    ON CONFLICT (org_id, note_id) DO UPDATE
    SET (${sql.join(columns)}) = ROW (${sql.join(columnsGiven)})`.execute(tx);
}

/**
 * Stores notes that we hold nothing of: measured, in three quarters of the time.
 *
 * @throws if one of them is held
 */
export async function storeNewNotes(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly NoteToStore[],
): Promise<void> {
  if (notes.length > 0) await insertionOf(orgId, notes).execute(tx);
}

function insertionOf(orgId: string, notes: readonly NoteToStore[]): RawBuilder<unknown> {
  const rows = notes.map((given) => toRow(orgId, given));
  return sql`
    INSERT INTO note (${sql.join(columns)})
    SELECT ${sql.join(columns)} FROM ${rowsOf('note', rows)}`;
}

const columnNames = [
  'org_id',
  'note_id',
  'modified_at',
  'input_hash',
  'contributor',
  'deal',
  'written_at',
  'quarter',
  'redacted_text',
  'quote',
  'approved_quote',
  'status',
  'held_reason',
  'theme_key',
  'theme_by',
  'persona_key',
  'prompt_area',
  'follows_id',
  'none_fits',
  'tone',
  'tone_by',
  'source',
  'stated_reason',
  'reason_by',
  'is_english',
  'is_lost',
  'is_withdrawn',
  'coded_with',
  'matched_with',
] as const satisfies readonly (keyof NoteRecord)[];
const columns = columnNames.map((name) => sql.ref(name));
const columnsGiven = columnNames.map((name) => sql.ref(`excluded.${name}`));

function toRow(orgId: string, { note, filing }: NoteToStore): NoteRecord {
  return {
    note_id: note.id,
    org_id: orgId,
    modified_at: filing.modifiedAt,
    input_hash: filing.inputHash,
    contributor: note.contributor,
    deal: note.deal,
    written_at: note.writtenAt,
    quarter: note.quarter,
    redacted_text: note.redactedText,
    quote: note.quote,
    approved_quote: note.approvedQuote,
    status: note.status,
    held_reason: note.heldReason,
    theme_key: note.themeKey,
    theme_by: note.themeBy,
    persona_key: note.personaKey,
    prompt_area: filing.raw.promptArea,
    follows_id: filing.raw.followsId,
    none_fits: filing.raw.noneFits,
    tone: note.tone,
    tone_by: note.toneBy,
    source: note.source,
    stated_reason: note.statedReason,
    reason_by: note.reasonBy,
    is_english: note.isEnglish,
    is_lost: note.isLost,
    is_withdrawn: note.isWithdrawn,
    coded_with: filing.codedWith,
    matched_with: filing.matchedWith,
  };
}

/** A stored row as the rules know it. */
export function toStoredNote(row: NoteRecord): StoredNote {
  return {
    id: row.note_id,
    contributor: row.contributor,
    deal: row.deal,
    writtenAt: row.written_at,
    quarter: row.quarter,
    redactedText: row.redacted_text,
    quote: row.quote,
    status: row.status,
    heldReason: row.held_reason,
    themeKey: row.theme_key,
    themeBy: row.theme_by,
    personaKey: row.persona_key,
    tone: row.tone,
    toneBy: row.tone_by,
    source: row.source,
    statedReason: row.stated_reason,
    reasonBy: row.reason_by,
    isEnglish: row.is_english,
    isLost: row.is_lost,
    isWithdrawn: row.is_withdrawn,
    approvedQuote: row.approved_quote,
  };
}

/** What we know of the notes in a list of changes. */
export interface HeldNote {
  readonly modifiedAt: Date;
  readonly inputHash: string;
  readonly isLost: boolean;
  readonly isStale: boolean;
}

/** Which of these notes we hold; a stale one asks to be read again whatever its date. */
export async function findHeld(
  tx: OrgTransaction,
  ids: readonly string[],
): Promise<Map<string, HeldNote>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('note')
    .select(['note_id', 'modified_at', 'input_hash', 'is_lost', 'matched_with'])
    .where('note_id', '=', anyOf(ids))
    .execute();
  return new Map(
    rows.map((row) => [
      row.note_id,
      {
        modifiedAt: row.modified_at,
        inputHash: row.input_hash,
        isLost: row.is_lost,
        isStale: row.matched_with === null,
      },
    ]),
  );
}

/** Notes that these notes were saved again with nothing new to take in. */
export async function touchNotes(
  tx: OrgTransaction,
  rows: readonly { readonly Id: string; readonly SystemModstamp: Date }[],
): Promise<void> {
  if (rows.length === 0) return;
  const saved = rows.map((row) => ({ note_id: row.Id, modified_at: row.SystemModstamp }));
  await sql`
    UPDATE note SET modified_at = saved.modified_at
    FROM ${rowsOf('note', saved)} AS saved
    WHERE note.note_id = saved.note_id AND note.modified_at <> saved.modified_at`.execute(tx);
}

/** How a note's deal ended. */
export interface NoteOutcome {
  readonly id: string;
  readonly isLost: boolean;
}

/**
 * Notes how the deals of these notes ended; what was released stays as it was.
 *
 * @returns how many notes held something else
 */
export async function storeOutcomes(
  tx: OrgTransaction,
  outcomes: readonly NoteOutcome[],
): Promise<number> {
  if (outcomes.length === 0) return 0;
  const told = outcomes.map(({ id, isLost }) => ({ note_id: id, is_lost: isLost }));
  const { numAffectedRows } = await sql`
    UPDATE note SET is_lost = told.is_lost
    FROM ${rowsOf('note', told)} AS told
    WHERE note.note_id = told.note_id AND note.is_lost <> told.is_lost`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Removes notes with their words: private or deleted now. */
export async function removeNotes(tx: OrgTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('note').where('note_id', '=', anyOf(ids)).execute();
}

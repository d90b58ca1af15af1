import type { Selectable } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
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

/**
 * Stores a note over what we held of it, unless that is a newer version already.
 *
 * @returns whether it was stored
 */
export async function storeNote(
  tx: OrgTransaction,
  orgId: string,
  note: StoredNote,
  filing: Filing,
): Promise<boolean> {
  const facts = {
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
  const stored = await tx
    .insertInto('note')
    .values({ org_id: orgId, note_id: note.id, ...facts })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'note_id'])
        .doUpdateSet(facts)
        // Two processes may read one note; the slower one must not bring back an older version.
        .where('note.modified_at', '<=', filing.modifiedAt),
    )
    .returning('note_id')
    .executeTakeFirst();
  return stored !== undefined;
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
    .select(['note_id', 'modified_at', 'input_hash', 'matched_with'])
    .where('note_id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map((row) => [
      row.note_id,
      {
        modifiedAt: row.modified_at,
        inputHash: row.input_hash,
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
  for (const row of rows) {
    await tx
      .updateTable('note')
      .set({ modified_at: row.SystemModstamp })
      .where('note_id', '=', row.Id)
      .where('modified_at', '<', row.SystemModstamp)
      .execute();
  }
}

/** Removes notes with their words: private or deleted now. */
export async function removeNotes(tx: OrgTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('note')
    .where('note_id', 'in', [...ids])
    .execute();
}

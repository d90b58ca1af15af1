import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import { nameOfWords } from '../notes/words-name.ts';
import { type HearingColumns, hearingColumns, hearingOf } from './hearing-columns.ts';
import { type MarkedBatch, type MarkedProposal, noteMark } from './release-mark.ts';

/**
 * What the `Release__c` of these notes should hold, by note Id: of every note that stands in a batch,
 * that a release looked at otherwise, or that stands behind a proposed theme. A note that was withdrawn
 * keeps it until the next release, as its numbers do; so does one we no longer hold, whose record may be gone.
 */
export async function loadNoteMarks(
  tx: OrgTransaction,
  noteIds: readonly string[],
): Promise<Map<string, string>> {
  const released = await tx
    .selectFrom('released_note')
    .leftJoin('cell_quote', 'cell_quote.note_id', 'released_note.note_id')
    .leftJoin('note', 'note.note_id', 'cell_quote.note_id')
    .selectAll('released_note')
    .select('note.approved_quote as shown')
    .where('released_note.note_id', '=', anyOf(noteIds))
    .execute();
  const proposed = await tx
    .selectFrom('proposed_note')
    .select(['note_id', 'theme_key as themeKey', 'k', 'deal'])
    .where('note_id', '=', anyOf(noteIds))
    .execute();
  const lookedAt = await tx
    .selectFrom('looked_at_note')
    .select(['note_id', 'kind', 'persona_key as personaKey'])
    .select('has_left_ledger as hasLeftLedger')
    .select(hearingColumns)
    .where('note_id', '=', anyOf(noteIds))
    .execute();
  const batches = new Map(released.map((row) => [row.note_id, batchOf(row)]));
  const proposals = new Map<string, MarkedProposal>(proposed.map((row) => [row.note_id, row]));
  const earlier = new Map(
    lookedAt.map((row) => [row.note_id, { ...row, hearing: hearingOf(row) }] as const),
  );
  const marks = new Map<string, string>();
  for (const id of new Set([...batches.keys(), ...earlier.keys(), ...proposals.keys()])) {
    const mark = noteMark({
      released: batches.get(id) ?? null,
      earlier: earlier.get(id) ?? null,
      proposed: proposals.get(id) ?? null,
    });
    if (mark !== null) marks.set(id, mark);
  }
  return marks;
}

interface ReleasedRow extends HearingColumns {
  readonly release_id: string;
  readonly persona_key: string;
  readonly theme_key: string;
  readonly k: number;
  readonly batch_size: number;
  readonly is_fresh: boolean;
  readonly has_left_ledger: boolean;
  readonly crowd_left: number;
  readonly crowd_left_of_sides: number;
  readonly quotes_shown: number;
  readonly reason_crowd_left: number | null;
  readonly is_lost: boolean;
  readonly deal: string;
  readonly shown: string | null;
  readonly shown_words: string | null;
  readonly taught_words: string | null;
  readonly reason: string | null;
  readonly reason_persona_key: string | null;
  readonly reason_release_id: string | null;
  readonly reason_k: number | null;
}

function batchOf(row: ReleasedRow): MarkedBatch {
  const { reason, reason_persona_key, reason_release_id, reason_k } = row;
  const isInLedger =
    reason !== null &&
    reason_persona_key !== null &&
    reason_release_id !== null &&
    reason_k !== null;
  return {
    releaseId: row.release_id,
    personaKey: row.persona_key,
    themeKey: row.theme_key,
    k: row.k,
    size: row.batch_size,
    isFresh: row.is_fresh,
    hasLeftLedger: row.has_left_ledger,
    crowd: { left: row.crowd_left, leftOfSides: row.crowd_left_of_sides },
    quotesShown: row.quotes_shown,
    hearing: hearingOf(row),
    facts: {
      isLost: row.is_lost,
      deal: row.deal,
      shownWords: row.shown === null ? row.shown_words : nameOfWords(row.shown),
      taughtWords: row.taught_words,
    },
    reason: isInLedger
      ? {
          reason,
          releaseId: reason_release_id,
          k: reason_k,
          crowdLeft: row.reason_crowd_left ?? 0,
        }
      : null,
  };
}

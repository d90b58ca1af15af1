import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import type { Hearing, LookedAt } from '../privacy/release/looked-at.ts';
import type { HeardNote } from '../privacy/release/plan.ts';
import { columnsOf, hearingColumns, hearingOf } from './hearing-columns.ts';
import type { EarlierMark } from './release-mark.ts';

/** What earlier releases made of the notes that stand in no batch, by note id. */
export async function loadLookedAt(tx: OrgTransaction): Promise<Map<string, LookedAt>> {
  const rows = await tx
    .selectFrom('looked_at_note')
    .select(['note_id as id', 'kind', 'persona_key as personaKey'])
    .select(hearingColumns)
    .execute();
  return new Map(
    rows.map(({ id, kind, personaKey, ...row }) => [
      id,
      { kind, personaKey, hearing: hearingOf(row) },
    ]),
  );
}

/**
 * Remembers which notes were heard, and how first; what stands in a batch is remembered there.
 *
 * @returns ids of those of which anything of that was not known
 */
export async function rememberHeard(
  tx: OrgTransaction,
  heard: ReadonlyMap<string, HeardNote>,
): Promise<string[]> {
  const all = [...heard.values()].map((one) => ({ ...one, ...columnsOf(one.hearing) }));
  const { rows } = await sql<{ note_id: string }>`
    INSERT INTO looked_at_note AS known (org_id, note_id, kind, persona_key, look, heard_words,
      heard_theme, heard_tapped, heard_lost, heard_reason, general_look)
    SELECT note.org_id, note.note_id, 'weighed', heard.persona_key, heard.look, heard.words,
      heard.theme, heard.is_tapped, heard.is_lost, heard.reason, heard.general_look
    FROM unnest(
      ${[...heard.keys()]}::text[], ${all.map(({ personaKey }) => personaKey)}::text[],
      ${all.map(({ look }) => look)}::text[], ${all.map((one) => one.heard_words)}::text[],
      ${all.map((one) => one.heard_theme)}::text[], ${all.map((one) => one.heard_tapped)}::boolean[],
      ${all.map((one) => one.heard_lost)}::boolean[], ${all.map((one) => one.heard_reason)}::text[],
      ${all.map((one) => one.general_look)}::text[]
    ) AS heard (note_id, persona_key, look, words, theme, is_tapped, is_lost, reason, general_look)
    JOIN note USING (note_id)
    WHERE NOT EXISTS (SELECT 1 FROM released_note
      WHERE released_note.org_id = note.org_id AND released_note.note_id = note.note_id)
    ON CONFLICT (org_id, note_id) DO UPDATE
    SET persona_key = excluded.persona_key, look = excluded.look, heard_words = excluded.heard_words,
      heard_theme = excluded.heard_theme, heard_tapped = excluded.heard_tapped,
      heard_lost = excluded.heard_lost, heard_reason = excluded.heard_reason,
      general_look = excluded.general_look
    WHERE (known.persona_key, known.look) IS DISTINCT FROM (excluded.persona_key, excluded.look)
    RETURNING note_id`.execute(tx);
  return rows.map((row) => row.note_id);
}

/** Takes notes out of their batches, and remembers that they stood in one. */
export async function takeOut(tx: OrgTransaction, noteIds: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO looked_at_note (org_id, note_id, kind, persona_key, has_left_ledger, look,
      heard_words, heard_theme, heard_tapped, heard_lost, heard_reason, general_look)
    SELECT org_id, note_id, 'returned', persona_key, has_left_ledger OR reason IS NOT NULL, look,
      heard_words, heard_theme, heard_tapped, heard_lost, heard_reason, general_look
    FROM released_note WHERE note_id = ${anyOf(noteIds)}
    ON CONFLICT (org_id, note_id) DO UPDATE
    SET kind = 'returned', persona_key = excluded.persona_key,
      has_left_ledger = excluded.has_left_ledger, look = excluded.look,
      heard_words = excluded.heard_words, heard_theme = excluded.heard_theme,
      heard_tapped = excluded.heard_tapped,
      heard_lost = excluded.heard_lost, heard_reason = excluded.heard_reason,
      general_look = excluded.general_look`.execute(tx);
  await tx.deleteFrom('released_note').where('note_id', '=', anyOf(noteIds)).execute();
}

/**
 * Forgets of notes that strayed how they were heard, as far as that is told: they enter nothing any more.
 *
 * @returns ids of those of which more was known
 */
export async function forgetHearings(
  tx: OrgTransaction,
  strayed: ReadonlyMap<string, Hearing | null>,
): Promise<string[]> {
  const [left, changed] = [true, false].map((hasLeft) =>
    [...strayed].flatMap(([id, hearing]) => ((hearing === null) === hasLeft ? [id] : [])),
  );
  const ofLeft = await tx
    .updateTable('looked_at_note')
    .set(columnsOf(null))
    .where('note_id', '=', anyOf(left ?? []))
    .where('look', 'is not', null)
    .returning('note_id')
    .execute();
  const ofChanged = [];
  // Whether a note stands in a batch makes no difference.
  for (const table of ['looked_at_note', 'released_note'] as const) {
    const rows = await tx
      .updateTable(table)
      .set({ heard_words: null, heard_theme: null, heard_tapped: null, heard_reason: null })
      .where('note_id', '=', anyOf(changed ?? []))
      .where('heard_words', 'is not', null)
      .returning('note_id')
      .execute();
    ofChanged.push(...rows);
  }
  return [...ofLeft, ...ofChanged].map((row) => row.note_id);
}

/**
 * Remembers of notes in batches that they came to buyers in general, with those who wait there; of one that this
 * release took out of its batch too.
 *
 * @returns their ids
 */
export async function rememberPassing(
  tx: OrgTransaction,
  passing: ReadonlyMap<string, Hearing>,
): Promise<string[]> {
  for (const [generalLook, own] of Map.groupBy(passing, ([, hearing]) => hearing.generalLook)) {
    for (const table of ['looked_at_note', 'released_note'] as const) {
      await tx
        .updateTable(table)
        .set({ general_look: generalLook })
        .where('note_id', '=', anyOf(own.map(([id]) => id)))
        .execute();
    }
  }
  return [...passing.keys()];
}

/** A note that Salesforce says an earlier release looked at. */
export interface OnceLookedAt {
  readonly id: string;
  readonly earlier: EarlierMark;
}

/** Takes over what earlier releases made of notes; what stands in a batch now, or is known, stays as it is. */
export async function adoptLookedAt(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly OnceLookedAt[],
): Promise<void> {
  const ids = notes.map(({ id }) => id);
  if (ids.length === 0) return;
  const standing = await tx
    .selectFrom('released_note')
    .select('note_id')
    .where('note_id', '=', anyOf(ids))
    .execute();
  const stands = new Set(standing.map((row) => row.note_id));
  const rows = notes
    .filter(({ id }) => !stands.has(id))
    .map(({ id, earlier }) => ({
      org_id: orgId,
      note_id: id,
      has_left_ledger: earlier.hasLeftLedger,
      kind: earlier.kind,
      persona_key: earlier.personaKey,
      ...columnsOf(earlier.hearing),
    }));
  if (rows.length === 0) return;
  await tx
    .insertInto('looked_at_note')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Forgets notes that we no longer hold and that Salesforce was told of: whoever shows or restores one
 * brings its mark with it.
 */
export async function forgetLookedAtGone(tx: OrgTransaction): Promise<void> {
  await sql`
    DELETE FROM looked_at_note
    WHERE NOT EXISTS (SELECT 1 FROM note
        WHERE note.org_id = looked_at_note.org_id AND note.note_id = looked_at_note.note_id)
      AND NOT EXISTS (SELECT 1 FROM written_row
        WHERE written_row.org_id = looked_at_note.org_id
          AND written_row.sobject = 'Buyer_Note__c'
          AND written_row.row_key = looked_at_note.note_id
          AND written_row.written_hash IS DISTINCT FROM written_row.desired_hash)`.execute(tx);
}

/** Of the notes that earlier releases looked at, those that we no longer hold. */
export async function findLookedAtGone(tx: OrgTransaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('looked_at_note')
    .leftJoin('note', 'note.note_id', 'looked_at_note.note_id')
    .select('looked_at_note.note_id as id')
    .where('note.note_id', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets what earlier releases made of erased notes: they never count again, fresh or not. */
export async function forgetLookedAt(
  tx: OrgTransaction,
  noteIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('looked_at_note').where('note_id', '=', anyOf(noteIds)).execute();
}

import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import type { Batch } from '../privacy/release/batch.ts';
import { type Ladder, ladderOf } from '../privacy/release/ladder.ts';
import type { ReasonBatch, ReasonPlan } from '../privacy/release/reasons.ts';
import { countedAnew } from '../privacy/release/counted-anew.ts';
import { hearingOf } from './hearing-columns.ts';
import { releaseNumber } from './release-mark.ts';
import { slices } from '../slices.ts';

/** Every batch of the reason ledger that earlier releases published, and the ladders of now. */
export interface StandingReasons {
  readonly batches: readonly ReasonBatch[];
  readonly ladder: Ladder;
  /** The quarter in which each note that may count was written. */
  readonly quarters: ReadonlyMap<string, string>;
  /** Ids of the notes that stood in the ledger and do not any more. */
  readonly left: ReadonlySet<string>;
}

/** Loads the ledger. A note whose reason its rep took back is withdrawn from it. */
export async function loadStandingReasons(tx: OrgTransaction): Promise<StandingReasons> {
  const notes = await tx
    .selectFrom('note')
    .select(['note_id', 'contributor', 'follows_id', 'stated_reason', 'status', 'quarter'])
    .where('is_withdrawn', '=', false)
    .where('status', '<>', 'held')
    .where((note) => note.or([note('source', 'is', null), note('source', '<>', 'role-play')]))
    .execute();
  const ladder = ladderOf(
    notes.map((row) => ({
      id: row.note_id,
      contributor: row.contributor,
      followsId: row.follows_id,
      statedReason: row.stated_reason,
      isCounted: row.status === 'counted',
    })),
  );
  const rows = await tx
    .selectFrom('released_note')
    .selectAll()
    .where('reason', 'is not', null)
    .orderBy('note_id')
    .execute();
  rows.sort((a, b) => releaseNumber(a.reason_release_id) - releaseNumber(b.reason_release_id));
  const batches = new Map<string, ReasonBatch & { readonly notes: Batch['notes'][number][] }>();
  for (const row of rows) {
    const { reason, reason_persona_key, reason_release_id, reason_k, theme_key } = row;
    if (reason === null || reason_persona_key === null) continue;
    if (reason_release_id === null || reason_k === null) continue;
    const key = JSON.stringify([reason_release_id, reason_persona_key, reason, theme_key]);
    const batch = batches.get(key) ?? {
      personaKey: reason_persona_key,
      themeKey: theme_key,
      reason,
      releaseId: reason_release_id,
      quarter: reason_release_id.slice(0, '2026-Q1'.length),
      k: reason_k,
      size: 0,
      crowd: { left: row.reason_crowd_left ?? 0, leftOfSides: 0 },
      quotesShown: 0,
      notes: [],
    };
    batch.notes.push({
      id: row.note_id,
      contributor: row.contributor,
      deal: row.deal,
      isLost: row.is_lost,
      approvedQuote: null,
      isWithdrawn: row.is_gone || !ladder.stillSays(row.note_id, reason),
      // Such a batch never loses notes and stands on, so nobody has to tell them apart again.
      isFresh: true,
      hearing: hearingOf(row),
    });
    batches.set(key, batch);
  }
  const quarters = new Map(notes.map((row) => [row.note_id, row.quarter]));
  return {
    batches: [...batches.values()],
    ladder,
    quarters,
    left: await loadLeft(tx),
  };
}

async function loadLeft(tx: OrgTransaction): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('released_note')
    .select('note_id')
    .where('has_left_ledger', '=', true)
    .unionAll(tx.selectFrom('looked_at_note').select('note_id').where('has_left_ledger', '=', true))
    .execute();
  return new Set(rows.map((row) => row.note_id));
}

/**
 * Freezes what a release decided about the ledger: which notes stand where, which left, and how large the crowds of
 * standing rows are by now.
 *
 * @returns ids of the notes of rows whose crowds became smaller
 */
export async function freezeLedger(
  tx: OrgTransaction,
  releaseId: string,
  standing: Pick<StandingReasons, 'batches'>,
  { kept, batches }: ReasonPlan<ReasonBatch>,
): Promise<string[]> {
  const stays = new Set(kept.flatMap(idsOf));
  const left = standing.batches.flatMap(idsOf).filter((id) => !stays.has(id));
  for (const slice of slices(left, 1000)) await setPlace(tx, slice, nowhere);
  for (const batch of batches) {
    const place = {
      reason: batch.reason,
      reason_persona_key: batch.personaKey,
      reason_release_id: releaseId,
      reason_k: batch.k,
      has_left_ledger: false,
      reason_crowd_left: batch.crowd.left,
    };
    for (const slice of slices(idsOf(batch), 1000)) await setPlace(tx, slice, place);
  }
  const shrunk = countedAnew(standing.batches, kept);
  for (const batch of shrunk) {
    await tx
      .updateTable('released_note')
      .set({ reason_crowd_left: batch.crowd.left })
      .where('note_id', '=', anyOf(idsOf(batch)))
      .execute();
  }
  return shrunk.flatMap(idsOf);
}

const nowhere = {
  reason: null,
  reason_persona_key: null,
  reason_release_id: null,
  reason_k: null,
  has_left_ledger: true,
  reason_crowd_left: null,
} as const;

type Place =
  | typeof nowhere
  | {
      readonly reason: ReasonBatch['reason'];
      readonly reason_persona_key: string;
      readonly reason_release_id: string;
      readonly reason_k: number;
      readonly has_left_ledger: boolean;
      readonly reason_crowd_left: number;
    };

async function setPlace(tx: OrgTransaction, ids: readonly string[], place: Place): Promise<void> {
  await tx
    .updateTable('released_note')
    .set(place)
    .where('note_id', 'in', [...ids])
    .execute();
}

function idsOf(batch: Batch): string[] {
  return batch.notes.map((note) => note.id);
}

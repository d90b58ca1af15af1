import type { OrgTransaction } from '../database/database.ts';
import type { Batch } from '../privacy/release/batch.ts';
import { band } from '../privacy/release/band.ts';
import { type Ladder, ladderOf } from '../privacy/release/ladder.ts';
import { planReasons, type ReasonBatch, type ReasonedNote } from '../privacy/release/reasons.ts';
import { slices } from '../slices.ts';
import { type CellName, cellNameText } from './cell-quotes.ts';

/** Every batch of the reason ledger that earlier releases published, and the ladders of now. */
export interface StandingReasons {
  readonly batches: readonly ReasonBatch[];
  readonly ladder: Ladder;
  /** The quarter in which each note that may count was written. */
  readonly quarters: ReadonlyMap<string, string>;
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
      quarter: reason_release_id.slice(0, '2026-Q1'.length),
      k: reason_k,
      notes: [],
    };
    batch.notes.push({
      id: row.note_id,
      contributor: row.contributor,
      deal: row.deal,
      isLost: row.is_lost,
      approvedQuote: null,
      isWithdrawn: row.is_gone || !ladder.stillSays(row.note_id, reason),
    });
    batches.set(key, batch);
  }
  const quarters = new Map(notes.map((row) => [row.note_id, row.quarter]));
  return { batches: [...batches.values()], ladder, quarters };
}

/** The release that the ledger takes part in, after its cells were settled. */
export interface SettledRelease {
  readonly releaseId: string;
  readonly quarter: string;
  readonly k: number;
  /** All batches of cells that stand now. */
  readonly batches: readonly Batch[];
  /** Ids of the notes whose batch was taken back. */
  readonly returned: readonly string[];
}

/**
 * Releases the ledger: reviews what stands, adds the new batches, freezes and publishes them.
 *
 * @returns ids of the notes whose place in the ledger changed
 */
export async function releaseReasons(
  tx: OrgTransaction,
  orgId: string,
  standing: StandingReasons,
  { releaseId, quarter, k, batches, returned }: SettledRelease,
): Promise<string[]> {
  const released = batches.flatMap((batch) => reasonedNotes(batch, standing));
  const plan = planReasons({
    released,
    published: standing.batches,
    returned: new Set(returned),
    quarter,
    k,
  });
  const stays = new Set(plan.kept.flatMap(idsOf));
  const left = standing.batches.flatMap(idsOf).filter((id) => !stays.has(id));
  for (const slice of slices(left, 1000)) await setPlace(tx, slice, nowhere);
  for (const batch of plan.batches) {
    const place = {
      reason: batch.reason,
      reason_persona_key: batch.personaKey,
      reason_release_id: releaseId,
      reason_k: k,
    };
    for (const slice of slices(idsOf(batch), 1000)) await setPlace(tx, slice, place);
  }
  await publishReasons(tx, orgId, [...plan.kept, ...plan.batches]);
  return [...left, ...plan.batches.flatMap(idsOf)];
}

/**
 * Replaces the published ledger by what these batches give. A row shows only while the cell of its
 * theme does: a persona's page must not name a theme that it withholds.
 */
export async function publishReasons(
  tx: OrgTransaction,
  orgId: string,
  batches: readonly ReasonBatch[],
): Promise<void> {
  const cells: CellName[] = await tx
    .selectFrom('cell')
    .select(['persona_key as personaKey', 'theme_key as themeKey'])
    .execute();
  const shown = new Set(cells.map(cellNameText));
  const rows = Map.groupBy(
    batches.filter((batch) => shown.has(cellNameText(batch))),
    (batch) => JSON.stringify([batch.personaKey, batch.reason, batch.themeKey]),
  );
  await tx.deleteFrom('published_reason').execute();
  for (const own of rows.values()) {
    const [first] = own;
    if (first === undefined) continue;
    const notes = own.flatMap((batch) => batch.notes);
    await tx
      .insertInto('published_reason')
      .values({
        org_id: orgId,
        persona_key: first.personaKey,
        reason: first.reason,
        theme_key: first.themeKey,
        contributors: band(new Set(notes.map((note) => note.contributor)).size),
        deals: band(new Set(notes.map((note) => note.deal)).size),
      })
      .execute();
  }
}

const nowhere = {
  reason: null,
  reason_persona_key: null,
  reason_release_id: null,
  reason_k: null,
} as const;

type Place =
  | typeof nowhere
  | {
      readonly reason: ReasonBatch['reason'];
      readonly reason_persona_key: string;
      readonly reason_release_id: string;
      readonly reason_k: number;
    };

async function setPlace(tx: OrgTransaction, ids: readonly string[], place: Place): Promise<void> {
  await tx
    .updateTable('released_note')
    .set(place)
    .where('note_id', 'in', [...ids])
    .execute();
}

/** A note that is no longer there, or may no longer count, enters nothing new. */
function reasonedNotes(batch: Batch, { ladder, quarters }: StandingReasons): ReasonedNote[] {
  return batch.notes.flatMap((note) => {
    const quarter = quarters.get(note.id);
    if (quarter === undefined) return [];
    const { personaKey, themeKey } = batch;
    return [{ ...note, quarter, personaKey, themeKey, reason: ladder.reasonOf(note.id) }];
  });
}

function idsOf(batch: Batch): string[] {
  return batch.notes.map((note) => note.id);
}

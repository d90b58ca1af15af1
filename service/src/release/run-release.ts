import type { OrgTransaction } from '../database/database.ts';
import { asCounted } from '../notes/counted.ts';
import { toStoredNote } from '../notes/stored-notes.ts';
import type { Batch } from '../privacy/release/batch.ts';
import { planRelease } from '../privacy/release/plan.ts';
import { quarterOf } from '../privacy/release/quarter.ts';
import { slices } from '../slices.ts';
import { publish } from './publish.ts';
import { loadStandingReasons, releaseReasons } from './reason-ledger.ts';
import { loadStandingBatches } from './standing-batches.ts';

/** What a release did. */
export interface ReleaseDone {
  readonly releaseId: string;
  /** How many batches it added. */
  readonly batches: number;
  /** Notes whose place changed: newly released, taken back, or gone for good. */
  readonly changedNoteIds: string[];
}

/**
 * Runs one release inside the caller's transaction, which must hold the release lock: reviews what
 * is published, adds the new batches, freezes their facts and publishes the result, first of the cells,
 * then of the reason ledger.
 *
 * @param at when the release happens; its quarter (UTC) is the release's
 */
export async function runRelease(
  tx: OrgTransaction,
  orgId: string,
  at: Date,
  k: number,
): Promise<ReleaseDone> {
  const quarter = quarterOf(at);
  const published = await loadStandingBatches(tx);
  const reasons = await loadStandingReasons(tx);
  const counted = await tx
    .selectFrom('note')
    .selectAll()
    .where('status', '=', 'counted')
    .orderBy('note_id')
    .execute();
  const notes = counted.map((row) => asCounted(toStoredNote(row))).filter((note) => note !== null);
  const plan = planRelease({ notes, published, quarter, k });

  const number = await nextNumber(tx);
  const releaseId = `${quarter}.${number}`;
  await tx
    .insertInto('release')
    .values({ org_id: orgId, number, release_id: releaseId, quarter, k, released_at: at })
    .execute();

  const takenBack = plan.takenBack.flatMap((batch) => batch.notes.map((note) => note.id));
  const gone = published.flatMap((batch) =>
    batch.notes.filter((note) => note.isWithdrawn).map((note) => note.id),
  );
  await unfreeze(tx, [...takenBack, ...gone]);
  await freeze(tx, orgId, releaseId, plan.batches);
  const batches = [...plan.kept, ...plan.batches];
  await publish(tx, orgId, batches, quarter, at.toISOString().slice(0, 10));
  const settled = { releaseId, quarter, k, batches, returned: [...takenBack, ...gone] };
  const reasoned = await releaseReasons(tx, orgId, reasons, settled);

  const released = plan.batches.flatMap((batch) => batch.notes.map((note) => note.id));
  return {
    releaseId,
    batches: plan.batches.length,
    changedNoteIds: [...new Set([...released, ...takenBack, ...gone, ...reasoned])],
  };
}

async function nextNumber(tx: OrgTransaction): Promise<number> {
  const row = await tx
    .selectFrom('release')
    .select((release) => release.fn.max('number').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

async function unfreeze(tx: OrgTransaction, noteIds: string[]): Promise<void> {
  for (const slice of slices(noteIds, 1000)) {
    await tx.deleteFrom('released_note').where('note_id', 'in', slice).execute();
  }
}

async function freeze(
  tx: OrgTransaction,
  orgId: string,
  releaseId: string,
  batches: readonly Batch[],
): Promise<void> {
  const rows = batches.flatMap((batch) =>
    batch.notes.map((note) => ({
      org_id: orgId,
      note_id: note.id,
      release_id: releaseId,
      persona_key: batch.personaKey,
      theme_key: batch.themeKey,
      contributor: note.contributor,
      deal: note.deal,
      is_lost: note.isLost,
      quarter: batch.quarter,
      k: batch.k,
    })),
  );
  for (const slice of slices(rows, 1000)) {
    await tx.insertInto('released_note').values(slice).execute();
  }
}

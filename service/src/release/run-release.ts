import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import { asListed, sayingOf } from '../notes/counted.ts';
import { toStoredNote } from '../notes/stored-notes.ts';
import type { Batch } from '../privacy/release/batch.ts';
import { quarterOf } from '../privacy/release/quarter.ts';
import { settleRelease } from '../privacy/release/settle.ts';
import { countedAnew } from '../privacy/release/counted-anew.ts';
import { slices } from '../slices.ts';
import { findShownNotes } from './cell-quotes.ts';
import { publish, publishLedger } from './publish.ts';
import { freezeLedger, loadStandingReasons } from './reason-ledger.ts';
import { loadEarlierReleases } from './earlier-releases.ts';
import { columnsOf } from './hearing-columns.ts';
import {
  forgetHearings,
  forgetLookedAtGone,
  loadLookedAt,
  rememberHeard,
  rememberPassing,
  takeOut,
} from './looked-at-notes.ts';
import { releaseNumber } from './release-mark.ts';
import { loadStandingBatches } from './standing-batches.ts';
import { loadStillThere } from './still-there.ts';

/** What a release did. */
export interface ReleaseDone {
  readonly releaseId: string;
  /** How many batches it added. */
  readonly batches: number;
  /**
   * Notes that were released, looked at otherwise or taken back, are gone for good, or whose words show now or no
   * longer.
   */
  readonly changedNoteIds: string[];
}

/**
 * Runs one release inside the caller's transaction, which must hold the release lock: loads what it goes
 * by, lets `settleRelease` decide, freezes the facts of what is new and publishes the result.
 *
 * @param at when the release happens; its quarter (UTC) is the release's
 * @param isSample whether one newcomer is enough for a persona to be heard again
 */
export async function runRelease(
  tx: OrgTransaction,
  orgId: string,
  at: Date,
  k: number,
  isSample = false,
): Promise<ReleaseDone> {
  const quarter = quarterOf(at);
  const published = await loadStandingBatches(tx);
  const reasons = await loadStandingReasons(tx);
  const rows = await tx
    .selectFrom('note')
    .selectAll()
    .where('status', '<>', 'held')
    .where('is_withdrawn', '=', false)
    .where('persona_key', 'is not', null)
    .orderBy('note_id')
    .execute();
  const notes = rows.flatMap((row) => {
    const note = toStoredNote(row);
    const listed = asListed(note);
    const asked = { promptArea: row.prompt_area, noneFits: row.none_fits };
    return listed === null ? [] : [{ ...listed, saying: sayingOf(note, asked) }];
  });
  await forgetLookedAtGone(tx);
  const lookedAt = await loadLookedAt(tx);
  const earlierReleases = await loadEarlierReleases(tx);
  const number = releaseNumber(earlierReleases.at(-1)?.releaseId ?? null) + 1;
  const wordsBefore = await findShownNotes(tx);
  const releaseId = `${quarter}.${number}`;
  const { cells, ledger, shown } = settleRelease({
    releaseId,
    notes,
    published,
    lookedAt,
    wordsShown: wordsBefore,
    ledger: {
      published: reasons.batches,
      left: reasons.left,
      quarterOf: (id) => reasons.quarters.get(id),
    },
    reasonOf: (id) => reasons.ladder.reasonOf(id),
    quarter,
    k,
    earlierReleases,
    stillThere: await loadStillThere(tx),
    isSample,
  });

  await tx
    .insertInto('release')
    .values({ org_id: orgId, number, release_id: releaseId, quarter, k, released_at: at })
    .execute();

  const stays = new Set(cells.kept.flatMap(idsOf));
  const out = published.flatMap(idsOf).filter((id) => !stays.has(id));
  for (const slice of slices(out, 1000)) await takeOut(tx, slice);
  const counted = await keepCounts(tx, published, cells.kept);
  await freeze(tx, orgId, releaseId, cells.batches, reasons.left);
  const newlyHeard = await rememberHeard(tx, cells.heard);
  const newlyStrayed = await forgetHearings(tx, cells.strayed);
  const passing = await rememberPassing(tx, cells.passing);
  const shrunkRows = await freezeLedger(tx, releaseId, reasons, ledger);
  await publish(tx, orgId, shown, at.toISOString().slice(0, 10));
  await publishLedger(tx, orgId, shown.reasons);

  const ofLedger = [...ledger.takenBack, ...ledger.batches].flatMap(idsOf);
  const wordsNow = new Set(shown.cells.flatMap(({ quotedIds }) => quotedIds));
  const ofWords = [
    ...[...wordsBefore].filter((id) => !wordsNow.has(id)),
    ...[...wordsNow].filter((id) => !wordsBefore.has(id)),
  ];
  return {
    releaseId,
    batches: cells.batches.length,
    changedNoteIds: [
      ...new Set([
        ...cells.batches.flatMap(idsOf),
        ...counted,
        ...shrunkRows,
        ...newlyHeard,
        ...newlyStrayed,
        ...passing,
        ...out,
        ...ofLedger,
        ...ofWords,
      ]),
    ],
  };
}

/**
 * Keeps how large the crowds of standing batches are by now, and how many quotes they showed.
 *
 * @returns ids of the notes of those of which that is new
 */
async function keepCounts(
  tx: OrgTransaction,
  before: readonly Batch[],
  kept: readonly Batch[],
): Promise<string[]> {
  const changed = countedAnew(before, kept);
  for (const { notes, crowd, quotesShown } of changed) {
    const ids = notes.map(({ id }) => id);
    await tx
      .updateTable('released_note')
      .set({
        crowd_left: crowd.left,
        crowd_left_of_sides: crowd.leftOfSides,
        quotes_shown: quotesShown,
      })
      .where('note_id', '=', anyOf(ids))
      .execute();
  }
  return changed.flatMap(idsOf);
}

async function freeze(
  tx: OrgTransaction,
  orgId: string,
  releaseId: string,
  batches: readonly Batch[],
  left: ReadonlySet<string>,
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
      is_fresh: note.isFresh,
      batch_size: batch.size,
      crowd_left: batch.crowd.left,
      crowd_left_of_sides: batch.crowd.leftOfSides,
      quotes_shown: batch.quotesShown,
      has_left_ledger: left.has(note.id),
      ...columnsOf(note.hearing),
    })),
  );
  for (const slice of slices(rows, 1000)) {
    await tx.insertInto('released_note').values(slice).execute();
    const ids = slice.map((row) => row.note_id);
    await tx.deleteFrom('looked_at_note').where('note_id', '=', anyOf(ids)).execute();
  }
}

function idsOf(batch: Batch): string[] {
  return batch.notes.map((note) => note.id);
}

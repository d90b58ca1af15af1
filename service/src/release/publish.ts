import type { OrgTransaction } from '../database/database.ts';
import { band } from '../privacy/release/band.ts';
import { publishedCell } from '../privacy/release/cell.ts';
import type { Batch } from '../privacy/release/batch.ts';
import { slices } from '../slices.ts';
import { cellNameText } from './cell-quotes.ts';

/**
 * Replaces everything that is published by what these batches give in a quarter: cells, the notes
 * whose words they show, and each persona's own numbers.
 *
 * @param releasedOn the day of the release, as `2026-11-20`
 */
export async function publish(
  tx: OrgTransaction,
  orgId: string,
  batches: readonly Batch[],
  quarter: string,
  releasedOn: string,
): Promise<void> {
  await tx.deleteFrom('cell').execute();
  await tx.deleteFrom('published_persona').execute();
  for (const group of groupBy(batches, cellNameText)) {
    const cell = publishedCell(group.batches, quarter);
    if (cell === null) continue;
    const name = {
      org_id: orgId,
      persona_key: group.first.personaKey,
      theme_key: group.first.themeKey,
    };
    await tx
      .insertInto('cell')
      .values({
        ...name,
        contributors: cell.contributorsBand,
        deals: cell.dealsBand,
        lost_share: cell.lostShare,
        trend: cell.trend,
      })
      .execute();
    const quoted = group.batches
      .flatMap((batch) => batch.notes)
      .filter((note) => note.approvedQuote !== null && !note.isWithdrawn)
      .map((note) => ({ ...name, note_id: note.id }));
    for (const slice of slices(quoted, 1000)) {
      await tx.insertInto('cell_quote').values(slice).execute();
    }
  }
  for (const group of groupBy(batches, (batch) => batch.personaKey)) {
    const notes = group.batches.flatMap((batch) => batch.notes);
    await tx
      .insertInto('published_persona')
      .values({
        org_id: orgId,
        persona_key: group.first.personaKey,
        contributors: band(new Set(notes.map((note) => note.contributor)).size),
        deals: band(new Set(notes.map((note) => note.deal)).size),
        released_on: releasedOn,
      })
      .execute();
  }
}

function groupBy(
  batches: readonly Batch[],
  nameOf: (batch: Batch) => string,
): Iterable<{ first: Batch; batches: Batch[] }> {
  const groups = new Map<string, { first: Batch; batches: Batch[] }>();
  for (const batch of batches) {
    const group = groups.get(nameOf(batch)) ?? { first: batch, batches: [] };
    group.batches.push(batch);
    groups.set(nameOf(batch), group);
  }
  return groups.values();
}

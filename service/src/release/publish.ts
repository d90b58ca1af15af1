import type { OrgTransaction } from '../database/database.ts';
import type { PublishedOrg, PublishedRow } from '../privacy/release/published.ts';
import { slices } from '../slices.ts';

/**
 * Replaces everything that is published of cells and personas: the cells, the notes whose words they
 * show, and each persona's own numbers. A band says of as many reps as of deals that they are at least so many.
 *
 * @param releasedOn the day of the release, as `2026-11-20`
 */
export async function publish(
  tx: OrgTransaction,
  orgId: string,
  { cells, personas }: PublishedOrg,
  releasedOn: string,
): Promise<void> {
  await tx.deleteFrom('cell').execute();
  await tx.deleteFrom('published_persona').execute();
  for (const { personaKey, themeKey, cell, quotedIds } of cells) {
    const name = { org_id: orgId, persona_key: personaKey, theme_key: themeKey };
    await tx
      .insertInto('cell')
      .values({
        ...name,
        contributors: cell.band,
        deals: cell.band,
        lost_share: cell.lostShare,
        trend: cell.trend,
      })
      .execute();
    const quoted = quotedIds.map((id) => ({ ...name, note_id: id }));
    for (const slice of slices(quoted, 1000)) {
      await tx.insertInto('cell_quote').values(slice).execute();
    }
  }
  for (const { personaKey, band } of personas) {
    await tx
      .insertInto('published_persona')
      .values({
        org_id: orgId,
        persona_key: personaKey,
        contributors: band,
        deals: band,
        released_on: releasedOn,
      })
      .execute();
  }
}

/** Replaces the published reason ledger. */
export async function publishLedger(
  tx: OrgTransaction,
  orgId: string,
  rows: readonly PublishedRow[],
): Promise<void> {
  await tx.deleteFrom('published_reason').execute();
  for (const { personaKey, reason, themeKey, band } of rows) {
    await tx
      .insertInto('published_reason')
      .values({
        org_id: orgId,
        persona_key: personaKey,
        reason,
        theme_key: themeKey,
        contributors: band,
        deals: band,
      })
      .execute();
  }
}

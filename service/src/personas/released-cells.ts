import type { OrgTransaction } from '../database/database.ts';
import type { InsightArea } from '../notes/note.ts';
import { mostHeardFirst } from '../privacy/release/band.ts';
import { cellNameText, loadQuotes } from '../release/cell-quotes.ts';

/** A published cell as it is stored: its words are checked where they leave. */
export interface CellFacts {
  readonly theme: { readonly key: string; readonly label: string; readonly meaning: string };
  readonly contributors: string;
  readonly deals: string;
  readonly lostShare: string | null;
  readonly trend: string;
  readonly quotes: readonly string[];
}

/**
 * A persona's published cells by insight area, those heard by most first. Cells of themes that
 * were hidden or deleted are left out.
 */
export async function readCells(
  tx: OrgTransaction,
  personaKey: string,
): Promise<Map<InsightArea, CellFacts[]>> {
  const quotes = await loadQuotes(tx, personaKey);
  const rows = await tx
    .selectFrom('cell')
    .innerJoin('theme', 'theme.theme_key', 'cell.theme_key')
    .select([
      'cell.theme_key',
      'cell.contributors',
      'cell.deals',
      'cell.lost_share',
      'cell.trend',
      'theme.area',
      'theme.label',
      'theme.meaning',
    ])
    .where('cell.persona_key', '=', personaKey)
    .where('theme.is_deleted', '=', false)
    .where('theme.is_hidden', '=', false)
    .orderBy('theme.label')
    .execute();
  rows.sort(mostHeardFirst);

  const byArea = new Map<InsightArea, CellFacts[]>();
  for (const row of rows) {
    const cell = {
      theme: { key: row.theme_key, label: row.label, meaning: row.meaning },
      contributors: row.contributors,
      deals: row.deals,
      lostShare: row.lost_share,
      trend: row.trend,
      quotes: quotes.get(cellNameText({ personaKey, themeKey: row.theme_key })) ?? [],
    };
    byArea.set(row.area, [...(byArea.get(row.area) ?? []), cell]);
  }
  return byArea;
}

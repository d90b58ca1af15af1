import type { ThemeTable } from '../database/synced-tables.ts';

type MergedRow = Pick<
  ThemeTable,
  'theme_key' | 'record_id' | 'area' | 'label' | 'meaning' | 'examples' | 'status' | 'merged_into'
> & { readonly is_deleted: boolean; readonly terms: readonly string[] };

/** What a theme was proposed from, as one more phrase: it stays true when people rename the theme. */
export function wordsOfProposal({ terms }: Pick<MergedRow, 'terms'>): string[] {
  return terms.length === 0 ? [] : [terms.join(' ')];
}

/**
 * The words of merged themes by the key of the theme that took them over, at the end of the chain:
 * notes that spoke of the one are filed under the other. Chains that run in a circle, into another
 * area or into nothing give nobody anything.
 */
export function wordsTakenOver(rows: readonly MergedRow[]): Map<string, string[]> {
  const ends = endsOfMerges(rows);
  const words = new Map<string, string[]>();
  for (const row of rows) {
    const end = ends.get(row.theme_key);
    if (end === undefined) continue;
    const own = [row.label, row.meaning, ...row.examples, ...wordsOfProposal(row)].filter(
      (text) => text !== '',
    );
    words.set(end, [...(words.get(end) ?? []), ...own]);
  }
  return words;
}

/** The key of the theme at the end of the chain, by the key of each merged theme that has one. */
export function endsOfMerges(rows: readonly MergedRow[]): Map<string, string> {
  const byId = new Map(rows.map((row) => [row.record_id, row]));
  const ends = new Map<string, string>();
  for (const row of rows) {
    if (row.status !== 'retired' || row.is_deleted || row.merged_into === null) continue;
    const end = endOfMerges(row, byId);
    if (end !== null && end.area === row.area) ends.set(row.theme_key, end.theme_key);
  }
  return ends;
}

function endOfMerges(start: MergedRow, byId: ReadonlyMap<string, MergedRow>): MergedRow | null {
  const seen = new Set<string>();
  let at: MergedRow | undefined = start;
  while (at !== undefined && at.merged_into !== null) {
    if (seen.has(at.record_id)) return null;
    seen.add(at.record_id);
    at = byId.get(at.merged_into);
  }
  return at ?? null;
}

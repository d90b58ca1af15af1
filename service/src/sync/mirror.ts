import type { OrgTransaction } from '../database/database.ts';
import { type RoadmapStage, roadmapText } from '../personas/roadmap.ts';
import type { CodebookRows, StageRow } from '../salesforce/codebook-rows.ts';
import { fingerprint } from '../fingerprint.ts';

type MirrorTable = 'prompt' | 'theme' | 'persona';

/** Makes the copies equal to what was read. Only rows that differ are written. */
export async function mirrorCodebook(
  tx: OrgTransaction,
  orgId: string,
  rows: CodebookRows,
): Promise<void> {
  const prompts = rows.prompts.map((row) => ({
    prompt_key: row.Key__c,
    record_id: row.Id,
    area: row.Insight_Area__c,
  }));
  const themes = rows.themes.map((row) => ({
    theme_key: row.Key__c,
    record_id: row.Id,
    area: row.Insight_Area__c,
    label: row.Name,
    meaning: row.Meaning__c ?? '',
    examples: row.Examples__c,
    status: row.Status__c ?? 'proposed',
    is_hidden: row.Hidden__c,
    merged_into: row.Merged_Into__c,
    terms: row.Terms__c,
    response: row.Response__c,
    what_works: row.What_Works__c,
  }));
  const personas = rows.personas.map((row) => ({
    persona_key: row.Key__c,
    record_id: row.Id,
    name: row.Name,
    summary: row.Summary__c,
    segment: row.Segment__c,
    market: row.Market__c,
    territory: row.Territory__c,
    responsibility: row.Responsibility__c,
    goals: row.Goals__c,
    activities: row.Activities__c,
    gaps: row.Gaps__c,
    job_titles: row.Job_Titles__c,
    buyer_role: row.Buyer_Role__c,
    receptivity: row.Receptivity__c,
    image_url: row.Image__c,
    image_licence: row.Image_Licence__c,
    image_alt: row.Image_Alt__c,
    status: row.Status__c ?? 'draft',
    roadmap: roadmapText((row.Persona_Stages__r?.records ?? []).map(toStage)),
  }));
  await mirror(tx, orgId, 'prompt', 'prompt_key', prompts);
  await mirror(tx, orgId, 'theme', 'theme_key', themes);
  await mirror(tx, orgId, 'persona', 'persona_key', personas);
}

function toStage(row: StageRow): RoadmapStage {
  return {
    name: row.Name,
    buyerGoal: row.Buyer_Goal__c,
    marketingGoal: row.Marketing_Goal__c,
    salesGoal: row.Sales_Goal__c,
  };
}

/**
 * A record is known by its Id, so its first key stays even if somebody edits it: notes and releases
 * speak of that key. One that was deleted and made anew under the same key is the same thing again.
 */
async function mirror(
  tx: OrgTransaction,
  orgId: string,
  table: MirrorTable,
  keyColumn: `${MirrorTable}_key`,
  incoming: readonly (Record<string, unknown> & { record_id: string })[],
): Promise<void> {
  const held: Record<string, unknown>[] = await tx.selectFrom(table).selectAll().execute();
  const byId = new Map(held.map((row) => [row['record_id'], row]));
  const byKey = new Map(held.map((row) => [row[keyColumn], row]));
  const seen = new Set<unknown>();
  for (const row of incoming) {
    const known = byId.get(row.record_id) ?? byKey.get(row[keyColumn]);
    const key = known?.[keyColumn] ?? row[keyColumn];
    seen.add(key);
    const wanted = { ...row, org_id: orgId, [keyColumn]: key, is_deleted: false };
    if (known !== undefined && sameRow(known, wanted)) continue;
    await tx
      .insertInto(table)
      .values(wanted)
      .onConflict((conflict) => conflict.columns(['org_id', keyColumn]).doUpdateSet(wanted))
      .execute();
  }
  const gone = held.map((row) => row[keyColumn]).filter((key) => !seen.has(key));
  for (const key of gone) {
    await tx
      .updateTable(table)
      .set({ is_deleted: true })
      .where(keyColumn, '=', String(key))
      .where('is_deleted', '=', false)
      .execute();
  }
}

function sameRow(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const names = Object.keys(b).sort();
  return fingerprint(names.map((name) => a[name])) === fingerprint(names.map((name) => b[name]));
}

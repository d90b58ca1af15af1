import type { OrgTransaction } from '../database/database.ts';
import type { DeletedRecord } from './release-history.ts';

/** Of each kind; who deletes more of them may see some proposed again after a database was lost. */
const rememberedOfAKind = 200;

/** The prompts, themes and personas that were deleted in Salesforce, by kind and key. */
export async function loadDeleted(tx: OrgTransaction): Promise<DeletedRecord[]> {
  const prompts = await tx
    .selectFrom('prompt')
    .select(['prompt_key as key', 'record_id as recordId', 'area'])
    .where('is_deleted', '=', true)
    .orderBy('prompt_key')
    .limit(rememberedOfAKind)
    .execute();
  const themes = await tx
    .selectFrom('theme')
    .select(['theme_key as key', 'record_id as recordId', 'area', 'terms'])
    .where('is_deleted', '=', true)
    .orderBy('theme_key')
    .limit(rememberedOfAKind)
    .execute();
  const personas = await tx
    .selectFrom('persona')
    .select(['persona_key as key', 'record_id as recordId'])
    .where('is_deleted', '=', true)
    .orderBy('persona_key')
    .limit(rememberedOfAKind)
    .execute();
  return [
    ...prompts.map((row) => ({ kind: 'prompt', ...row }) as const),
    ...themes.map((row) => ({ kind: 'theme', ...row }) as const),
    ...personas.map((row) => ({ kind: 'persona', ...row }) as const),
  ];
}

/** Takes over that these were deleted; a record that is there stays as it is. */
export async function adoptDeleted(
  tx: OrgTransaction,
  orgId: string,
  deleted: readonly DeletedRecord[],
): Promise<void> {
  for (const one of deleted) {
    const known = { org_id: orgId, record_id: one.recordId, is_deleted: true };
    if (one.kind === 'prompt') {
      await tx
        .insertInto('prompt')
        .values({ ...known, prompt_key: one.key, area: one.area })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else if (one.kind === 'theme') {
      await tx
        .insertInto('theme')
        .values({
          ...known,
          theme_key: one.key,
          area: one.area,
          terms: [...one.terms],
          ...{ label: '', meaning: '', examples: [], status: 'retired', is_hidden: false },
          merged_into: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await tx
        .insertInto('persona')
        .values({
          ...known,
          persona_key: one.key,
          ...{ name: '', job_titles: [], status: 'retired', summary: null, segment: null },
          ...{ market: null, territory: null, responsibility: null, goals: null, activities: null },
          ...{ gaps: null, buyer_role: null, receptivity: null, image_url: null },
          ...{ image_licence: null, image_alt: null },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}

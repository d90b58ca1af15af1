import type { Insertable } from 'kysely';
import type { OrgTransaction } from '../service/src/database/database.ts';
import type { CellTable, PersonaTable, ThemeTable } from '../service/src/database/synced-tables.ts';

/** Stores a draft of a persona that nobody has filled yet, but for what is given. */
export async function storePersona(
  tx: OrgTransaction,
  orgId: string,
  key: string,
  given: Partial<Insertable<PersonaTable>> = {},
): Promise<void> {
  const empty = {
    ...{ summary: null, segment: null, market: null, territory: null, responsibility: null },
    ...{ goals: null, activities: null, gaps: null, job_titles: [], buyer_role: null },
    ...{ receptivity: null, image_url: null, image_licence: null, image_alt: null },
  };
  await tx
    .insertInto('persona')
    .values({
      ...{ org_id: orgId, persona_key: key, record_id: recordId('a02', key), name: key },
      ...{ ...empty, status: 'draft' },
      ...given,
    })
    .execute();
}

/** Stores an active theme of what stops buyers, but for what is given. */
export async function storeTheme(
  tx: OrgTransaction,
  orgId: string,
  key: string,
  given: Partial<Insertable<ThemeTable>> = {},
): Promise<void> {
  await tx
    .insertInto('theme')
    .values({
      ...{ org_id: orgId, theme_key: key, record_id: recordId('a03', key), area: 'stops' },
      ...{ label: `Theme ${key}`, meaning: '', examples: [], status: 'active', is_hidden: false },
      ...given,
    })
    .execute();
}

/** Stores a published cell, of three or four reps unless something else is given. */
export async function storeCell(
  tx: OrgTransaction,
  orgId: string,
  persona: string,
  theme: string,
  given: Partial<Insertable<CellTable>> = {},
): Promise<void> {
  await tx
    .insertInto('cell')
    .values({
      ...{ org_id: orgId, persona_key: persona, theme_key: theme, lost_share: null },
      ...{ contributors: '3+', deals: '3+', trend: 'new' },
      ...given,
    })
    .execute();
}

/** An Id of 18 characters, the same for the same key. */
function recordId(prefix: string, key: string): string {
  return `${prefix}${key
    .replace(/[^a-z]/g, '')
    .padEnd(12, '0')
    .slice(0, 12)}AAA`;
}

import type { OrgTransaction } from '../database/database.ts';
import type { Codebook } from './codebook.ts';
import { keyedHash } from '../fingerprint.ts';
import { desire, type DesiredRow } from './written-rows.ts';

const withheld = {
  Buyer_Theme__c: null,
  Stated_Reason__c: null,
  Contributors__c: null,
  Deals__c: null,
} as const;

/** Says what every published row of the reason ledger should hold, and that all others hold nothing. */
export async function desireReasons(
  tx: OrgTransaction,
  orgId: string,
  secret: string,
  ids: Pick<Codebook, 'themeIds' | 'personaIds'>,
): Promise<void> {
  const sobject = 'Persona_Reason__c';
  const wishes = new Map<string, DesiredRow>();
  for (const { row_key: rowKey } of await tx
    .selectFrom('written_row')
    .select('row_key')
    .where('sobject', '=', sobject)
    .execute()) {
    wishes.set(rowKey, { sobject, rowKey, fields: withheld });
  }
  for (const row of await tx.selectFrom('published_reason').selectAll().execute()) {
    const themeId = ids.themeIds.get(row.theme_key);
    const parentId = ids.personaIds.get(row.persona_key);
    if (themeId === undefined || parentId === undefined) continue;
    // Opaque, so that a blank row does not tell which reason and theme it stands for.
    const rowKey = keyedHash(secret, ['reason', row.persona_key, row.reason, row.theme_key]);
    wishes.set(rowKey, {
      sobject,
      rowKey,
      parentId,
      fields: {
        Buyer_Theme__c: themeId,
        Stated_Reason__c: row.reason,
        Contributors__c: row.contributors,
        Deals__c: row.deals,
      },
    });
  }
  await desire(tx, orgId, [...wishes.values()]);
}

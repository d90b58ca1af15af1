import type { OrgTransaction } from '../database/database.ts';

/** When this org last released, or null if it never did. */
export async function findLastRelease(tx: OrgTransaction): Promise<Date | null> {
  const last = await tx
    .selectFrom('release')
    .select('released_at')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.released_at ?? null;
}

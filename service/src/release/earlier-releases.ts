import type { OrgTransaction } from '../database/database.ts';
import type { EarlierRelease } from '../privacy/release/still-there.ts';

/** All releases there were that are remembered, the earliest first. */
export async function loadEarlierReleases(tx: OrgTransaction): Promise<EarlierRelease[]> {
  return tx
    .selectFrom('release')
    .select(['release_id as releaseId', 'k'])
    .orderBy('number')
    .execute();
}

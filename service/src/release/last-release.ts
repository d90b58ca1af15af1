import type { OrgTransaction } from '../database/database.ts';

/** A release as far as what it published tells of it. */
export interface LastRelease {
  readonly quarter: string;
  readonly releasedAt: Date;
}

/** The last release of this org, or null if there was none. */
export async function lastRelease(tx: OrgTransaction): Promise<LastRelease | null> {
  const last = await tx
    .selectFrom('release')
    .select(['quarter', 'released_at as releasedAt'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? null;
}

/** When this org last released, or null if it never did. */
export async function findLastRelease(tx: OrgTransaction): Promise<Date | null> {
  return (await lastRelease(tx))?.releasedAt ?? null;
}

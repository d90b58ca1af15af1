import type { OrgTransaction } from '../database/database.ts';

/** The names of all releases there were, as `2026-Q4.2`, the earliest first. */
export async function loadReleaseNames(tx: OrgTransaction): Promise<string[]> {
  const rows = await tx.selectFrom('release').select('release_id').orderBy('number').execute();
  return rows.map((row) => row.release_id);
}

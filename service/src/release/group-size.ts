import type { OrgTransaction } from '../database/database.ts';
import { quarterBefore } from '../privacy/release/quarter.ts';
import { smallestGroup } from '../privacy/release/smallest-group.ts';

/**
 * How many people count as active in a quarter: the authors of the quarter before, or, when there
 * were none, the holders of the Rep permission set.
 */
export async function countActive(tx: OrgTransaction, quarter: string): Promise<number | null> {
  const row = await tx
    .selectFrom('note')
    .select((note) => note.fn.count<string>('contributor').distinct().as('people'))
    .where('quarter', '=', quarterBefore(quarter))
    .executeTakeFirst();
  const people = Number(row?.people ?? 0);
  return people === 0 ? null : people;
}

/** The k that was fixed for a quarter, or null while none is. An admin can raise it, not lower it. */
export async function fixedGroup(
  tx: OrgTransaction,
  quarter: string,
  adminMinimum: number,
): Promise<number | null> {
  const row = await tx
    .selectFrom('quarter_group')
    .select('k')
    .where('quarter', '=', quarter)
    .executeTakeFirst();
  return row === undefined ? null : Math.max(row.k, adminMinimum);
}

/**
 * The k that what is published now was judged by: this quarter's, or until its first release the one
 * before. Null before any release. It moves with releases only: k reckoned anew with each change of
 * notes would tell when the number of people who wrote passed a limit.
 */
export async function groupInForce(
  tx: OrgTransaction,
  quarter: string,
  adminMinimum: number,
): Promise<number | null> {
  const row = await tx
    .selectFrom('quarter_group')
    .select('k')
    .where('quarter', '<=', quarter)
    .orderBy('quarter', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : Math.max(row.k, adminMinimum);
}

/** Fixes k for a quarter by how many people are active; a k that is fixed already stays. */
export async function fixGroup(
  tx: OrgTransaction,
  orgId: string,
  quarter: string,
  activeContributors: number,
  adminMinimum: number,
): Promise<number> {
  await tx
    .insertInto('quarter_group')
    .values({
      org_id: orgId,
      quarter,
      k: smallestGroup(activeContributors, adminMinimum),
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'quarter']).doNothing())
    .execute();
  const k = await fixedGroup(tx, quarter, adminMinimum);
  return k ?? smallestGroup(activeContributors, adminMinimum);
}

/** Takes over the k that Salesforce says was fixed for quarters; one that is stored stays. */
export async function adoptGroups(
  tx: OrgTransaction,
  orgId: string,
  groups: readonly { readonly quarter: string; readonly k: number }[],
): Promise<void> {
  const byQuarter = new Map(groups.map(({ quarter, k }) => [quarter, k]));
  if (byQuarter.size === 0) return;
  await tx
    .insertInto('quarter_group')
    .values([...byQuarter].map(([quarter, k]) => ({ org_id: orgId, quarter, k })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

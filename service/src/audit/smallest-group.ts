import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { record } from './audit.ts';

/** Whether an audit entry is the one that tells what is in force: without it, it would be noted again. */
export const tellsSmallestGroupNow: RawBuilder<boolean> = sql`entry_id IS NOT DISTINCT FROM (
  SELECT entry_id FROM audit_entry WHERE action = 'smallest group changed'
  ORDER BY at DESC, entry_id DESC LIMIT 1)`;

const told = z.object({ to: z.int() });

/** What an admin asks for as the smallest group, and whose it is. */
interface Wanted {
  readonly database: Database;
  readonly org: { readonly orgId: string };
  readonly minimumGroup: number;
}

/** Writes down that the setting for the smallest group is another one than when it was last noted. */
export async function noteSmallestGroup({ database, org, minimumGroup }: Wanted): Promise<void> {
  await database.inOrg(org.orgId, async (tx) => {
    const last = await tx
      .selectFrom('audit_entry')
      .select('told')
      .where('action', '=', 'smallest group changed')
      .orderBy('at', 'desc')
      .orderBy('entry_id', 'desc')
      .limit(1)
      .executeTakeFirst();
    const from = last === undefined ? null : told.parse(last.told).to;
    if (from === minimumGroup) return;
    await record(tx, {
      actor: 'service',
      action: 'smallest group changed',
      told: { from, to: minimumGroup },
    });
  });
}

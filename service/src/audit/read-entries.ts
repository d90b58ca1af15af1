import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { auditActors } from './audit-entry.ts';

/** An entry as it is exported: `{at, actor, action, …what is told of it}`. */
export type ExportedEntry = Readonly<Record<string, unknown>>;

const told = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const actor = z.enum(auditActors);

/** So many are in memory at a time. */
const entriesPerPage = 1000;

/** The entries of an org from a moment on and before another, oldest first, a page at a time. */
export async function* readEntries(
  database: Database,
  orgId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): AsyncGenerator<ExportedEntry> {
  let offset = 0;
  for (;;) {
    const rows = await database.inOrg(orgId, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select(['at', 'actor', 'action', 'told'])
        .where('at', '>=', from)
        .where('at', '<', to)
        .orderBy('at')
        .orderBy('entry_id')
        .offset(offset)
        .limit(entriesPerPage)
        .execute(),
    );
    for (const row of rows) {
      yield {
        at: row.at.toISOString(),
        actor: actor.parse(row.actor),
        action: row.action,
        ...told.parse(row.told),
      };
    }
    if (rows.length < entriesPerPage) return;
    offset += rows.length;
  }
}

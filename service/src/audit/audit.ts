import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { type AuditEntry, auditEntry } from './audit-entry.ts';

/**
 * Writes down what is done, in the transaction that does it: both happen, or neither.
 *
 * @throws if the entry tells more than its action may
 */
export async function record(tx: OrgTransaction, entry: AuditEntry): Promise<void> {
  const { actor, action, told } = auditEntry.parse(entry);
  await tx
    .insertInto('audit_entry')
    .values({
      org_id: sql<string>`current_setting('app.org_id')`,
      actor,
      action,
      told: JSON.stringify(told),
    })
    .execute();
}

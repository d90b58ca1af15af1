import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import type { Position } from '../salesforce/note-rows.ts';

/** Where reading stands, and whether it ever reached the end. */
export interface Checkpoint extends Position {
  readonly isCaughtUp: boolean;
}

/** The checkpoint of a stream, or null before anything was read. */
export async function findCheckpoint(
  tx: OrgTransaction,
  stream: string,
): Promise<Checkpoint | null> {
  const row = await tx
    .selectFrom('checkpoint')
    .select(['modified_at', 'record_id', 'is_caught_up'])
    .where('stream', '=', stream)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { modifiedAt: row.modified_at, recordId: row.record_id, isCaughtUp: row.is_caught_up };
}

/** Moves a checkpoint forward, never back; call it in the transaction that stores the effect. */
export async function advance(
  tx: OrgTransaction,
  orgId: string,
  stream: string,
  to: Position,
): Promise<void> {
  await tx
    .insertInto('checkpoint')
    .values({ org_id: orgId, stream, modified_at: to.modifiedAt, record_id: to.recordId })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'stream'])
        .doUpdateSet({ modified_at: to.modifiedAt, record_id: to.recordId })
        .where(
          sql<boolean>`(checkpoint.modified_at, checkpoint.record_id)
            < (excluded.modified_at, excluded.record_id)`,
        ),
    )
    .execute();
}

/** Says that a stream was read to its end once. */
export async function markCaughtUp(
  tx: OrgTransaction,
  orgId: string,
  stream: string,
): Promise<void> {
  await tx
    .insertInto('checkpoint')
    .values({
      org_id: orgId,
      stream,
      modified_at: new Date(0),
      record_id: '',
      is_caught_up: true,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'stream']).doUpdateSet({ is_caught_up: true }),
    )
    .execute();
}

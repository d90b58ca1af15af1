import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import type { Position } from '../salesforce/note-rows.ts';

/** Where reading stands, and whether it ever reached the end. */
export interface Checkpoint extends Position {
  readonly isCaughtUp: boolean;
}

/** The checkpoints of all streams, by name. */
export async function findCheckpoints(tx: OrgTransaction): Promise<Map<string, Checkpoint>> {
  const rows = await tx.selectFrom('checkpoint').selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.stream,
      { modifiedAt: row.modified_at, recordId: row.record_id, isCaughtUp: row.is_caught_up },
    ]),
  );
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

/** Says where a stream stands, wherever it stood. */
export async function setCheckpoint(
  tx: OrgTransaction,
  orgId: string,
  stream: string,
  to: Position,
): Promise<void> {
  const facts = { modified_at: to.modifiedAt, record_id: to.recordId };
  await tx
    .insertInto('checkpoint')
    .values({ org_id: orgId, stream, ...facts })
    .onConflict((conflict) => conflict.columns(['org_id', 'stream']).doUpdateSet(facts))
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

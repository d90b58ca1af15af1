import { z } from 'zod';
import type { OrgTransaction } from '../database/database.ts';
import { type NoteReaders, noteReaders } from './note-readers.ts';

/** A fact, and when it was last looked up. */
export interface Checked<Fact> {
  readonly fact: Fact;
  readonly checkedAt: Date;
}

/** Who can read notes in this org, as last looked up; null before that. */
export function findNoteReaders(tx: OrgTransaction): Promise<Checked<NoteReaders> | null> {
  return find(tx, 'note-readers', noteReaders);
}

/** Keeps who can read notes in place of what was known before. */
export function keepNoteReaders(
  tx: OrgTransaction,
  orgId: string,
  readers: NoteReaders,
  checkedAt: Date,
): Promise<void> {
  return keep(tx, orgId, 'note-readers', readers, checkedAt);
}

/** When it was last tried to look that up, successfully or not. */
export async function findNoteReadersTried(tx: OrgTransaction): Promise<Date | null> {
  return (await find(tx, 'note-readers-tried', z.null()))?.checkedAt ?? null;
}

/** Notes that it is tried now. */
export function keepNoteReadersTried(tx: OrgTransaction, orgId: string, at: Date): Promise<void> {
  return keep(tx, orgId, 'note-readers-tried', null, at);
}

async function find<Fact>(
  tx: OrgTransaction,
  name: string,
  shape: z.ZodType<Fact>,
): Promise<Checked<Fact> | null> {
  const row = await tx
    .selectFrom('org_fact')
    .select(['told', 'checked_at'])
    .where('name', '=', name)
    .executeTakeFirst();
  // What another version wrote in a shape of its own is as good as not known: it is looked up again.
  const fact = shape.safeParse(row?.told);
  if (row === undefined || !fact.success) return null;
  return { fact: fact.data, checkedAt: row.checked_at };
}

async function keep(
  tx: OrgTransaction,
  orgId: string,
  name: string,
  fact: unknown,
  checkedAt: Date,
): Promise<void> {
  const row = { told: JSON.stringify(fact), checked_at: checkedAt };
  await tx
    .insertInto('org_fact')
    .values({ org_id: orgId, name, ...row })
    .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet(row))
    .execute();
}

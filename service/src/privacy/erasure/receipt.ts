import { sql } from 'kysely';
import { z } from 'zod';
import type { OrgTransaction } from '../../database/database.ts';
import { type Erasure, erasureKinds } from './subject.ts';

const count = z.number().int();

/** The notes of an erasure that Salesforce had at that moment, as numbers; null where nobody knows any more. */
export const notesThere = z.object({
  /** Notes that an admin has to delete there. */
  notesToDelete: count.nullable(),
  privateAmongThem: count.nullable(),
  /** Deleted, and not yet purged. */
  inRecycleBin: count.nullable(),
});

export type NotesThere = Readonly<z.infer<typeof notesThere>>;

const notKnown: NotesThere = { notesToDelete: null, privateAmongThem: null, inRecycleBin: null };

const erasedCounts = z.object({
  note: count,
  note_vector: count,
  cell_quote: count,
  released_note: count,
  proposed_note: count,
  written_row: count,
});

/**
 * How many rows of each table an erasure removed, emptied or will have written. `written_row` are the
 * records of these notes that held something, and the cells that quoted them.
 */
export type ErasedCounts = Readonly<z.infer<typeof erasedCounts>>;

const receiptShape = z.object({
  erasure: z.string(),
  kind: z.enum(erasureKinds),
  erasedAt: z.iso.datetime(),
  isDryRun: z.boolean(),
  erased: erasedCounts,
  /** Until this release their notes stand in the numbers; null where none is due. */
  numbersFollowAt: z.iso.datetime().nullable(),
  salesforce: notesThere.extend({
    /**
     * When the last record that the service writes no longer held their words; null until then, which
     * includes any cell that is still to be written, and while one is in the recycle bin, where nobody can
     * empty its fields.
     */
    wordsLeftAt: z.iso.datetime().nullable(),
  }),
});

/** What an erasure did and what it leaves to do: numbers, and no Ids. */
export type ErasureReceipt = Readonly<z.infer<typeof receiptShape>>;

/** The receipt of an erasure whose words have not left Salesforce yet. */
export async function receiptOf(
  tx: OrgTransaction,
  { id, kind, erasedAt }: Erasure,
  erased: ErasedCounts,
  notes: NotesThere | null,
): Promise<ErasureReceipt> {
  const next = await tx.selectFrom('release_calendar').select('next_at').executeTakeFirst();
  return {
    ...{ erasure: id, kind, erasedAt: erasedAt.toISOString(), isDryRun: false, erased },
    numbersFollowAt: next?.next_at.toISOString() ?? null,
    salesforce: { ...(notes ?? notKnown), wordsLeftAt: null },
  };
}

/**
 * Keeps a receipt, in the transaction that erases. Where an erasure was done in parts, as after a kill, each
 * adds what it took.
 *
 * @returns the receipt as it is kept
 */
export async function keepReceipt(
  tx: OrgTransaction,
  orgId: string,
  receipt: ErasureReceipt,
  givenAt: Date,
): Promise<ErasureReceipt> {
  const [before] = await load(tx, receipt.erasure);
  const kept = before === undefined ? receipt : { ...receipt, erased: sum(before, receipt) };
  await tx
    .insertInto('erasure_receipt')
    .values({
      ...{ org_id: orgId, erasure_id: receipt.erasure, given_at: givenAt },
      told: JSON.stringify(kept),
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'erasure_id']).doUpdateSet({ told: JSON.stringify(kept) }),
    )
    .execute();
  return kept;
}

/** The receipts of erasures whose words have not left Salesforce, as far as we know. */
export async function findOpenReceipts(tx: OrgTransaction): Promise<ErasureReceipt[]> {
  const rows = await tx
    .selectFrom('erasure_receipt')
    .select('told')
    .where(sql<boolean>`told #>> '{salesforce,wordsLeftAt}' IS NULL`)
    .orderBy('given_at')
    .orderBy('erasure_id')
    .execute();
  return rows.flatMap(({ told }) => parse(told));
}

/** Completes a receipt: no record that the service writes holds words of these notes any more. */
export async function tellWordsLeft(
  tx: OrgTransaction,
  receipt: ErasureReceipt,
  at: Date,
): Promise<ErasureReceipt> {
  const salesforce = { ...receipt.salesforce, wordsLeftAt: at.toISOString() };
  const told = { ...receipt, salesforce };
  await tx
    .updateTable('erasure_receipt')
    .set({ told: JSON.stringify(told) })
    .where('erasure_id', '=', receipt.erasure)
    .execute();
  return told;
}

async function load(tx: OrgTransaction, erasureId: string): Promise<ErasureReceipt[]> {
  const rows = await tx
    .selectFrom('erasure_receipt')
    .select('told')
    .where('erasure_id', '=', erasureId)
    .execute();
  return rows.flatMap(({ told }) => parse(told));
}

/** One of another version is left as it is. */
function parse(told: unknown): ErasureReceipt[] {
  const parsed = receiptShape.safeParse(told);
  return parsed.success ? [parsed.data] : [];
}

function sum({ erased: a }: ErasureReceipt, { erased: b }: ErasureReceipt): ErasedCounts {
  return {
    note: a.note + b.note,
    note_vector: a.note_vector + b.note_vector,
    cell_quote: a.cell_quote + b.cell_quote,
    released_note: a.released_note + b.released_note,
    proposed_note: a.proposed_note + b.proposed_note,
    written_row: a.written_row + b.written_row,
  };
}

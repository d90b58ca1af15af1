import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '../../audit/audit.ts';
import type { Clock } from '../../clock.ts';
import type { Database, OrgTransaction } from '../../database/database.ts';
import type { Log } from '../../log.ts';
import type { OrgConnection } from '../../salesforce/connection.ts';
import { findNotesToErase, type FoundNote } from '../../salesforce/erasable-note-rows.ts';
import { keyedHash } from '../../sync/fingerprint.ts';
import { writeBack } from '../../sync/write-back.ts';
import {
  countDue,
  countNotes,
  type ErasedCounts,
  eraseNotes,
  type NotesToErase,
} from './erase-notes.ts';
import { appendToLedgerFile } from './ledger-file.ts';
import { storeErasedNotes, storeErasures } from './ledger.ts';
import { erasedNoteName, type Erasure, type ErasureKind } from './subject.ts';

/** Whom to erase. */
export interface ErasureRequest {
  readonly kind: ErasureKind;
  /** The Id of the user, contact, lead or account, 18 characters. */
  readonly id: string;
  /** Counts, and changes nothing. */
  readonly isDryRun: boolean;
}

/** What to erase with: a connection and a database that nobody else leads, or a dry run. */
export interface ErasureMeans {
  readonly org: OrgConnection;
  readonly database: Database;
  readonly secret: string;
  /** The ledger outside the database. */
  readonly ledgerFile: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What an erasure did and what it leaves to do: numbers, and no Ids. */
export interface ErasureReceipt {
  readonly erasure: string;
  readonly kind: ErasureKind;
  readonly erasedAt: string;
  readonly isDryRun: boolean;
  /**
   * Rows by table; `written_row` are the records that the service had filled for these notes and the cells
   * that quoted them: they hold their words no longer, or will not.
   */
  readonly erased: ErasedCounts;
  /** Until this release their notes stand in the numbers; null where none is due. */
  readonly numbersFollowAt: string | null;
  readonly salesforce: {
    /** Notes that an admin has to delete there. */
    readonly notesToDelete: number;
    readonly privateAmongThem: number;
    /** Deleted, and not yet purged. */
    readonly inRecycleBin: number;
    /**
     * When the last record that the service writes no longer held their words; null until then, which
     * includes any cell that is still to be written, and while one is in the recycle bin, where nobody can
     * empty its fields.
     */
    readonly wordsLeftAt: string | null;
  };
}

/** The receipt, and the notes that are still in Salesforce, by Id. */
export interface ErasureDone {
  readonly receipt: ErasureReceipt;
  readonly idsToDelete: readonly string[];
}

/**
 * Erases the notes of a contributor, about a contact, or on an account, and keeps them from coming back.
 * The ledger file is written before the database: after a kill in between, whoever leads next ends it.
 *
 * @throws OrgError where Salesforce cannot tell which notes those are; nothing is erased then
 */
export async function erase(
  means: ErasureMeans,
  { kind, id, isDryRun }: ErasureRequest,
): Promise<ErasureDone> {
  const { org, database, secret, clock } = means;
  const { orgId } = org;
  const found = await findNotesToErase(org, kind, id);
  const erasure: Erasure = {
    id: randomUUID(),
    kind,
    hash: keyedHash(secret, id),
    // The clock of Salesforce may be ahead of ours.
    erasedAt: latest([clock(), ...found.map((note) => note.CreatedDate)]),
  };
  const notes = found.map((note) => erasedNoteName(secret, note.Id));
  if (!isDryRun) await appendToLedgerFile(means.ledgerFile, orgId, [{ ...erasure, notes }]);
  const passingSecret = randomBytes(32).toString('base64');
  const named = { ids: found.map((note) => note.Id), deletedIds: deletedAmong(found) };
  const { erased, numbersFollowAt } = await database.inOrg(orgId, async (tx) => {
    if (isDryRun) {
      await sql`SET TRANSACTION READ ONLY`.execute(tx);
      const erased = await countNotes(tx, [erasure], named);
      return { erased, numbersFollowAt: await nextRelease(tx) };
    }
    const counts = await eraseNotes(tx, { orgId, secret, passingSecret }, [erasure], named);
    await keepErased(tx, { orgId, secret }, erasure, counts, found);
    return { erased: counts, numbersFollowAt: await nextRelease(tx) };
  });

  const there = found.filter((note) => !note.IsDeleted);
  const receipt: ErasureReceipt = {
    erasure: erasure.id,
    kind,
    erasedAt: erasure.erasedAt.toISOString(),
    isDryRun,
    erased,
    numbersFollowAt: numbersFollowAt?.toISOString() ?? null,
    salesforce: {
      notesToDelete: there.length,
      privateAmongThem: there.filter((note) => note.Private__c).length,
      inRecycleBin: found.length - there.length,
      wordsLeftAt: isDryRun ? null : await clearRecords(means, named),
    },
  };
  if (!isDryRun) await storeReceipt(database, orgId, receipt, clock());
  return { receipt, idsToDelete: there.map((note) => note.Id) };
}

async function keepErased(
  tx: OrgTransaction,
  { orgId, secret }: { readonly orgId: string; readonly secret: string },
  erasure: Erasure,
  counts: ErasedCounts,
  found: readonly FoundNote[],
): Promise<void> {
  await storeErasures(tx, orgId, [erasure], counts);
  const stamped = found.map((note) => ({
    name: erasedNoteName(secret, note.Id),
    modifiedAt: note.IsDeleted || note.Private__c ? null : note.SystemModstamp,
  }));
  await storeErasedNotes(tx, orgId, stamped);
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  await record(tx, {
    actor: 'admin command',
    action: 'erasure',
    told: { kind: erasure.kind, notes: counts.note, rows },
  });
}

/** Writes what is due, and tells when the words had left; null where Salesforce still holds some. */
async function clearRecords(
  { org, database, clock, log }: ErasureMeans,
  { ids, deletedIds }: NotesToErase,
): Promise<string | null> {
  try {
    await writeBack({ org, database, clock, log });
  } catch (error) {
    // The service goes on trying, and the receipt says that they have not left.
    log.warn({ err: error }, 'words of erased notes have not left Salesforce yet');
    return null;
  }
  const due = await database.inOrg(org.orgId, (tx) => countDue(tx, ids));
  return due === 0 && deletedIds.length === 0 ? clock().toISOString() : null;
}

async function storeReceipt(
  database: Database,
  orgId: string,
  receipt: ErasureReceipt,
  givenAt: Date,
): Promise<void> {
  await database.inOrg(orgId, (tx) =>
    tx
      .insertInto('erasure_receipt')
      .values({
        ...{ org_id: orgId, erasure_id: receipt.erasure, given_at: givenAt },
        told: JSON.stringify(receipt),
      })
      .execute(),
  );
}

async function nextRelease(tx: OrgTransaction): Promise<Date | null> {
  const row = await tx.selectFrom('release_calendar').select('next_at').executeTakeFirst();
  return row?.next_at ?? null;
}

function deletedAmong(found: readonly FoundNote[]): string[] {
  return found.filter((note) => note.IsDeleted).map((note) => note.Id);
}

function latest(moments: readonly Date[]): Date {
  return moments.reduce((a, b) => (a > b ? a : b));
}

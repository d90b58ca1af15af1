import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '../../audit/audit.ts';
import type { OrgTransaction } from '../../database/database.ts';
import { keyedHash } from '../../fingerprint.ts';
import { appendToLedgerFile } from '../../privacy/erasure/ledger-file.ts';
import { storeErasedNotes, storeErasures } from '../../privacy/erasure/ledger.ts';
import {
  type ErasedCounts,
  type ErasureReceipt,
  keepReceipt,
  type NotesThere,
  receiptOf,
} from '../../privacy/erasure/receipt.ts';
import { erasedNoteName, type Erasure, type ErasureKind } from '../../privacy/erasure/subject.ts';
import { findNotesToErase, type FoundNote } from '../../salesforce/erasable-note-rows.ts';
import { countNotes } from './count-erased.ts';
import { eraseNotes } from './erase-notes.ts';
import { finishReceipts, type FinishingMeans } from './finish-receipts.ts';

/** Whom to erase. */
export interface ErasureRequest {
  readonly kind: ErasureKind;
  /** The Id of the user, contact, lead or account, 18 characters. */
  readonly id: string;
  /** Counts, and changes nothing. */
  readonly isDryRun: boolean;
}

/** What to erase with: a connection and a database that nobody else leads, or a dry run. */
export interface ErasureMeans extends FinishingMeans {
  /** The ledger outside the database. */
  readonly ledgerFile: string;
}

/** The receipt, and the notes that are still in Salesforce, by Id. */
export interface ErasureDone {
  readonly receipt: ErasureReceipt;
  readonly idsToDelete: readonly string[];
}

/**
 * Erases the notes of a contributor, about a contact, or on an account, and keeps them from coming back.
 * The ledger file is written before the database: after a kill in between, whoever leads next ends it. So
 * does it complete the receipt, which is there as soon as anything is erased.
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
  const left = found.filter((note) => !note.IsDeleted);
  const there: NotesThere = {
    notesToDelete: left.length,
    privateAmongThem: left.filter((note) => note.Private__c).length,
    inRecycleBin: found.length - left.length,
  };
  const idsToDelete = left.map((note) => note.Id);
  const named = { ids: found.map((note) => note.Id), deletedIds: deletedAmong(found) };
  if (isDryRun) {
    const receipt = await database.inOrg(orgId, async (tx) => {
      await sql`SET TRANSACTION READ ONLY`.execute(tx);
      const erased = await countNotes(tx, [erasure], named);
      return receiptOf(tx, erasure, erased, there);
    });
    return { receipt: { ...receipt, isDryRun }, idsToDelete };
  }
  await appendToLedgerFile(means.ledgerFile, orgId, [{ ...erasure, notes, there }]);
  const passingSecret = randomBytes(32).toString('base64');
  const receipt = await database.inOrg(orgId, async (tx) => {
    const counts = await eraseNotes(tx, { orgId, secret, passingSecret }, [erasure], named);
    await keepErased(tx, { orgId, secret }, erasure, counts, found);
    return keepReceipt(tx, orgId, await receiptOf(tx, erasure, counts, there), clock());
  });
  const finished = await finishReceipts(means);
  return { receipt: finished.find((done) => done.erasure === erasure.id) ?? receipt, idsToDelete };
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

function deletedAmong(found: readonly FoundNote[]): string[] {
  return found.filter((note) => note.IsDeleted).map((note) => note.Id);
}

function latest(moments: readonly Date[]): Date {
  return moments.reduce((a, b) => (a > b ? a : b));
}

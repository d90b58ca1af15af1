import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';

/**
 * Waits until no other transaction releases or stores notes of this org, until this one ends. So a
 * release sees either all or nothing of a withdrawal, and two processes never release at once.
 */
export async function lockForRelease(tx: OrgTransaction, orgId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`release ${orgId}`}, 0))`.execute(tx);
}

/** Waits until no release of this org runs; others may store notes meanwhile. */
export async function lockForNotes(tx: OrgTransaction, orgId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${`release ${orgId}`}, 0))`.execute(
    tx,
  );
}

import { randomBytes } from 'node:crypto';
import { record } from '../../audit/audit.ts';
import { readBelongings } from '../../salesforce/erasable-note-rows.ts';
import type { OrgSync } from '../../sync/org-sync.ts';
import { eraseNotes } from './erase-notes.ts';
import { appendToLedgerFile, readLedgerFile, type LedgerEntry } from './ledger-file.ts';
import {
  asEntries,
  findErased,
  loadErasedNotes,
  loadErasures,
  storeErasedNotes,
  storeErasures,
} from './ledger.ts';
import { findNamedNotes } from './named-notes.ts';

/**
 * Brings database and ledger file in step, before anything else is done: what the database does not know
 * is erased again (it was restored, or a kill came before the erasure was stored), and what the file
 * does not know is added to it.
 *
 * @returns how many erasures were done again
 */
export async function repeatErasures(
  sync: Pick<OrgSync, 'org' | 'database' | 'secret' | 'log'>,
  path: string,
): Promise<number> {
  const { orgId } = sync.org;
  const told = await readLedgerFile(path, orgId);
  const { known, notes } = await sync.database.inOrg(orgId, async (tx) => ({
    known: await loadErasures(tx),
    notes: await loadErasedNotes(tx),
  }));
  const inFile = new Set(told.map(({ id }) => id));
  const missing = known.filter(({ id }) => !inFile.has(id));
  if (missing.length > 0) await appendToLedgerFile(path, orgId, asEntries(missing, notes));

  const inDatabase = new Set(known.map(({ id }) => id));
  const unknown = told.filter(({ id }) => !inDatabase.has(id));
  if (unknown.length === 0) return 0;
  await eraseAgain(sync, unknown);
  sync.log.warn(
    { count: unknown.length },
    'erasures that this database did not know were done again',
  );
  return unknown.length;
}

async function eraseAgain(
  { org, database, secret }: Pick<OrgSync, 'org' | 'database' | 'secret'>,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const { orgId } = org;
  // A database that was just made holds nothing yet, and takes nothing in that the ledger names.
  const isEmpty = await database.inOrg(
    orgId,
    async (tx) => (await tx.selectFrom('note').select('note_id').limit(1).execute()).length === 0,
  );
  const belongings = isEmpty ? [] : await readBelongings(org);
  await database.inOrg(orgId, async (tx) => {
    // Another process may have been faster.
    const known = new Set((await loadErasures(tx)).map(({ id }) => id));
    const unknown = entries.filter(({ id }) => !known.has(id));
    const names = unknown.flatMap(({ notes }) => notes);
    await storeErasures(tx, orgId, unknown, {});
    await storeErasedNotes(
      tx,
      orgId,
      [...new Set(names)].map((name) => ({ name, modifiedAt: null })),
    );
    const ids = [
      ...(await findErased(tx, secret, belongings)),
      // Salesforce tells nothing of those that were deleted or made private meanwhile.
      ...(await findNamedNotes(tx, secret, new Set(names))),
    ];
    const passingSecret = randomBytes(32).toString('base64');
    const counts = await eraseNotes(tx, { orgId, secret, passingSecret }, unknown, {
      ids,
      deletedIds: [],
    });
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    await record(tx, {
      actor: 'service',
      action: 'erasure repeated',
      told: { erasures: unknown.length, notes: counts.note, rows },
    });
  });
}

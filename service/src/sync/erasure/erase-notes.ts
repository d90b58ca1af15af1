import { sql } from 'kysely';
import type { OrgTransaction } from '../../database/database.ts';
import { anyOf } from '../../database/many-rows.ts';
import { keyedHash } from '../../fingerprint.ts';
import { removeNotes } from '../../notes/stored-notes.ts';
import type { ErasedCounts } from '../../privacy/erasure/receipt.ts';
import type { Erasure } from '../../privacy/erasure/subject.ts';
import { findPublishedQuotes, markGoneNotes } from '../../release/gone-notes.ts';
import { lockForNotes } from '../../release/lock.ts';
import { historyText } from '../../release/release-history.ts';
import { forgetOnceReleased } from '../../release/returned-notes.ts';
import { loadHistory } from '../../release/stored-history.ts';
import { loadCodebook } from '../codebook.ts';
import { lockConfirmations } from '../confirmations.ts';
import { desireNotes } from '../note-wishes.ts';
import { desireCells } from '../release-wishes.ts';
import { desire, forgetRows } from '../written-rows.ts';

/** The org whose notes are erased, and how its people are named. */
export interface ErasureIn {
  readonly orgId: string;
  /** Makes hashes of people and deals. */
  readonly secret: string;
  /** Makes other hashes of people, this time only, and is then forgotten. */
  readonly passingSecret: string;
}

/** The notes that an erasure takes, as Salesforce names them. */
export interface NotesToErase {
  readonly ids: readonly string[];
  /** Those among them whose records are gone. */
  readonly deletedIds: readonly string[];
}

/**
 * Removes everything that is held of notes, in the caller's transaction: those that are named, and those
 * that our tables know as a contributor's. Words leave what is published at once, and records are wished
 * empty; of the numbers a release takes them out, as of notes that were withdrawn. Until then their rows
 * stand under another hash, which nobody can make again.
 */
export async function eraseNotes(
  tx: OrgTransaction,
  { orgId, secret, passingSecret }: ErasureIn,
  erasures: readonly Erasure[],
  named: NotesToErase,
): Promise<ErasedCounts> {
  await lockForNotes(tx, orgId);
  await lockConfirmations(tx, orgId);
  const contributors = contributorsAmong(erasures);
  const ids = await findAll(tx, erasures, named);
  const counts = await countAll(tx, ids, named);

  const codebook = await loadCodebook(tx);
  const published = await findPublishedQuotes(tx, ids);
  await forgetWhatTheyTaught(tx, ids);
  await removeNotes(tx, ids);
  await markGoneNotes(tx, ids, published);
  await renameContributors(
    tx,
    passingSecret,
    ids,
    contributors.map(({ hash }) => hash),
  );
  await desireCells(tx, orgId, secret, codebook);
  await desireNotes(tx, orgId, ids, codebook);
  await forgetOnceReleased(tx, [...named.ids, ...ids]);
  await forgetRows(tx, 'Buyer_Note__c', named.deletedIds);
  await desireHistory(tx, orgId);
  return counts;
}

/** Counts what `eraseNotes` would take or have written, and only reads: nobody waits for it. */
export async function countNotes(
  tx: OrgTransaction,
  erasures: readonly Erasure[],
  named: NotesToErase,
): Promise<ErasedCounts> {
  return countAll(tx, await findAll(tx, erasures, named), named);
}

async function countAll(
  tx: OrgTransaction,
  ids: readonly string[],
  named: NotesToErase,
): Promise<ErasedCounts> {
  return { ...(await countRows(tx, ids)), written_row: await countFilled(tx, ids, named) };
}

function contributorsAmong(erasures: readonly Erasure[]): Erasure[] {
  return erasures.filter(({ kind }) => kind === 'contributor');
}

/** The notes that are named and those that are the contributors' own, as far as anything is held of them. */
async function findAll(
  tx: OrgTransaction,
  erasures: readonly Erasure[],
  named: NotesToErase,
): Promise<string[]> {
  const own: string[] = [];
  for (const erasure of contributorsAmong(erasures)) {
    own.push(...(await notesOfContributor(tx, erasure)));
  }
  return findKnown(tx, [...new Set([...named.ids, ...own])]);
}

async function notesOfContributor(
  tx: OrgTransaction,
  { hash, erasedAt }: Erasure,
): Promise<string[]> {
  const { rows } = await sql<{ note_id: string }>`
    SELECT note_id FROM note WHERE contributor = ${hash} AND written_at <= ${erasedAt}
    UNION SELECT traced.note_id FROM (
        SELECT note_id, contributor FROM released_note
        UNION ALL SELECT note_id, contributor FROM proposed_note) AS traced
      LEFT JOIN note USING (note_id)
      WHERE traced.contributor = ${hash}
        AND (note.note_id IS NULL OR note.written_at <= ${erasedAt})`.execute(tx);
  return rows.map((row) => row.note_id);
}

/** Those of which a table of ours knows anything. */
async function findKnown(tx: OrgTransaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ note_id: string }>`
    SELECT note_id FROM note WHERE note_id = ${anyOf(ids)}
    UNION SELECT note_id FROM released_note WHERE note_id = ${anyOf(ids)}
    UNION SELECT note_id FROM proposed_note WHERE note_id = ${anyOf(ids)}
    UNION SELECT row_key FROM written_row
      WHERE sobject = 'Buyer_Note__c' AND row_key = ${anyOf(ids)}`.execute(tx);
  return rows.map((row) => row.note_id);
}

async function countRows(tx: OrgTransaction, ids: readonly string[]) {
  const { rows } = await sql<Omit<ErasedCounts, 'written_row'>>`
    SELECT
      (SELECT count(*)::integer FROM note WHERE note_id = ${anyOf(ids)}) AS note,
      (SELECT count(*)::integer FROM note_vector WHERE note_id = ${anyOf(ids)}) AS note_vector,
      (SELECT count(*)::integer FROM cell_quote WHERE note_id = ${anyOf(ids)}) AS cell_quote,
      (SELECT count(*)::integer FROM released_note
        WHERE note_id = ${anyOf(ids)} AND NOT is_gone) AS released_note,
      (SELECT count(*)::integer FROM proposed_note JOIN note USING (note_id)
        WHERE note_id = ${anyOf(ids)}) AS proposed_note`.execute(tx);
  const [counts] = rows;
  if (counts === undefined) throw new Error('PostgreSQL did not count the rows to erase.');
  return counts;
}

/** The coder learns from confirmed notes: where one of them goes, every guess is made again. */
async function forgetWhatTheyTaught(tx: OrgTransaction, ids: readonly string[]): Promise<void> {
  const confirmed = await tx
    .selectFrom('note')
    .leftJoin('released_note', 'released_note.note_id', 'note.note_id')
    .select('note.note_id')
    .where('note.note_id', '=', anyOf(ids))
    .where((is) =>
      is.or([is('note.theme_by', '=', 'rep'), is('released_note.taught_words', 'is not', null)]),
    )
    .limit(1)
    .execute();
  await tx
    .updateTable('released_note')
    .set({ taught_words: null })
    .where('note_id', '=', anyOf(ids))
    .execute();
  if (confirmed.length === 0) return;
  await tx
    .updateTable('confirmations')
    .set({ version: sql`version + 1` })
    .execute();
  await tx
    .updateTable('note')
    .set({ coded_with: null })
    .where(sql<boolean>`theme_by IS DISTINCT FROM 'rep'`)
    .where('coded_with', 'is not', null)
    .execute();
}

/**
 * Counting goes by distinct contributors, so all rows of one get the same new hash. One who wrote again
 * since and stands in a batch keeps the old hash until the next release takes the erased rows away.
 */
async function renameContributors(
  tx: OrgTransaction,
  passingSecret: string,
  ids: readonly string[],
  contributors: readonly string[],
): Promise<void> {
  for (const contributor of new Set(contributors)) {
    const passing = keyedHash(passingSecret, contributor);
    await sql`
      UPDATE released_note SET contributor = ${passing}
      WHERE contributor = ${contributor} AND is_gone AND note_id = ${anyOf(ids)}
        AND NOT EXISTS (SELECT FROM released_note AS standing
          WHERE standing.contributor = ${contributor} AND NOT standing.is_gone)`.execute(tx);
    await sql`
      UPDATE proposed_note SET contributor = ${passing}
      WHERE contributor = ${contributor} AND note_id = ${anyOf(ids)}`.execute(tx);
  }
}

/** The status record tells which gone notes still stand in numbers, and whose they are, as a hash. */
async function desireHistory(tx: OrgTransaction, orgId: string): Promise<void> {
  const status = await tx
    .selectFrom('written_row')
    .select(['row_key', 'desired'])
    .where('sobject', '=', 'Watercooler_Status__c')
    .executeTakeFirst();
  if (status === undefined) return;
  const fields = { ...status.desired, Releases__c: historyText(await loadHistory(tx)) };
  await desire(tx, orgId, [{ sobject: 'Watercooler_Status__c', rowKey: status.row_key, fields }]);
}

/**
 * How many records are still to be written of these notes, and of cells: of all, since nobody knows any
 * more which ones quoted them.
 */
export async function countDue(tx: OrgTransaction, ids: readonly string[]): Promise<number> {
  const { due } = await tx
    .selectFrom('written_row')
    .select((row) => row.fn.countAll<string>().as('due'))
    .where(sql<boolean>`written_hash IS DISTINCT FROM desired_hash`)
    .where((row) =>
      row.or([
        row('sobject', '=', 'Persona_Theme__c'),
        row.and([row('sobject', '=', 'Buyer_Note__c'), row('row_key', '=', anyOf(ids))]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(due);
}

/** How many records of these notes hold something, and how many cells quote them. */
async function countFilled(
  tx: OrgTransaction,
  ids: readonly string[],
  { deletedIds }: NotesToErase,
): Promise<number> {
  const deleted = new Set(deletedIds);
  const there = ids.filter((id) => !deleted.has(id));
  const { rows } = await sql<{ filled: number }>`
    SELECT (
      (SELECT count(*) FROM written_row
        WHERE sobject = 'Buyer_Note__c' AND row_key = ${anyOf(there)}
          AND (written_hash IS DISTINCT FROM desired_hash
            OR jsonb_strip_nulls(desired - 'Release__c') <> '{}'))
      + (SELECT count(*) FROM (SELECT DISTINCT persona_key, theme_key FROM cell_quote
        WHERE note_id = ${anyOf(ids)}) AS quoting)
    )::integer AS filled`.execute(tx);
  return rows[0]?.filled ?? 0;
}

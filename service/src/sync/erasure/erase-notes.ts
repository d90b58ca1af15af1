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
import { forgetLookedAt } from '../../release/looked-at-notes.ts';
import { loadHistory } from '../../release/stored-history.ts';
import { loadCodebook } from '../codebook.ts';
import { lockConfirmations } from '../confirmations.ts';
import { desireNotes } from '../note-wishes.ts';
import { desireCells } from '../release-wishes.ts';
import { desire, forgetRows, writtenAnew } from '../written-rows.ts';
import { countErased } from './count-erased.ts';
import { contributorsAmong, findHeldOf, type NotesToErase } from './held-of-erased.ts';

/** The org whose notes are erased, and how its people are named. */
export interface ErasureIn {
  readonly orgId: string;
  /** Makes hashes of people and deals. */
  readonly secret: string;
  /** Makes other hashes of people, this time only, and is then forgotten. */
  readonly passingSecret: string;
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
  const ids = await findHeldOf(tx, erasures, named);
  const counts = await countErased(tx, ids, named);

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
  await haveWrittenAnew(tx, ids);
  await forgetLookedAt(tx, [...named.ids, ...ids]);
  await forgetRows(tx, 'Buyer_Note__c', named.deletedIds);
  await desireHistory(tx, orgId);
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

/** By this it is known that these records were counted, if the erasure is done again before they are written. */
async function haveWrittenAnew(tx: OrgTransaction, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('written_row')
    .set({ written_hash: writtenAnew })
    .where('sobject', '=', 'Buyer_Note__c')
    .where('row_key', '=', anyOf(ids))
    .where(sql<boolean>`written_hash IS DISTINCT FROM desired_hash`)
    .execute();
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

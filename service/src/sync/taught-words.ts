import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf, rowsOf } from '../database/many-rows.ts';
import type { Tap } from '../insight/coding/coder.ts';
import type { PackedText } from '../insight/worker/messages.ts';
import { wordsNameCharacters } from '../notes/words-name.ts';
import { slices } from '../slices.ts';
import type { Codebook } from './codebook.ts';
import { askToRecodeNear, lockConfirmations } from './confirmations.ts';
import type { OrgSync } from './org-sync.ts';

/** What each released note teaches the notes of others, by note: which theme, by which words. */
export type Taught = ReadonlyMap<string, string>;

/**
 * What is taught to others now: ask before a release, and give it to `teachReleased` after. Until the
 * transaction ends, nobody's taps change meanwhile.
 */
export async function findTaught(tx: OrgTransaction, orgId: string): Promise<Taught> {
  await lockConfirmations(tx, orgId);
  return readTaught(tx);
}

/**
 * After a release took notes into batches and out of them: a tap teaches the notes of others from now on
 * if its note stands in a batch of that theme, k reps behind it, and as long as the words stay. Only a
 * release changes that, so nobody sees by their own notes when somebody else taps. The notes near what is
 * taught newly, or not any more, are asked to be filed anew.
 *
 * @returns ids of the notes that stand in a batch and whose `Release__c` changes by it
 */
export async function teachReleased(
  tx: OrgTransaction,
  { org, insight }: Pick<OrgSync, 'org' | 'insight'>,
  { mergedInto }: Pick<Codebook, 'mergedInto'>,
  before: Taught,
): Promise<string[]> {
  const end = (key: string): string => mergedInto.get(key) ?? key;
  const standing = await tx
    .selectFrom('released_note')
    .innerJoin('note', 'note.note_id', 'released_note.note_id')
    .leftJoin('note_vector', 'note_vector.note_id', 'note.note_id')
    .select([
      'note.note_id as id',
      'note.theme_by as themeBy',
      'note.theme_key as themeKey',
      'note.is_english as isEnglish',
      'released_note.theme_key as releasedKey',
      'released_note.taught_words as taught',
      sql<string | null>`left(note_vector.text_hash, ${wordsNameCharacters})`.as('words'),
    ])
    .where('released_note.is_gone', '=', false)
    .where((is) =>
      is.or([is('note.theme_by', '=', 'rep'), is('released_note.taught_words', 'is not', null)]),
    )
    .execute();
  const changed = standing.flatMap(({ id, taught, ...note }) => {
    const isTapped = note.themeBy === 'rep' && note.themeKey !== null && note.isEnglish;
    const isOfBatch = isTapped && end(note.themeKey ?? '') === end(note.releasedKey);
    const words = isOfBatch ? note.words : null;
    return words === taught ? [] : [{ note_id: id, taught_words: words }];
  });
  for (const slice of slices(changed, 1000)) {
    await sql`
      UPDATE released_note SET taught_words = given.taught_words
      FROM ${rowsOf('released_note', slice)} AS given
      WHERE released_note.note_id = given.note_id`.execute(tx);
  }
  const now = await readTaught(tx);
  const moved = [...new Set([...before.keys(), ...now.keys()])].filter(
    (id) => before.get(id) !== now.get(id),
  );
  await askToRecodeNear(tx, org.orgId, insight, await wordsOf(tx, insight.embedderId, moved));
  return changed.map((row) => row.note_id);
}

async function readTaught(tx: OrgTransaction): Promise<Taught> {
  const rows = await tx
    .selectFrom('released_note')
    .select(['note_id', 'theme_key', 'taught_words'])
    .where('taught_words', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.note_id, `${row.taught_words} ${row.theme_key}`]));
}

/** The words of these notes, of those that have some, as what others learn or unlearn. */
async function wordsOf(
  tx: OrgTransaction,
  embedderId: string,
  ids: readonly string[],
): Promise<(PackedText & Tap)[]> {
  const rows = await tx
    .selectFrom('note')
    .innerJoin('note_vector', 'note_vector.note_id', 'note.note_id')
    .select(['note.contributor', 'note.redacted_text as text', 'note_vector.vector'])
    .where('note.note_id', '=', anyOf(ids))
    .where('note_vector.embedder_id', '=', embedderId)
    .orderBy('note.note_id')
    .execute();
  return rows.map((row) => ({ ...row, pupils: 'others' }));
}

import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import type { Tap } from '../insight/coding/coder.ts';
import type { Insight } from '../insight/worker/insight.ts';
import type { PackedConfirmation, PackedText } from '../insight/worker/messages.ts';
import { wordsNameCharacters } from '../notes/words-name.ts';

/** A note by which the coder learns, and the hash of its words. One can be two: for its own rep, and for others. */
export interface Confirmation extends PackedConfirmation {
  readonly textHash: string;
}

/** So many changed at once move so many notes that filing all of them anew costs less than looking. */
const fewChanges = 50;

/** How many notes are compared at a time. */
const notesPerComparison = 1000;

/**
 * How often the confirmed notes changed so far. Until this transaction ends they cannot change in
 * another one, so what is filed by them now is not out of date when it is stored.
 */
export async function lockConfirmations(tx: OrgTransaction, orgId: string): Promise<number> {
  const { version } = await tx
    .insertInto('confirmations')
    .values({ org_id: orgId, version: 0 })
    // An update that changes nothing takes the lock and reads what others committed.
    .onConflict((conflict) =>
      conflict.column('org_id').doUpdateSet({ version: sql`confirmations.version` }),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** The same number, for a look ahead. */
export async function readConfirmationsVersion(tx: OrgTransaction): Promise<number> {
  const row = await tx.selectFrom('confirmations').select('version').executeTakeFirst();
  return row?.version ?? 0;
}

/**
 * The notes by which the coder learns (of these ids, or all): English words whose rep named the theme. A
 * tap teaches its own rep's notes at once, and others' as the last release left it (`taught-words.ts`).
 * Held and withdrawn notes have no words, hence no vector.
 */
export async function findConfirmations(
  tx: OrgTransaction,
  embedderId: string,
  ids: readonly string[] | 'all',
): Promise<Confirmation[]> {
  if (ids.length === 0) return [];
  const query = tx
    .selectFrom('note')
    .leftJoin('released_note', 'released_note.note_id', 'note.note_id')
    .innerJoin('note_vector', 'note_vector.note_id', 'note.note_id')
    .select([
      'note.note_id as id',
      'note.contributor',
      'note.redacted_text as text',
      'note_vector.text_hash as textHash',
      'note_vector.vector',
      tappedTheme.as('tapped'),
      releasedTheme.as('released'),
    ])
    // Few are either, and only of those is the vector looked up.
    .where((is) =>
      is.or([is('note.theme_by', '=', 'rep'), is('released_note.taught_words', 'is not', null)]),
    )
    .where('note.is_english', '=', true)
    .where('note_vector.embedder_id', '=', embedderId)
    .orderBy('note.note_id');
  const rows = await (
    ids === 'all' ? query : query.where('note.note_id', '=', anyOf(ids))
  ).execute();
  return rows.flatMap(({ tapped, released, ...row }): Confirmation[] => {
    if (tapped !== null && tapped === released) {
      return [{ ...row, themeKey: tapped, pupils: 'everybody' }];
    }
    return [
      ...(tapped === null ? [] : [{ ...row, themeKey: tapped, pupils: 'own' } as const]),
      ...(released === null ? [] : [{ ...row, themeKey: released, pupils: 'others' } as const]),
    ];
  });
}

const tappedTheme = sql<string | null>`CASE WHEN note.theme_by = 'rep' THEN note.theme_key END`;

/** What others' notes learn: only while the words are those that the release found. */
const releasedTheme = sql<string | null>`CASE
  WHEN released_note.taught_words = left(note_vector.text_hash, ${wordsNameCharacters})
  THEN released_note.theme_key END`;

/** What is different between two looks at the confirmed notes, each side of it. */
export function changesBetween(
  before: readonly Confirmation[],
  after: readonly Confirmation[],
): Confirmation[] {
  const nameOf = ({ id, themeKey, pupils, textHash }: Confirmation): string =>
    JSON.stringify([id, themeKey, pupils, textHash]);
  const old = new Set(before.map(nameOf));
  const now = new Set(after.map(nameOf));
  return [
    ...before.filter((confirmation) => !now.has(nameOf(confirmation))),
    ...after.filter((confirmation) => !old.has(nameOf(confirmation))),
  ];
}

/**
 * After confirmed notes changed: counts that, and asks for the guessed notes near them to be filed
 * anew, those of the same reps alone where nobody else is taught. No other note can have moved.
 */
export async function askToRecodeNear(
  tx: OrgTransaction,
  orgId: string,
  insight: Pick<Insight, 'embedderId' | 'findNear'>,
  changes: readonly (PackedText & Tap)[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .updateTable('confirmations')
    .set({ version: sql`version + 1` })
    .where('org_id', '=', orgId)
    .execute();
  const isOfOthers = changes.some(({ pupils }) => pupils !== 'own');
  const authors = [...new Set(changes.map(({ contributor }) => contributor))];
  if (isOfOthers && changes.length > fewChanges) {
    await guessedNotes(tx).execute();
    return;
  }
  for (let after = ''; ;) {
    const guessed = tx
      .selectFrom('note')
      .innerJoin('note_vector', 'note_vector.note_id', 'note.note_id')
      .select(['note.note_id', 'note.redacted_text as text', 'note_vector.vector'])
      .where(sql<boolean>`note.theme_by IS DISTINCT FROM 'rep'`)
      .where('note.none_fits', '=', false)
      .where('note.is_english', '=', true)
      .where('note.coded_with', 'is not', null)
      .where('note_vector.embedder_id', '=', insight.embedderId)
      .where('note.note_id', '>', after)
      .orderBy('note.note_id')
      .limit(notesPerComparison);
    const rows = await (
      isOfOthers ? guessed : guessed.where('note.contributor', '=', anyOf(authors))
    ).execute();
    const areNear = await insight.findNear(changes, rows);
    const near = rows.filter((_, at) => areNear[at]).map((row) => row.note_id);
    if (near.length > 0) await guessedNotes(tx).where('note_id', 'in', near).execute();
    const last = rows.at(-1);
    if (last === undefined || rows.length < notesPerComparison) return;
    after = last.note_id;
  }
}

/** Asks for notes that no rep filed to be filed anew. */
function guessedNotes(tx: OrgTransaction) {
  return tx
    .updateTable('note')
    .set({ coded_with: null })
    .where(sql<boolean>`theme_by IS DISTINCT FROM 'rep'`)
    .where('coded_with', 'is not', null);
}

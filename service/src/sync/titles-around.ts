import type { OrgTransaction } from '../database/database.ts';
import type { ProposedPersona } from '../personas/propose.ts';
import type { TitlesAround } from '../release/looked-at-notes.ts';
import { loadCodebook, nameOfTitles } from './codebook.ts';

/** Stands for titles that no release finds. */
const inBetween = { key: 'in between', titles: [] };

/**
 * Tells the job titles of all personas before a release from those after it. Personas that the service
 * itself proposes are other titles too, unless they share no word with any persona and so take notes from none.
 * While notes still stand where earlier titles put them, neither is what the titles say.
 */
export async function titlesAround(
  tx: OrgTransaction,
  proposed: readonly ProposedPersona[],
): Promise<TitlesAround> {
  const { titles, titled, matchedWith } = await loadCodebook(tx);
  const unmatched = await tx
    .selectFrom('note')
    .select('note_id')
    .where((note) =>
      note.or([note('matched_with', 'is', null), note('matched_with', '<>', matchedWith)]),
    )
    .executeTakeFirst();
  if (unmatched) return { before: null, after: nameOfTitles([inBetween]) };
  const taken = new Set(titles.flatMap(wordsOf));
  const added = proposed
    .map(({ key, titles: own }) => ({ key, titles: own }))
    .filter((one) => !wordsOf(one).some((word) => taken.has(word)));
  return { before: titled, after: nameOfTitles([...titles, ...added]) };
}

interface Titled {
  readonly key: string;
  readonly titles: readonly string[];
}

function wordsOf({ titles }: Titled): string[] {
  return titles.flatMap((title) => title.toLowerCase().match(/[\p{L}\p{N}]{1,80}/gu) ?? []);
}

import type { OrgTransaction } from '../database/database.ts';
import { fingerprint } from '../fingerprint.ts';
import type { ProposedPersona } from '../personas/propose.ts';
import type { TitlesAround } from '../release/run-release.ts';
import { loadCodebook } from './codebook.ts';

/**
 * Tells the job titles of all personas before a release from those after it. Personas that the service
 * itself proposes take notes from no other, so they are titles as before to the next release.
 *
 * @param at when the release happens
 */
export async function titlesAround(
  tx: OrgTransaction,
  at: Date,
  proposed: readonly ProposedPersona[],
): Promise<TitlesAround> {
  const { titles, matchedWith } = await loadCodebook(tx);
  const added = proposed.map(({ key, titles: own }) => ({ key, titles: own }));
  const unmatched = await tx
    .selectFrom('note')
    .select('note_id')
    .where((note) =>
      note.or([note('matched_with', 'is', null), note('matched_with', '<>', matchedWith)]),
    )
    .executeTakeFirst();
  return {
    before: nameOf(titles),
    // Some notes still stand where earlier titles put them: no later release finds them so.
    after: unmatched ? fingerprint(['between', at]) : nameOf([...titles, ...added]),
  };
}

function nameOf(titles: readonly { readonly key: string; readonly titles: readonly string[] }[]) {
  return fingerprint([...titles].sort((a, b) => (a.key < b.key ? -1 : 1)));
}

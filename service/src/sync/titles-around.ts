import type { OrgTransaction } from '../database/database.ts';
import type { ProposedPersona } from '../personas/propose.ts';
import type { TitlesAround } from '../release/titles.ts';
import { buyersInGeneral } from '../notes/note.ts';
import { fingerprint } from '../fingerprint.ts';
import { loadCodebook } from './codebook.ts';

/** Stands for titles that no release finds. */
const inBetween = 'in between';

/**
 * Tells the job titles of all personas before a release from those after it. Personas that the service
 * itself proposes are other titles too, unless they share no word with any persona and so take notes from none.
 * While notes still stand where earlier titles put them, neither is what the titles say.
 */
export async function titlesAround(
  tx: OrgTransaction,
  proposed: readonly ProposedPersona[],
): Promise<TitlesAround> {
  const { titles, matchedWith } = await loadCodebook(tx);
  const unmatched = await tx
    .selectFrom('note')
    .select('note_id')
    .where((note) =>
      note.or([note('matched_with', 'is', null), note('matched_with', '<>', matchedWith)]),
    )
    .executeTakeFirst();
  if (unmatched) return { before: null, after: fingerprint(inBetween) };
  const personas = await findPersonas(tx);
  const taken = new Set(titles.flatMap(wordsOf));
  const added = proposed
    .map(({ key, name, titles: own }) => ({ key, name, isRetired: false, titles: own }))
    .filter((one) => !wordsOf(one).some((word) => taken.has(word)));
  return { before: hashOf(personas), after: hashOf([...personas, ...added]) };
}

interface Titled {
  readonly titles: readonly string[];
}

/** What decides which notes a persona takes in, by title or because reps choose it. */
interface Choosable extends Titled {
  readonly key: string;
  readonly name: string;
  readonly isRetired: boolean;
}

async function findPersonas(tx: OrgTransaction): Promise<Choosable[]> {
  const rows = await tx
    .selectFrom('persona')
    .select(['persona_key as key', 'name', 'status', 'job_titles as titles'])
    .where('is_deleted', '=', false)
    .where('persona_key', '<>', buyersInGeneral)
    .execute();
  return rows.map(({ status, ...row }) => ({ ...row, isRetired: status === 'retired' }));
}

function wordsOf({ titles }: Titled): string[] {
  return titles.flatMap((title) => title.toLowerCase().match(/[\p{L}\p{N}]{1,80}/gu) ?? []);
}

/** Equal where the same is said, in whatever order. */
function hashOf(personas: readonly Choosable[]): string {
  const said = personas.map(({ key, name, isRetired, titles }) => [
    key,
    name.trim(),
    isRetired,
    titles.map((title) => title.trim().toLowerCase()).sort(),
  ]);
  return fingerprint(said.map((one) => JSON.stringify(one)).sort());
}

import { z } from 'zod';
import { findGroups } from '../../service/src/insight/discovery/groups.ts';
import { GroupCentre } from '../../service/src/insight/discovery/group-centre.ts';
import {
  createProfiler,
  type Profile,
  type Recipe,
} from '../../service/src/insight/discovery/profile.ts';
import { seededRandom } from '../../service/src/insight/discovery/seeded-random.ts';
import { loadWordVectors } from '../../service/src/insight/embedding/word-vectors.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { embedTexts, type EmbeddingOptions } from './embed-rows.ts';
import { parseRows } from './labelled-rows.ts';
import { bestMatch } from './partition-agreement.ts';
import { rounded, shareOf } from './share.ts';

const row = z.object({ text: z.string().max(bodyCharacters) });
const recipe: Recipe = { sentence: 1, words: 0.4, spelling: { letters: 0.4, stems: 0.3 } };

/** A note is filed under the theme it is most like, if it is this much alike on average. */
const smallestLikeness = 0.18;

export interface IdentityScore {
  readonly task: 'identity';
  readonly n: number;
  /** Themes after the first notes, and new ones after the others. */
  readonly themes: number;
  readonly newThemes: number;
  /**
   * The share of first notes with a theme that have the same one after the others came, from 0 to 1; null if none had.
   */
  readonly kept: number | null;
  /** The same when all notes are grouped anew, each old theme standing for its best match at most. */
  readonly keptCold: number | null;
  /** The share of the first notes with a theme. */
  readonly filed: number;
}

/**
 * Measures how many notes keep their theme when a quarter more arrive: themes are discovered on four
 * fifths of the rows `{text}` and adopted, then all notes are filed anew with what is common among all of
 * them learnt anew, and themes are discovered among those that fit nothing, which may take old notes away.
 * Throws with the number of the first line that is not such a row, or when there are fewer than 10.
 */
export async function run(
  rows: readonly unknown[],
  options: EmbeddingOptions = {},
): Promise<IdentityScore> {
  const parsed = parseRows(rows, row, 'identity');
  if (parsed.length < 10) throw new Error('The identity task needs at least 10 rows.');
  const chance = seededRandom(1);
  const order = parsed.map(({ text }) => ({ text, place: chance() }));
  order.sort((a, b) => a.place - b.place);
  const texts = await embedTexts(
    order.map(({ text }) => text),
    options,
  );
  const words = loadWordVectors();
  const first = texts.slice(0, Math.round(texts.length * 0.8));

  const firstProfiles = first.map(createProfiler(first, words, recipe));
  const themes = findGroups(firstProfiles).map(({ members }) => members);
  const before = fileUnder(themes, firstProfiles);

  const profiles = texts.map(createProfiler(texts, words, recipe));
  const filed = fileUnder(themes, profiles);
  const loose = [...profiles.keys()].filter((note) => filed[note] === null);
  const found = findGroups(loose.flatMap((note) => profiles[note] ?? [])).map(({ members }) =>
    members.flatMap((member) => loose[member] ?? []),
  );
  const after = fileUnder([...themes, ...found], profiles);
  const cold = findGroups(profiles).map(({ members }) => members);
  const old = [...first.keys()].filter((note) => before[note] !== null);
  return {
    task: 'identity',
    n: texts.length,
    themes: themes.length,
    newThemes: found.length,
    kept: shareOf(old.filter((note) => after[note] === before[note]).length, old.length),
    keptCold: shareOf(keptAtBest(themes, cold), themes.flat().length),
    filed: rounded(old.length / first.length),
  };
}

/** The theme of each profile by number, null where none fits; themes are notes among `profiles`. */
function fileUnder(
  themes: readonly (readonly number[])[],
  profiles: readonly Profile[],
): (number | null)[] {
  const centres = themes.map(
    (members) => new GroupCentre(members.flatMap((member) => profiles[member] ?? [])),
  );
  return profiles.map((note) => {
    let best: { theme: number | null; likeness: number } = {
      theme: null,
      likeness: smallestLikeness,
    };
    centres.forEach((centre, theme) => {
      const likeness = centre.likenessTo(note);
      if (likeness > best.likeness) best = { theme, likeness };
    });
    return best.theme;
  });
}

function keptAtBest(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): number {
  const groupOf = new Map(
    after.flatMap((members, group) => members.map((note) => [note, group] as const)),
  );
  const table = before.map((members) => {
    const row = new Array<number>(after.length).fill(0);
    for (const note of members) {
      const group = groupOf.get(note);
      if (group !== undefined) row[group] = (row[group] ?? 0) + 1;
    }
    return row;
  });
  return bestMatch(table);
}

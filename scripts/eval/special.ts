import { z } from 'zod';
import { findSpecialCategory } from '#lwc/specialCategory/specialCategory.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { parseRows } from './labelled-rows.ts';
import { shareOf } from './share.ts';

const kind = z.string().trim().min(1);
const row = z.object({
  text: z.string().max(bodyCharacters),
  special: z
    .union([kind, z.array(kind)])
    .nullable()
    .default(null),
});

export interface SpecialScore {
  readonly rows: number;
  /** Share of 1 of the rows with special data that are held; null if there is none. */
  readonly recall: number | null;
  /** Share of 1 of the rows without special data that are held all the same; null if there is none. */
  readonly falseHolds: number | null;
  /** By the kinds that the file names: how many rows name it, and the share of them held, for whatever reason. */
  readonly byKind: Readonly<Record<string, { readonly of: number; readonly recall: number }>>;
}

/**
 * Scores the hold on rows `{text, special: null, a kind or a list of kinds}`; an empty list is none.
 * Throws with the number of the first line that is not such a row.
 */
export function run(rows: readonly unknown[]): SpecialScore {
  const special = new Count();
  const ordinary = new Count();
  const kinds = new Map<string, Count>();
  for (const { text, special: given } of parseRows(rows, row, 'special')) {
    const isHeld = findSpecialCategory(text) !== null;
    const named = [given ?? []].flat();
    (named.length === 0 ? ordinary : special).add(isHeld);
    for (const name of new Set(named)) {
      const count = kinds.get(name) ?? new Count();
      kinds.set(name, count);
      count.add(isHeld);
    }
  }
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    rows: rows.length,
    recall: special.share(),
    falseHolds: ordinary.share(),
    byKind: Object.fromEntries(
      sorted.map(([name, count]) => [name, { of: count.of, recall: count.share() ?? 0 }]),
    ),
  };
}

class Count {
  of = 0;
  private held = 0;

  add(isHeld: boolean): void {
    this.of += 1;
    this.held += Number(isHeld);
  }

  share(): number | null {
    return shareOf(this.held, this.of);
  }
}

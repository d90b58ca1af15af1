import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { buyersInGeneral } from '../../service/src/notes/note.ts';
import type { ListedNote } from '../../service/src/privacy/release/batch.ts';

const batch = z.object({
  persona: z.string().default(buyersInGeneral),
  theme: z.string(),
  release: z.string(),
  noteIds: z.array(z.string()),
});

/** A batch that four quarterly releases of the sample publish. */
export type ExpectedBatch = z.infer<typeof batch>;

const file = z.object({
  withoutLiveNote: z.array(batch),
  withLiveNote: z.array(batch),
  buyersInGeneral: z.array(batch),
});

/** The batches of `expected-cells.json`: by the rule for k alone, whoever else wrote of such buyers. */
export function readExpectedCells({ live }: { readonly live: boolean }): ExpectedBatch[] {
  const cells = file.parse(
    JSON.parse(readFileSync(new URL('expected-cells.json', import.meta.url), 'utf8')),
  );
  return [...(live ? cells.withLiveNote : cells.withoutLiveNote), ...cells.buyersInGeneral];
}

const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];

/**
 * The same, reckoned from all notes that count, as they are filed; and the batches that come where their
 * reps hide among a crowd besides: so many times k reps with notes that wait in the persona, those without a theme too.
 *
 * @param rule `times` is 0 for `expected-cells.json`, and 2 for the product; k is 3 in quarters not named
 */
export function reckonBatches(
  listed: readonly ListedNote[],
  { times, k = new Map() }: { readonly times: 0 | 2; readonly k?: ReadonlyMap<string, number> },
): ExpectedBatch[] {
  const batches: ExpectedBatch[] = [];
  for (const release of quarters) {
    const shown = new Set(batches.flatMap(({ noteIds }) => noteIds));
    const group = k.get(release) ?? 3;
    const waiting = listed.filter(({ id, quarter }) => quarter <= release && !shown.has(id));
    const personas = Map.groupBy(waiting, (note) => placeOf(note, release));
    for (const [persona, notes] of personas) {
      if (count(notes, ({ contributor }) => contributor) < times * group) continue;
      for (const [theme, own] of Map.groupBy(notes, ({ themeKey }) => themeKey)) {
        if (theme === null || !isGroup(own, group)) continue;
        batches.push({ persona, theme, release, noteIds: own.map(({ id }) => id) });
      }
    }
  }
  return batches;
}

/** A note leaves its persona when its own quarter and the next are over. */
function placeOf({ quarter, personaKey }: ListedNote, release: string): string {
  return quarters.indexOf(release) - quarters.indexOf(quarter) > 1 ? buyersInGeneral : personaKey;
}

function isGroup(notes: readonly ListedNote[], k: number): boolean {
  const keys = [(note: ListedNote) => note.contributor, (note: ListedNote) => note.deal];
  return keys.every((key) => {
    const most = Math.max(...[...Map.groupBy(notes, key).values()].map((same) => same.length));
    return count(notes, key) >= k && most * 2 <= notes.length;
  });
}

function count(notes: readonly ListedNote[], key: (note: ListedNote) => string): number {
  return new Set(notes.map(key)).size;
}

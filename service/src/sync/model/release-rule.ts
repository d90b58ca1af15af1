import { type Frozen, expectedNotes, type Model } from './model.ts';

/** Fewer than fifteen people write notes here. */
const k = 3;

/**
 * What stands after a release: batches that are still k people on k deals lose who left, others go as
 * a whole; notes that never stood in one, and are k people on k deals together, make a new one.
 *
 * @param release the name of the release that runs
 */
export function releasedAfter(model: Model, release: string): Map<string, Frozen> {
  const notes = new Map(expectedNotes(model).map((note) => [note.id, note]));
  const standing = groupsOf(model.released, (facts) => [facts.release, ...cellOf(facts)]).flatMap(
    (batch) => {
      const left = batch.filter(([id]) => notes.get(id)?.isWithdrawn === false);
      return isEnough(left) ? left : [];
    },
  );
  const waiting = new Map(
    [...notes.values()].flatMap(({ id, persona, theme, isCounted, author, deal, isLost }) => {
      if (!isCounted || persona === null || theme === null || model.released.has(id)) return [];
      return [[id, { release, persona, theme, author, deal, isLost, k }] as const];
    }),
  );
  const added = groupsOf(waiting, cellOf).filter(isEnough).flat();
  return new Map([...standing, ...added]);
}

type Entry = readonly [id: string, facts: Frozen];

function cellOf({ persona, theme }: Frozen): string[] {
  return [persona, theme];
}

function groupsOf(
  notes: ReadonlyMap<string, Frozen>,
  keyOf: (facts: Frozen) => readonly string[],
): Entry[][] {
  return [...Map.groupBy(notes, ([, facts]) => JSON.stringify(keyOf(facts))).values()];
}

/** Whether k people on k deals stand behind notes, and nobody and no deal behind more than half. */
export function isEnough(notes: readonly Entry[]): boolean {
  const names = [notes.map(([, { author }]) => author), notes.map(([, { deal }]) => deal)];
  return names.every((all) => {
    const most = Math.max(...[...new Set(all)].map((one) => all.filter((it) => it === one).length));
    return new Set(all).size >= k && most * 2 <= all.length;
  });
}

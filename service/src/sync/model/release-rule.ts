import { endOfMerges, type ExpectedNote, expectedNotes, type Frozen, type Model } from './model.ts';

/** Fewer than fifteen people write notes here. */
const k = 3;

/** What stands after a release, which notes were published once and are not any more, and which were heard. */
export interface AfterRelease {
  readonly released: Map<string, Frozen>;
  readonly returned: Set<string>;
  readonly heard: Set<string>;
}

/**
 * What a release makes of it. A persona is heard where twice k people have notes there that were neither published
 * nor heard before, of whatever theme or of none. Of what waits there, notes that are k people on k deals together
 * make a new batch of their cell, if those that were never published are so without the others. Who left goes from a
 * batch only where that changes nothing that is shown, of the cell or of its persona; else the batch goes as a whole,
 * and with it every batch there that had lost somebody before. Where a batch is added, or the batch is
 * too small without them, that is looked at no further.
 *
 * @param release the name of the release that runs
 */
export function releasedAfter(model: Model, release: string): AfterRelease {
  const notes = new Map(expectedNotes(model).map((note) => [note.id, note]));
  const waiting = [...notes.values()].filter(
    ({ id, persona, isWithdrawn }) => persona !== null && !isWithdrawn && !model.released.has(id),
  );
  const personas = [...Map.groupBy(waiting, ({ persona }) => persona).values()];
  const heard = personas.filter((own) => isHeard(model, own)).flat();
  const added = groupsOf(
    new Map(heard.flatMap((note) => waitingEntry(model, release, note))),
    cellOf,
  )
    .filter((batch) => isEnough(batch) && isEnough(batch.filter(([, { isFresh }]) => isFresh)))
    .map((batch) => batch.map(([id, facts]): Entry => [id, { ...facts, size: batch.length }]));

  const isThere = ([id]: Entry): boolean => notes.get(id)?.isWithdrawn === false;
  const batches = groupsOf(model.released, (facts) => [facts.release, ...cellOf(facts)]);
  const gone = new Set(
    batches.filter((batch) => {
      const left = batch.filter(isThere);
      return !isEnough(left) || !isEnough(left.filter(([, { isFresh }]) => isFresh));
    }),
  );
  for (const [placeOf, show] of [
    [cellOf, (all: Entry[]) => shownOfCell(all, release)],
    [({ persona }: Frozen) => [persona], (all: Entry[]) => growthTold(all, release)],
  ] as const) {
    const nameOf = (batch: readonly Entry[]): string =>
      batch.map(([, facts]) => JSON.stringify(placeOf(facts)))[0] ?? '';
    const gaining = new Set(added.map(nameOf));
    for (const [place, own] of Map.groupBy(batches, nameOf)) {
      if (gaining.has(place)) continue;
      const isSeen = show(own.flat()) !== show(own.flat().filter(isThere));
      if (!isSeen && !own.some((batch) => gone.has(batch))) continue;
      const thinned = own.filter((batch) =>
        batch.some((note) => !isThere(note) || batch.length < note[1].size),
      );
      for (const batch of thinned) gone.add(batch);
    }
  }
  const standing = batches
    .filter((batch) => !gone.has(batch))
    .flatMap((all) => all.filter(isThere));
  const released = new Map(
    [...standing, ...added.flat()].map(([id, facts]) => [
      id,
      { ...facts, taught: taughtBy(model, id, facts.theme) },
    ]),
  );
  const once = [...model.returned, ...model.released.keys()];
  const known = [...model.heard, ...heard.map(({ id }) => id)];
  return {
    released,
    returned: new Set(once.filter((id) => !released.has(id))),
    heard: new Set(known.filter((id) => !released.has(id) && !once.includes(id))),
  };
}

/** Whether twice k people have notes in a persona that were neither published nor heard. */
function isHeard({ returned, heard }: Model, own: readonly ExpectedNote[]): boolean {
  const fresh = own.filter(({ id }) => !returned.has(id) && !heard.has(id));
  return new Set(fresh.map(({ author }) => author)).size >= 2 * k;
}

/** A note as a batch of this release would hold it; none without a theme. */
function waitingEntry(
  { returned }: Model,
  release: string,
  { id, persona, theme, author, deal, isLost }: ExpectedNote,
): Entry[] {
  if (persona === null || theme === null) return [];
  const isFresh = !returned.has(id);
  return [
    [id, { release, persona, theme, author, deal, isLost, k, isFresh, size: 0, taught: null }],
  ];
}

/** A tap teaches others if its note stands under that theme, by the words it has then. */
function taughtBy(model: Model, id: string, theme: string): string | null {
  const note = model.notes.find((one) => one.id === id);
  if (!note?.tappedTheme) return null;
  const isSame = endOfMerges(model, note.tappedTheme) === endOfMerges(model, theme);
  return isSame ? note.body : null;
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

/**
 * Who leaves a cell must be missed in no band, even if its persona tells larger ones at a later release:
 * so as if it told all. What the persona itself tells is always the same here: seven people are too few for its band
 * to begin with more than three, and six deals for it to tell how deals ended.
 */
function shownOfCell(notes: readonly Entry[], release: string): string {
  return [edgesPast(notes), lostShare(notes), trend(notes, release)].join(' ');
}

/** How many edges so many people, or so many deals, are past: whichever are fewer. */
function edgesPast(notes: readonly Entry[]): number {
  const people = new Set(notes.map(([, { author }]) => author)).size;
  const deals = new Set(notes.map(([, { deal }]) => deal)).size;
  return [5, 10, 20, 50].filter((edge) => Math.min(people, deals) >= edge).length;
}

/** Lost deals and the others. */
function sidesOf(notes: readonly Entry[]): Frozen[][] {
  const facts = notes.map(([, frozen]) => frozen);
  const lostDeals = new Set(facts.filter(({ isLost }) => isLost).map(({ deal }) => deal));
  return [true, false].map((isLost) => facts.filter(({ deal }) => lostDeals.has(deal) === isLost));
}

/** In thirds, where k people and k deals each were lost and were not. */
function lostShare(notes: readonly Entry[]): string {
  const counts = sidesOf(notes).map((side) => ({
    deals: new Set(side.map(({ deal }) => deal)).size,
    people: new Set(side.map(({ author }) => author)).size,
  }));
  if (counts.some(({ deals, people }) => deals < k || people < k)) return 'untold';
  const [lost = 0, others = 0] = counts.map(({ deals }) => deals);
  return lost >= 2 * others ? 'lost' : others >= 2 * lost ? 'others' : 'both';
}

/** Which themes of a persona grow and leave k of those who stand there in that quarter in doubt. */
function growthTold(notes: readonly Entry[], release: string): string {
  const themes = Map.groupBy(notes, ([, { theme }]) => theme);
  const told = [...themes].filter(([, own]) => {
    const last = own.map(([, facts]) => quarterOf(facts.release)).reduce((a, b) => (a > b ? a : b));
    const peopleThen = (some: readonly Entry[]): Set<string> =>
      new Set(
        some.flatMap(([, facts]) => (quarterOf(facts.release) === last ? [facts.author] : [])),
      );
    const ownPeople = peopleThen(own);
    const others = [...peopleThen(notes)].filter((one) => !ownPeople.has(one));
    return trend(own, release) === 'growing' && others.length >= k;
  });
  return told.map(([theme]) => theme).join(' ');
}

function quarterOf(release: string): string {
  return release.slice(0, '2026-Q4'.length);
}

/** By the quarters in whose releases its batches were. */
function trend(notes: readonly Entry[], release: string): string {
  const people = Map.groupBy(notes, ([, facts]) => quarterOf(facts.release));
  const counts = [...people]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => new Set(own.map(([, { author }]) => author)).size);
  const [latest = 0] = counts.slice(-1);
  const earlier = counts.slice(0, -1);
  // No run lasts two quarters, so that nothing fades.
  if (earlier.length === 0) return people.has(quarterOf(release)) ? 'new' : 'steady';
  const mean = earlier.reduce((sum, count) => sum + count, 0) / earlier.length;
  return latest >= 1.5 * mean ? 'growing' : 'steady';
}

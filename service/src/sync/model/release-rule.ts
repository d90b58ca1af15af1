import { type Frozen, type LookedAt, endOfMerges, expectedNotes, type Model } from './model.ts';

/** Fewer than fifteen people write notes here. */
const k = 3;

/** What stands after a release, and which notes were published once and are not any more. */
export interface AfterRelease {
  readonly released: Map<string, Frozen>;
  readonly returned: Set<string>;
  readonly lookedAt: Map<string, LookedAt>;
}

/**
 * What a release makes of it. Notes that are k people on k deals together make a new batch of their
 * cell, if those that were never published are so without the others, and are of twice k people in the
 * whole persona. Who left goes from a batch only
 * where that changes nothing that is shown, of the cell or of its persona; else the batch goes as a whole,
 * and with it every batch there that had lost somebody before. Where a batch is added, or the batch is
 * too small without them, that is looked at no further.
 *
 * @param release the name of the release that runs
 */
export function releasedAfter(model: Model, release: string): AfterRelease {
  const notes = new Map(expectedNotes(model).map((note) => [note.id, note]));
  const waiting = new Map(
    [...notes.values()].flatMap(({ id, persona, theme, isCounted, author, deal, isLost }) => {
      if (!isCounted || persona === null || theme === null || model.released.has(id)) return [];
      const isFresh = !model.returned.has(id);
      return [
        [
          id,
          { release, persona, theme, author, deal, isLost, k, isFresh, size: 0, taught: null },
        ] as const,
      ];
    }),
  );
  const crowds = groupsOf(waiting, ({ persona }) => [persona]).map((own) => heardOf(model, own));
  const added = crowds
    .flatMap((own) => groupsOf(new Map(own), cellOf))
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
    [
      ({ persona }: Frozen) => [persona],
      (all: Entry[]) => `${shownOfPersona(all)} ${tellsOutcomes(all)} ${growthTold(all, release)}`,
    ],
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
  const found = [...notes.values()].flatMap(({ id, persona, isWithdrawn }) =>
    isWithdrawn || model.lookedAt.has(id) ? [] : [[id, { persona, isHeard: false }] as const],
  );
  const heard = crowds.flat().map(([id, { persona }]) => [id, { persona, isHeard: true }] as const);
  const once = [...model.returned, ...model.released.keys()];
  return {
    released,
    returned: new Set(once.filter((id) => !released.has(id))),
    lookedAt: new Map(
      [...model.lookedAt, ...found, ...heard].filter(
        ([id]) => !released.has(id) && !once.includes(id),
      ),
    ),
  };
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
 * Which notes of a persona are heard: all, if twice k people were never heard; else those that were there
 * from the beginning, if these are of twice k people, and k were never heard.
 */
function heardOf({ lookedAt }: Model, own: readonly Entry[]): readonly Entry[] {
  const isNew = ([id, { isFresh }]: Entry): boolean => {
    const known = lookedAt.get(id);
    return isFresh && known?.isHeard !== true;
  };
  const stays = ([id, { persona }]: Entry): boolean =>
    !lookedAt.has(id) || lookedAt.get(id)?.persona === persona;
  if (peopleIn(own.filter(isNew)) >= 2 * k) return own;
  const staying = own.filter(stays);
  const fresh = staying.filter(([, { isFresh }]) => isFresh);
  return peopleIn(fresh) >= 2 * k && peopleIn(staying.filter(isNew)) >= k ? staying : [];
}

function peopleIn(notes: readonly Entry[]): number {
  return new Set(notes.map(([, { author }]) => author)).size;
}

/**
 * Where the largest bands of people and of deals begin: with three, or k short of all at the most. Of one
 * theme alone, whose people are all there are, with three.
 */
function shownOfPersona(notes: readonly Entry[]): string {
  const themes = new Set(notes.map(([, { theme }]) => theme));
  return bandsOf(notes, themes.size < 2 ? Number.POSITIVE_INFINITY : k).join(' ');
}

/**
 * Who leaves a cell must be missed in no band, even if its persona tells larger ones at a later release:
 * so as if it told all.
 */
function shownOfCell(notes: readonly Entry[], release: string): string {
  return [...bandsOf(notes, 0), lostShare(notes), trend(notes, release)].join(' ');
}

/**
 * How many edges so many people, and deals, are past when some of them are left out; deals no more than their
 * people.
 */
function bandsOf(notes: readonly Entry[], leftOut: number): number[] {
  const facts = notes.map(([, frozen]) => frozen);
  const [people = 0, deals = 0] = [
    facts.map(({ author }) => author),
    facts.map(({ deal }) => deal),
  ].map((all) => [5, 10, 20, 50].filter((edge) => new Set(all).size - leftOut >= edge).length);
  return [people, Math.min(people, deals)];
}

/**
 * Whether twice k people are behind deals that were lost, and as many behind the others; and of either so many
 * deals that two thirds of the largest band, or twice k of them, leave k in doubt, and everybody.
 */
function tellsOutcomes(notes: readonly Entry[]): boolean {
  const isOneTheme = new Set(notes.map(([, { theme }]) => theme)).size < 2;
  const [, edges = 0] = bandsOf(notes, isOneTheme ? Number.POSITIVE_INFINITY : k);
  const thirds = Math.max(2 * k, Math.ceil((2 * ([3, 5, 10, 20, 50][edges] ?? 3)) / 3));
  return sidesOf(notes).every((side) => {
    const people = new Set(side.map(({ author }) => author));
    const dealsWithout = (one: string | null): number =>
      new Set(side.filter(({ author }) => author !== one).map(({ deal }) => deal)).size;
    return (
      people.size >= 2 * k &&
      dealsWithout(null) >= thirds + k &&
      [...people].every((one) => dealsWithout(one) >= thirds)
    );
  });
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

import { endOfMerges, type ExpectedNote, expectedNotes, type Frozen, type Model } from './model.ts';

/** Fewer than fifteen people write notes here. */
const k = 3;

/** What stands after a release, which notes were published once and are not any more, and which were heard. */
export interface AfterRelease {
  readonly released: Map<string, Frozen>;
  readonly returned: Set<string>;
  readonly heard: Set<string>;
  readonly cameWith: Map<string, string>;
  /** Which of those are too few by now. */
  readonly broken: Set<string>;
}

/**
 * What a release makes of it. A persona is heard where those with notes there that were neither published nor heard
 * before, of whatever theme or of none, are twice k people, and on k deals still without any k of them. Of what waits
 * there, notes that are k people on k deals together make a new batch of their cell, if those that were never
 * published are so without the others. Who left goes from a batch only where that changes nothing that is shown of the
 * cell, nor would be of its first batches alone; else the batch goes as a whole, and with it every batch there that had
 * lost somebody before. Where a batch is added, or the batch is too small without them, that is looked at no further.
 * Whoever came with a batch and left, published or not, makes their crowd smaller: where it is none any more the batch
 * goes as well, and where less of its cell could be told. Who waits with such a crowd waits for nothing any more, and a
 * batch goes that may rest on it: of those who came with it too few are left for all that came then.
 *
 * @param release the name of the release that runs
 */
export function releasedAfter(model: Model, release: string): AfterRelease {
  const notes = new Map(expectedNotes(model).map((note) => [note.id, note]));
  const cameWith = new Map(
    [...model.cameWith].filter(([id]) => notes.get(id)?.isWithdrawn === false),
  );
  const stayed = Map.groupBy(
    [...cameWith].flatMap(([id, look]) => {
      const note = notes.get(id);
      return note === undefined ? [] : [{ ...note, look }];
    }),
    ({ look }) => look,
  );
  const tooFew = [...stayed].flatMap(([look, own]) => (leftWithoutAnyK(own) < k ? [look] : []));
  const broken = new Set([...model.broken, ...tooFew]);
  const waiting = [...notes.values()].filter(
    ({ id, persona, isWithdrawn }) =>
      persona !== null &&
      !isWithdrawn &&
      !model.released.has(id) &&
      !broken.has(cameWith.get(id) ?? ''),
  );
  const heard = [...Map.groupBy(waiting, ({ persona }) => persona).values()].flatMap((own) => {
    const crowdLeft = leftWithoutAnyK(own.filter(({ id }) => isNew(model, id)));
    return crowdLeft < k ? [] : [{ own, crowdLeft }];
  });
  const entries = heard.flatMap(({ own, crowdLeft }) =>
    own.flatMap((note) => waitingEntry(model, note, { release, crowdLeft })),
  );
  const enough = groupsOf(new Map(entries), cellOf).filter(
    (batch) => isEnough(batch) && isEnough(batch.filter(([, { isFresh }]) => isFresh)),
  );
  const added = enough.map((batch) => {
    const persona = personaOf(batch);
    const beside = enough.filter((other) => personaOf(other) === persona).length;
    const came = waiting.filter((note) => note.persona === persona && isNew(model, note.id));
    const inEach = leftInEach(beside, came);
    return batch.map(([id, facts]): Entry => [
      id,
      { ...facts, size: batch.length, crowdLeft: Math.min(facts.crowdLeft, inEach) },
    ]);
  });

  const isThere = ([id]: Entry): boolean => notes.get(id)?.isWithdrawn === false;
  const thereOf = (batch: readonly Entry[]): Entry[] => batch.filter(isThere);
  const batches = batchesOf(model.released);
  const besideOf = (batch: readonly Entry[]): number =>
    batches.filter((other) => lookOf(other) === lookOf(batch)).length;
  const leftOf = (batch: readonly Entry[]): number =>
    leftWithoutAnyK(stayed.get(lookOf(batch)) ?? []);
  const asNow = (batch: readonly Entry[]): Entry[] => {
    const inEach = leftInEach(besideOf(batch), stayed.get(lookOf(batch)) ?? []);
    return batch.map(([id, facts]): Entry => [
      id,
      { ...facts, crowdLeft: Math.min(facts.crowdLeft, leftOf(batch), inEach) },
    ]);
  };
  /** Whom a batch may rest on that waited there before, where those who came with it are too few for all that came. */
  const mayRestOn = (batch: readonly Entry[]): string[] => {
    if (crowdLeftOf(asNow(batch)) >= k) return [];
    return tooFew.filter((look) => {
      const isBefore =
        placeOf(look) === personaOf(batch) && numberOf(look) < numberOf(lookOf(batch));
      return isBefore && (crowdLeftOf(batch) >= k || !model.broken.has(look));
    });
  };
  const gone = new Set(
    batches.filter((batch) => {
      const left = thereOf(batch);
      const areEnough = isEnough(left) && isEnough(left.filter(([, { isFresh }]) => isFresh));
      return !areEnough || leftOf(batch) < k || mayRestOn(batch).length > 0;
    }),
  );
  const gaining = new Set(added.map(cellName));
  for (const [cell, own] of Map.groupBy(batches, cellName)) {
    if (gaining.has(cell)) continue;
    const whole = own.filter((batch) => !gone.has(batch));
    if (bandTold(whole) !== bandTold(whole.map(asNow))) {
      for (const batch of whole) {
        if (crowdLeftOf(asNow(batch)) < crowdLeftOf(batch)) gone.add(batch);
      }
    }
    const isSeen = shownOfCell(own, release) !== shownOfCell(own.map(thereOf), release);
    if (!isSeen && !own.some((batch) => gone.has(batch))) continue;
    const thinned = own.filter((batch) =>
      batch.some((note) => !isThere(note) || batch.length < note[1].size),
    );
    for (const batch of thinned) gone.add(batch);
  }
  const standing = batches
    .filter((batch) => !gone.has(batch))
    .flatMap((batch) => thereOf(asNow(batch)));
  const released = new Map(
    [...standing, ...added.flat()].map(([id, facts]) => [
      id,
      { ...facts, taught: taughtBy(model, id, facts.theme) },
    ]),
  );
  const once = [...model.returned, ...model.released.keys()];
  for (const { own } of heard) {
    for (const note of own.filter(({ id }) => isNew(model, id))) {
      cameWith.set(note.id, `${note.persona} ${release}`);
    }
  }
  const known = [...model.heard, ...heard.flatMap(({ own }) => own.map(({ id }) => id))];
  return {
    released,
    returned: new Set(once.filter((id) => !released.has(id))),
    heard: new Set(known.filter((id) => !released.has(id) && !once.includes(id))),
    cameWith,
    broken,
  };
}

/** Whether no release showed or heard a note, anywhere. */
function isNew({ returned, heard }: Model, id: string): boolean {
  return !returned.has(id) && !heard.has(id);
}

function personaOf(batch: readonly Entry[]): string {
  return batch[0]?.[1].persona ?? '';
}

/** With whom a batch came: whoever no release had heard before. */
function lookOf(batch: readonly Entry[]): string {
  return `${personaOf(batch)} ${batch[0]?.[1].release}`;
}

function placeOf(look: string): string {
  return look.slice(0, look.lastIndexOf(' '));
}

function numberOf(look: string): number {
  return Number(look.slice(look.lastIndexOf('.') + 1));
}

function crowdLeftOf(batch: readonly Entry[]): number {
  return Math.min(...batch.map(([, { crowdLeft }]) => crowdLeft));
}

/** How many people may be behind each of so many batches, whichever k people are left out: nobody twice by one note. */
function leftInEach(batches: number, notes: readonly ExpectedNote[]): number {
  const counts = [...Map.groupBy(notes, ({ author }) => author).values()].map((own) =>
    Math.min(batches, own.length),
  );
  const left = counts.sort((a, b) => a - b).slice(0, -k);
  return Math.floor(left.reduce((sum, count) => sum + count, 0) / batches);
}

/** How many people, on as many deals, are behind notes at least, whichever k people are left out. */
function leftWithoutAnyK(notes: readonly ExpectedNote[]): number {
  const deals = Map.groupBy(notes, ({ deal }) => deal);
  const peopleOn = (deal: string): Set<string> =>
    new Set(deals.get(deal)?.map(({ author }) => author));
  // Of a deal of two people, half goes with each.
  const parts = [...Map.groupBy(notes, ({ author }) => author).values()].map((own) =>
    [...new Set(own.map(({ deal }) => deal))].reduce((sum, at) => sum + 1 / peopleOn(at).size, 0),
  );
  const taken = parts
    .sort((a, b) => b - a)
    .slice(0, k)
    .reduce((sum, part) => sum + part, 0);
  return Math.min(parts.length - k, deals.size - Math.floor(taken + 1e-9));
}

/** A note as a batch of this release would hold it; none without a theme. */
function waitingEntry(
  { returned }: Model,
  { id, persona, theme, author, deal, isLost }: ExpectedNote,
  given: Pick<Frozen, 'release' | 'crowdLeft'>,
): Entry[] {
  if (persona === null || theme === null) return [];
  const ofBatch = { ...given, k, isFresh: !returned.has(id), size: 0, taught: null };
  return [[id, { ...ofBatch, persona, theme, author, deal, isLost }]];
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

/** The batches of all cells, the earliest first. */
function batchesOf(released: ReadonlyMap<string, Frozen>): Entry[][] {
  const numberOf = ([first]: readonly Entry[]): number => Number(first?.[1].release.split('.')[1]);
  return groupsOf(released, (facts) => [facts.release, ...cellOf(facts)]).sort(
    (a, b) => numberOf(a) - numberOf(b),
  );
}

function cellName(batch: readonly Entry[]): string {
  return batch.map(([, facts]) => cellOf(facts).join(' '))[0] ?? '';
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
 * Who leaves a cell must be missed in no band that it may tell, now or with fewer of its batches: so as if it, and its
 * first batches alone, told all.
 */
function shownOfCell(batches: readonly Entry[][], release: string): string {
  const firsts = batches.map((_, at) => batches.slice(0, at + 1).flat());
  return firsts
    .map((notes) => [edgeUpTo(backersOf(notes)), lostShare(notes), trend(notes, release)].join(' '))
    .join(', ');
}

/**
 * By `persona theme`, the band that a cell tells: so many people on so many deals, whichever are fewer, if as many
 * may be others than any k of those who came with its batches: of the largest crowd, and of each beyond what was told.
 */
export function bandsTold(released: ReadonlyMap<string, Frozen>): Map<string, string> {
  return new Map(
    [...Map.groupBy(batchesOf(released), cellName)].map(([cell, own]) => [cell, bandTold(own)]),
  );
}

function bandTold(own: readonly (readonly Entry[])[]): string {
  let [told, largest] = [0, 0];
  for (const [at, batch] of own.entries()) {
    const left = crowdLeftOf(batch);
    largest = Math.max(largest, left);
    const after = edges.find((edge) => edge > told) ?? Number.POSITIVE_INFINITY;
    // Of those before, no more may be others than was told of them.
    const before = at === 0 ? 0 : after - 1;
    const open = Math.min(largest, before + left);
    told = edgeUpTo(Math.min(open, backersOf(own.slice(0, at + 1).flat())));
  }
  return `${told}+`;
}

const edges = [3, 5, 10, 20, 50];

function edgeUpTo(count: number): number {
  return edges.findLast((edge) => edge <= count) ?? 3;
}

/** So many people, on as many deals. */
function backersOf(notes: readonly Entry[]): number {
  const people = new Set(notes.map(([, { author }]) => author)).size;
  const deals = new Set(notes.map(([, { deal }]) => deal)).size;
  return Math.min(people, deals);
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

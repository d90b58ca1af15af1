import type {
  Batch,
  CountedNote,
  ListedNote,
  ReleasedNote,
} from '../../service/src/privacy/release/batch.ts';
import { type Band, band, bandUpTo } from '../../service/src/privacy/release/band.ts';
import { bandOf, topBandOf } from '../../service/src/privacy/release/cell.ts';
import { type CellName, cellNameText } from '../../service/src/privacy/release/cell-name.ts';
import { crowdOf } from '../../service/src/privacy/release/crowd-size.ts';
import { isBacked } from '../../service/src/privacy/release/review.ts';
import { lostShareOf, mayTellOutcomes } from '../../service/src/privacy/release/lost-share.ts';
import type { Hearing, LookedAt } from '../../service/src/privacy/release/looked-at.ts';
import { personaAt } from '../../service/src/privacy/release/find-notes.ts';
import { statedReasons } from '../../service/src/notes/note.ts';
import { gatherCells } from '../../service/src/privacy/release/plan.ts';
import { publishedLedger, publishedOrg } from '../../service/src/privacy/release/published.ts';
import { settleRelease } from '../../service/src/privacy/release/settle.ts';
import { trendOf } from '../../service/src/privacy/release/trend.ts';
import type { Saying } from '../../service/src/privacy/release/saying.ts';
import type { Before, Settled, Variant } from './variant.ts';

/** Releases with a fault each. A judge that lets one of them pass is worth nothing. */
export const mutants: readonly Variant[] = [
  // Below three no band can be told, whatever k is.
  { name: 'k − 1', settle: (before) => settleRelease({ ...before, k: Math.max(3, before.k - 1) }) },
  { name: 'publish on arrival', isOnArrival: true, settle: settleRelease },
  { name: 'no half-share cap', settle: withoutCap },
  { name: 'additive recount', settle: oneByOne },
  { name: 'live edits', settle: live },
  {
    name: 'returned notes counted as fresh',
    settle: (before) =>
      settleRelease(remembering(before, (known) => known.kind !== 'returned' && known)),
  },
  { name: 'silent departure', settle: silently },
  { name: 'earlier departures forgotten', settle: forgetful },
  { name: 'quotes one by one', settle: oneWordAtATime },
  { name: 'words taken back make room', settle: withRoomForWords },
  {
    name: 'a crowd that was heard before',
    settle: (before) =>
      settleRelease(remembering(before, (known) => known.kind === 'returned' && known)),
  },
  {
    name: 'a crowd that was heard in another persona',
    settle: (before) =>
      settleRelease(
        remembering(before, (known, own) => (known.personaKey ?? own) === own && known),
      ),
  },
  {
    name: 'whoever grew old was never heard',
    settle: (before) =>
      settleRelease(
        remembering(before, (known, _, isOld) => (known.kind === 'returned' || !isOld) && known),
      ),
  },
  {
    name: 'one newcomer is enough',
    settle: (before) => settleRelease({ ...before, isSample: true }),
  },
  { name: 'k newcomers are enough', settle: amongFewNewcomers },
  {
    name: 'who came to buyers in general comes again',
    settle: (before) =>
      settleRelease(hearing(before, (known) => ({ ...known, generalLook: null }))),
  },
  {
    name: 'notes without a theme are not heard',
    settle: (before) =>
      settleRelease({ ...before, notes: before.notes.filter(({ themeKey }) => themeKey !== null) }),
  },
  {
    name: 'who grew old comes with anybody of the persona',
    settle: (before) => settleRelease(hearing(before, (known) => ({ ...known, look: 'one' }))),
  },
  {
    name: 'who edited a note is asked again',
    settle: (before) =>
      settleRelease(hearing(before, (known, now) => ({ ...known, saying: now ?? known.saying }))),
  },
  {
    name: 'who moved is asked again elsewhere',
    settle: (before) =>
      settleRelease(remembering(before, (known, own) => ({ ...known, personaKey: own }))),
  },
  {
    name: 'who was away comes back as if nothing was',
    settle: (before) => {
      const settled = settleRelease(before);
      return { ...settled, cells: { ...settled.cells, strayed: new Map() } };
    },
  },
  {
    name: 'who leaves still hides the others',
    settle: (before) => {
      const published = before.published.map((batch) => ({
        ...batch,
        notes: batch.notes.map((note) => ({ ...note, hearing: null })),
      }));
      return settleRelease({ ...before, published });
    },
  },
  {
    name: 'outcomes as they are now',
    settle: (before) =>
      settleRelease(
        hearing(before, (known, _, id) => ({ ...known, isLost: isLostNow(before, id) })),
      ),
  },
  { name: 'themes looked for in what nobody heard', searchesAll: true, settle: settleRelease },
  { name: 'no crowd', settle: (before) => among(before, () => true) },
  { name: 'a crowd one rep short', settle: amongFewer },
  { name: 'a crowd on few deals', settle: amongReps },
  { name: 'a crowd that was published before', settle: amongThePublished },
  { name: 'no crowd behind a reason', settle: reasonsOfAnybody },
  { name: 'reasons one by one', settle: reasonByReason },
  {
    name: 'reasons asked again beside a crowd',
    settle: (before) =>
      settleRelease(hearing(before, (known, _, id) => ({ ...known, reason: before.reasonOf(id) }))),
  },
  { name: 'lost shares without a crowd', settle: (before) => tellOutcomes(before, () => true) },
  {
    name: 'lost shares beside any band',
    settle: (before) => tellOutcomes(before, mayTellOutcomes),
  },
  { name: 'growth that names everybody', settle: tellAllGrowth },
  { name: 'as many words as there are', settle: tellAllWords },
  { name: 'bands that name everybody', settle: tellAllBands },
  { name: 'more reps than deals', settle: tellAllReps },
  { name: 'crowds counted one upon the other', settle: tellOfAllCrowds },
  { name: 'crowds counted as one', settle: asOneCrowd },
];

/** Remembers something else of what earlier releases made of notes; false for nothing. */
function remembering(
  before: Before,
  told: (known: LookedAt, ownPersona: string | null, isOld: boolean) => LookedAt | false,
): Before {
  const notes = new Map(before.notes.map((note) => [note.id, note]));
  const lookedAt = [...before.lookedAt].flatMap(([id, known]) => {
    const note = notes.get(id);
    const isOld = note !== undefined && personaAt(note, before.quarter) !== note.personaKey;
    const now = told(known, note?.personaKey ?? null, isOld);
    return now === false ? [] : [[id, now] as const];
  });
  return { ...before, lookedAt: new Map(lookedAt) };
}

/** Remembers something else of how notes were heard; `now` is what they say by now. */
function hearing(
  before: Before,
  told: (known: Hearing, now: Saying | undefined, id: string) => Hearing,
): Before {
  const now = new Map(before.notes.map(({ id, saying }) => [id, saying]));
  const heard = <N extends { readonly hearing: Hearing | null }>(id: string, one: N): N => ({
    ...one,
    hearing: one.hearing && told(one.hearing, now.get(id), id),
  });
  return {
    ...before,
    lookedAt: new Map([...before.lookedAt].map(([id, known]) => [id, heard(id, known)])),
    published: before.published.map((batch) => ({
      ...batch,
      notes: batch.notes.map((note) => heard(note.id, note)),
    })),
  };
}

function isLostNow({ notes }: Before, id: string): boolean {
  return notes.some((note) => note.id === id && note.isLost);
}

/** The notes that count. */
function countedIn({ notes }: Before): CountedNote[] {
  return notes.flatMap((note) =>
    note.themeKey === null ? [] : [{ ...note, themeKey: note.themeKey }],
  );
}

/** What is shown follows whatever stands. */
function shownAgain(settled: Settled, cells: Settled['cells'], before: Before): Settled {
  const org = publishedOrg([...cells.kept, ...cells.batches], before.quarter, before.wordsShown);
  const { ledger } = settled;
  const reasons = publishedLedger([...ledger.kept, ...ledger.batches], org);
  return { cells, ledger, shown: { ...org, reasons } };
}

/** Whoever wrote most of what waits counts like anybody. */
function withoutCap(before: Before): Settled {
  const settled = settleRelease(before);
  const { k } = before;
  const spoken = idsIn([...before.published, ...settled.cells.batches]);
  const waiting = countedIn(before).filter(
    ({ id }) => !spoken.has(id) && before.lookedAt.get(id)?.kind !== 'returned',
  );
  const more = [...Map.groupBy(waiting, cellNameText).values()].flatMap((notes): Batch[] => {
    const [first] = notes;
    const people = peopleIn(notes);
    const deals = dealsIn(notes);
    if (first === undefined || people < k || deals < k) return [];
    return [batchOf(first, notes, before)];
  });
  const batches = [...settled.cells.batches, ...more];
  return shownAgain(settled, { ...settled.cells, batches }, before);
}

/** A cell that is published takes in whatever comes. */
function oneByOne(before: Before): Settled {
  const settled = settleRelease(before);
  const standing = [...before.published, ...settled.cells.batches];
  const spoken = idsIn(standing);
  const waiting = Map.groupBy(
    countedIn(before).filter(({ id }) => !spoken.has(id)),
    cellNameText,
  );
  const kept = settled.cells.kept.map((batch) => {
    const notes = (waiting.get(cellNameText(batch)) ?? []).map(asReleased);
    waiting.delete(cellNameText(batch));
    return { ...batch, size: batch.size + notes.length, notes: [...batch.notes, ...notes] };
  });
  return shownAgain(settled, { ...settled.cells, kept }, before);
}

/** Other reps hide whoever is published, or fewer of them. */
function among(
  before: Before,
  isEnough: (personaKey: string, fresh: readonly ListedNote[]) => boolean,
): Settled {
  const settled = settleRelease(before);
  const { quarter, k } = before;
  const spoken = idsIn(before.published);
  const waiting = countedIn(before)
    .filter(({ id }) => !spoken.has(id))
    .map((note) => ({ ...note, personaKey: personaAt(note, quarter) }));
  const known = [...before.lookedAt].filter(([, { kind }]) => kind === 'returned');
  const returned = new Set(known.map(([id]) => id));
  const personas = Map.groupBy(waiting, ({ personaKey }) => personaKey);
  const batches = [...personas].flatMap(([personaKey, own]) => {
    const fresh = own.filter(({ id }) => !returned.has(id));
    if (!isEnough(personaKey, fresh)) return [];
    const marked = own.map((note) => ({ ...note, isFresh: !returned.has(note.id), hearing: null }));
    const release = { releaseId: before.releaseId, quarter, k, crowd: crowdOf(fresh, k) };
    return gatherCells(marked, release).filter(isBacked);
  });
  return shownAgain(settled, { ...settled.cells, batches }, before);
}

function amongFewer(before: Before): Settled {
  return among(before, (_, fresh) => peopleIn(fresh) >= 2 * before.k - 1);
}

/** Twice k reps came, on however few deals. */
function amongReps(before: Before): Settled {
  return amongNewcomers(before, 2 * before.k);
}

/** Only k reps came, beside a crowd that waits. */
function amongFewNewcomers(before: Before): Settled {
  return amongNewcomers(before, before.k);
}

function amongNewcomers(before: Before, needed: number): Settled {
  return among(before, (_, fresh) => {
    const came = fresh.filter(({ id }) => !before.lookedAt.has(id));
    return peopleIn(fresh) >= 2 * before.k && peopleIn(came) >= needed;
  });
}

/** Whoever was published in a persona hides those who write there now. */
function amongThePublished(before: Before): Settled {
  return among(before, (personaKey) => {
    const filed = before.notes.filter((note) => note.personaKey === personaKey);
    return peopleIn(filed) >= 2 * before.k;
  });
}

/** Rows of the ledger need a group, and no crowd. */
function reasonsOfAnybody(before: Before): Settled {
  const settled = settleRelease(before);
  const { cells, ledger } = settled;
  const spoken = idsIn([...before.ledger.published, ...ledger.batches]);
  const more = [...cells.kept, ...cells.batches].flatMap((batch) => {
    const notes = batch.notes.filter(({ id }) => !spoken.has(id) && !before.ledger.left.has(id));
    return [...Map.groupBy(notes, ({ id }) => before.reasonOf(id))].flatMap(([reason, own]) =>
      reason === null ? [] : [{ ...batch, reason, notes: own, k: before.k }],
    );
  });
  const batches = [...ledger.batches, ...more.filter(isBacked)];
  return shownAgain({ ...settled, ledger: { ...ledger, batches } }, cells, before);
}

/** Each reason has a ledger of its own. */
function reasonByReason(before: Before): Settled {
  const settled = settleRelease(before);
  const alone = statedReasons.map((reason) => {
    const reasonOf = (id: string) => (before.reasonOf(id) === reason ? reason : null);
    return settleRelease({ ...before, reasonOf }).ledger.batches;
  });
  const ledger = { ...settled.ledger, batches: alone.flat() };
  return shownAgain({ ...settled, ledger }, settled.cells, before);
}

/** A cell tells how its deals ended wherever that seems enough. */
function tellOutcomes(
  before: Before,
  isEnough: (own: readonly Batch[], band: Band) => boolean,
): Settled {
  const settled = settleRelease(before);
  const { cells, shown } = settled;
  const standing = Map.groupBy([...cells.kept, ...cells.batches], cellNameText);
  const tell = (one: (typeof shown.cells)[number]): typeof one => {
    const own = standing.get(cellNameText(one)) ?? [];
    if (!isEnough(own, one.cell.band)) return one;
    const lostShare = lostShareOf(notesIn(own), Math.max(...own.map(({ k }) => k)));
    return { ...one, cell: { ...one.cell, lostShare } };
  };
  return { ...settled, shown: { ...shown, cells: shown.cells.map(tell) } };
}

/** A cell grows, however few of its persona are left out. */
function tellAllGrowth(before: Before): Settled {
  const settled = settleRelease(before);
  const { cells, shown } = settled;
  const standing = Map.groupBy([...cells.kept, ...cells.batches], cellNameText);
  const tell = (one: (typeof shown.cells)[number]): typeof one => {
    const trend = trendOf(standing.get(cellNameText(one)) ?? [], before.quarter);
    return { ...one, cell: { ...one.cell, trend } };
  };
  return { ...settled, shown: { ...shown, cells: shown.cells.map(tell) } };
}

/** A cell shows all words that its reps approved. */
function tellAllWords(before: Before): Settled {
  const settled = settleRelease(before);
  const { cells, shown } = settled;
  const standing = Map.groupBy([...cells.kept, ...cells.batches], cellNameText);
  const tell = (one: (typeof shown.cells)[number]): typeof one => {
    const approved = notesIn(standing.get(cellNameText(one)) ?? []).flatMap(
      ({ id, approvedQuote }) => (approvedQuote === null ? [] : [{ id, approvedQuote }]),
    );
    if (one.quotedIds.length === 0) return one;
    const quotes = approved.map(({ approvedQuote }) => approvedQuote);
    return { ...one, quotedIds: approved.map(({ id }) => id), cell: { ...one.cell, quotes } };
  };
  return { ...settled, shown: { ...shown, cells: shown.cells.map(tell) } };
}

/** A theme's band, or a reason's, is as large as it is, however many came. */
function tellAllBands(before: Before): Settled {
  const settled = settleRelease(before);
  const { cells, ledger, shown } = settled;
  const standing = Map.groupBy([...cells.kept, ...cells.batches], cellNameText);
  const rowOf = (row: CellName & { readonly reason: string }): string =>
    `${cellNameText(row)} ${row.reason}`;
  const rows = Map.groupBy([...ledger.kept, ...ledger.batches], rowOf);
  return {
    ...settled,
    shown: {
      ...shown,
      cells: shown.cells.map((one) => {
        const own = notesIn(standing.get(cellNameText(one)) ?? []);
        return { ...one, cell: { ...one.cell, band: bandOf(own, '50+') } };
      }),
      reasons: shown.reasons.map((row) => {
        const own = notesIn(rows.get(rowOf(row)) ?? []);
        return { ...row, band: bandOf(own, '50+') };
      }),
    },
  };
}

/** A theme's band goes by its reps, however few deals they share. */
function tellAllReps(before: Before): Settled {
  const settled = settleRelease(before);
  const { cells, shown } = settled;
  const standing = Map.groupBy([...cells.kept, ...cells.batches], cellNameText);
  const tell = (one: (typeof shown.cells)[number]): typeof one => {
    const own = standing.get(cellNameText(one)) ?? [];
    return { ...one, cell: { ...one.cell, band: band(peopleIn(notesIn(own)), topBandOf(own)) } };
  };
  return { ...settled, shown: { ...shown, cells: shown.cells.map(tell) } };
}

/** A theme's band counts whoever came with any of its batches, as if nobody had come twice. */
function tellOfAllCrowds(before: Before): Settled {
  const settled = settleRelease(before);
  const { cells, shown } = settled;
  const standing = Map.groupBy([...cells.kept, ...cells.batches], cellNameText);
  const tell = (one: (typeof shown.cells)[number]): typeof one => {
    const own = standing.get(cellNameText(one)) ?? [];
    const top = bandUpTo(own.reduce((sum, { crowd }) => sum + crowd.left, 0));
    return { ...one, cell: { ...one.cell, band: bandOf(notesIn(own), top) } };
  };
  return { ...settled, shown: { ...shown, cells: shown.cells.map(tell) } };
}

/** The crowds that come to a persona at once are as large as they are together. */
function asOneCrowd(before: Before): Settled {
  const settled = settleRelease(before);
  const { cells } = settled;
  const batches = cells.batches.map((batch) => {
    const beside = cells.batches.filter(({ personaKey }) => personaKey === batch.personaKey).length;
    const came = cells.crowds.get(batch.personaKey) ?? [];
    return { ...batch, crowd: crowdOf(came.flat(), batch.k, beside) };
  });
  return shownAgain(settled, { ...cells, batches }, before);
}

/** What is published follows every edit. */
function live(before: Before): Settled {
  const now = new Map(before.notes.map((note) => [note.id, note]));
  const published = before.published.flatMap((batch): Batch[] => {
    const notes = batch.notes.map((note) => {
      const { deal, isLost, themeKey } = { ...batch, ...note, ...now.get(note.id) };
      return { themeKey: themeKey ?? batch.themeKey, note: { ...note, deal, isLost } };
    });
    return [...Map.groupBy(notes, (one) => one.themeKey)].map(([themeKey, own]) => ({
      ...batch,
      themeKey,
      size: own.length,
      notes: own.map(({ note }) => note),
    }));
  });
  return settleRelease({ ...before, published });
}

/** Who withdraws is taken out of a batch whenever what is left meets the rule. */
function silently(before: Before): Settled {
  const published = before.published.map((batch) => {
    const notes = batch.notes.filter((note) => !note.isWithdrawn);
    return { ...batch, size: notes.length, notes };
  });
  return settleRelease({ ...before, published });
}

/** Words show at the release after they were approved, whoever else's do. */
function oneWordAtATime(before: Before): Settled {
  const standing = [...before.published.flatMap(({ notes }) => notes), ...before.notes];
  return settleRelease({ ...before, wordsShown: new Set(standing.map(({ id }) => id)) });
}

/** Nobody remembers how many words a cell showed before; what it shows now counts. */
function withRoomForWords(before: Before): Settled {
  const published = before.published.map((batch) => ({
    ...batch,
    quotesShown: batch.notes.filter(
      ({ id, approvedQuote }) => approvedQuote !== null && before.wordsShown.has(id),
    ).length,
  }));
  return settleRelease({ ...before, published });
}

/** Nobody remembers which batches lost notes before. */
function forgetful(before: Before): Settled {
  const published = before.published.map((batch) => ({ ...batch, size: batch.notes.length }));
  return settleRelease({ ...before, published });
}

function batchOf(
  { personaKey, themeKey }: CountedNote,
  notes: readonly CountedNote[],
  { releaseId, quarter, k }: Before,
): Batch {
  const crowd = crowdOf(notes, k);
  return {
    personaKey,
    themeKey,
    releaseId,
    quarter,
    k,
    crowd,
    size: notes.length,
    quotesShown: 0,
    notes: notes.map(asReleased),
  };
}

function asReleased({ id, contributor, deal, isLost, approvedQuote }: CountedNote) {
  return {
    id,
    contributor,
    deal,
    isLost,
    approvedQuote,
    isWithdrawn: false,
    isFresh: true,
    hearing: null,
  };
}

function peopleIn(notes: readonly { readonly contributor: string }[]): number {
  return new Set(notes.map(({ contributor }) => contributor)).size;
}

function dealsIn(notes: readonly { readonly deal: string }[]): number {
  return new Set(notes.map(({ deal }) => deal)).size;
}

function idsIn(batches: readonly Batch[]): Set<string> {
  return new Set(notesIn(batches).map(({ id }) => id));
}

function notesIn(batches: readonly Batch[]): ReleasedNote[] {
  return batches.flatMap(({ notes }) => notes);
}

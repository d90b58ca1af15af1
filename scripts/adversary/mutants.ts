import type { Batch, CountedNote } from '../../service/src/privacy/release/batch.ts';
import { cellNameText } from '../../service/src/privacy/release/cell-name.ts';
import { publishedLedger, publishedOrg } from '../../service/src/privacy/release/published.ts';
import { settleRelease } from '../../service/src/privacy/release/settle.ts';
import type { Before, Settled, StoredBatch, Variant } from './variant.ts';

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
    settle: (before) => settleRelease({ ...before, returned: new Set() }),
  },
  { name: 'silent departure', settle: silently },
  { name: 'earlier departures forgotten', settle: forgetful },
  { name: 'quotes one by one', settle: oneWordAtATime },
];

/** What is shown follows whatever stands. */
function shownAgain(settled: Settled, cells: Settled['cells'], before: Before): Settled {
  const org = publishedOrg([...cells.kept, ...cells.batches], before.quarter, before.wordsShown);
  const { ledger } = settled;
  const reasons = publishedLedger([...ledger.kept, ...ledger.batches], org.cells);
  return { cells, ledger, shown: { ...org, reasons } };
}

/** Whoever wrote most of what waits counts like anybody. */
function withoutCap(before: Before): Settled {
  const settled = settleRelease(before);
  const { k, quarter } = before;
  const spoken = idsIn([...before.published, ...settled.cells.batches]);
  const waiting = before.notes.filter(({ id }) => !spoken.has(id) && !before.returned.has(id));
  const more = [...Map.groupBy(waiting, cellNameText).values()].flatMap((notes): Batch[] => {
    const [first] = notes;
    const people = new Set(notes.map((note) => note.contributor)).size;
    const deals = new Set(notes.map((note) => note.deal)).size;
    if (first === undefined || people < k || deals < k) return [];
    return [batchOf(first, notes, quarter, k)];
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
    before.notes.filter(({ id }) => !spoken.has(id)),
    cellNameText,
  );
  const kept = settled.cells.kept.map((batch) => {
    const notes = (waiting.get(cellNameText(batch)) ?? []).map(asReleased);
    waiting.delete(cellNameText(batch));
    return { ...batch, size: batch.size + notes.length, notes: [...batch.notes, ...notes] };
  });
  return shownAgain(settled, { ...settled.cells, kept }, before);
}

/** What is published follows every edit. */
function live(before: Before): Settled {
  const now = new Map(before.notes.map((note) => [note.id, note]));
  const published = before.published.flatMap((batch): StoredBatch[] => {
    const notes = batch.notes.map((note) => {
      const { deal, isLost, themeKey } = { ...batch, ...note, ...now.get(note.id) };
      return { themeKey, note: { ...note, deal, isLost } };
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

/** Nobody remembers which batches lost notes before. */
function forgetful(before: Before): Settled {
  const published = before.published.map((batch) => ({ ...batch, size: batch.notes.length }));
  return settleRelease({ ...before, published });
}

function batchOf(
  { personaKey, themeKey }: CountedNote,
  notes: readonly CountedNote[],
  quarter: string,
  k: number,
): Batch {
  return { personaKey, themeKey, quarter, k, size: notes.length, notes: notes.map(asReleased) };
}

function asReleased({ id, contributor, deal, isLost, approvedQuote }: CountedNote) {
  return { id, contributor, deal, isLost, approvedQuote, isWithdrawn: false, isFresh: true };
}

function idsIn(batches: readonly Batch[]): Set<string> {
  return new Set(batches.flatMap(({ notes }) => notes.map(({ id }) => id)));
}

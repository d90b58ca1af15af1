import type { z } from 'zod';
import { notedDeals } from '../salesforce/deal-rows.ts';
import { lateMs } from '../late-rows.ts';
import {
  type After,
  changedNotes,
  countNotes,
  goneNotes,
  notesBetween,
  type Position,
} from '../salesforce/note-rows.ts';
import { type Reading, readTogether } from '../salesforce/read-together.ts';
import { findCheckpoints, markCaughtUp } from './checkpoint.ts';
import { countHeld, readLateNotes, type Stretch } from './late-notes.ts';
import type { OrgSync } from './org-sync.ts';
import { takeInOutcomes } from './outcomes.ts';
import { rebuildReleases, releasedBefore } from './rebuild-releases.ts';
import { noteSwept, observeRecords } from './sweep.ts';
import { takeAwayNotes } from './take-away-notes.ts';
import { type Adoption, takeInNotes } from './take-in-notes.ts';

/** As many as a query may give: of more notes in ten minutes the oldest are compared one by one. */
const stampsCompared = 2000;

/**
 * Reads every note that changed since the checkpoint, to the end, what was deleted or made private,
 * and how deals ended: one call, where a page of each is enough. The first time that succeeds, what
 * Salesforce says was released is published again.
 *
 * @returns how many notes were taken in or removed; what is read again unchanged does not count
 */
export async function poll(sync: OrgSync): Promise<number> {
  const { org, database, streams } = sync;
  const checkpoints = await database.inOrg(org.orgId, findCheckpoints);
  const notesUntil = checkpoints.get('notes') ?? null;
  const isFirst = notesUntil === null || !notesUntil.isCaughtUp;
  const adoption = isFirst ? await releasedBefore(sync) : null;

  const notes = streams.notes.begin(notesUntil);
  const gone = streams.gone.begin(checkpoints.get('gone') ?? null);
  const deals = streams.deals.begin(checkpoints.get('deals') ?? null);
  const late = streams.late.begin(notesUntil);
  const recent = isFirst ? everything(sync) : recentBefore(notesUntil);
  const limit = sync.changesPerPage;
  // Once nothing came for so long that nothing can be late, they need not be listed each minute.
  const isListed = !isFirst && late.from instanceof Date;
  const [changed, away, listed, counted, ended] = await readTogether(org, [
    changedNotes(notes.from, limit),
    goneNotes(gone.from, limit),
    notesBetween(recent.from, recent.to, isListed ? stampsCompared : 1),
    countNotes(recent.from, recent.to),
    notedDeals(deals.from, limit),
  ]);

  let arrived = 0;
  let read = isFirst ? await database.inOrg(org.orgId, (tx) => countHeld(tx, recent)) : 0;
  const progress = (more: number): void => {
    read += more;
    sync.state.progress(isFirst ? { taken: read, total: counted.totalSize } : null);
  };
  // In the order in which they were read: a note made private in between is taken away again.
  arrived += await takeIn(sync, changed.rows, adoption);
  progress(changed.rows.length);
  arrived += await takeAwayNotes(sync, away.rows);
  await takeInOutcomes(sync, ended.rows);

  arrived += await readOn(sync, away.rows, goneNotes, (rows) => takeAwayNotes(sync, rows));
  gone.ended();
  await readOn(sync, ended.rows, notedDeals, async (rows) => {
    await takeInOutcomes(sync, rows);
    return 0;
  });
  deals.ended();
  arrived += await readOn(sync, changed.rows, changedNotes, async (rows) => {
    const taken = await takeIn(sync, rows, adoption);
    progress(rows.length);
    return taken;
  });
  if (adoption !== null) {
    await rebuildReleases(sync);
    await observeRecords(sync);
    await noteSwept(sync);
    await database.inOrg(org.orgId, (tx) => markCaughtUp(tx, org.orgId, 'notes'));
  } else {
    // However full the first page was: where it is always full, late notes would never be looked for.
    const told = { count: counted.totalSize, notes: listed.rows };
    arrived += await readLateNotes(sync, recent, told);
    late.ended();
  }
  notes.ended();
  sync.state.progress(null);
  return arrived;
}

function takeIn(
  sync: OrgSync,
  rows: Parameters<typeof takeInNotes>[1],
  adoption: Adoption | null,
): Promise<number> {
  return takeInNotes(sync, rows, { adoption, isStream: true });
}

/** The pages after a first one that was full. */
async function readOn<Row extends { Id: string; SystemModstamp: Date }>(
  sync: OrgSync,
  first: readonly Row[],
  readingOf: (after: After, limit: number) => Reading<z.ZodType<Row>>,
  take: (rows: readonly Row[]) => Promise<number>,
): Promise<number> {
  let taken = 0;
  let page = first;
  while (page.length === sync.changesPerPage) {
    const last = page.at(-1);
    if (last === undefined) break;
    const after = { modifiedAt: last.SystemModstamp, recordId: last.Id };
    const [next] = await readTogether(sync.org, [readingOf(after, sync.changesPerPage)]);
    page = next.rows;
    taken += await take(page);
  }
  return taken;
}

/** The stretch in which rows may have become visible since they were last read. */
function recentBefore(checkpoint: Position): Stretch {
  const to = checkpoint.modifiedAt;
  return { from: new Date(Math.max(0, to.getTime() - lateMs)), to };
}

function everything(sync: OrgSync): Stretch {
  return { from: new Date(0), to: new Date(sync.clock().getTime() + 24 * 3600_000) };
}

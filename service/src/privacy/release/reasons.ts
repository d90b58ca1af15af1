import { buyersInGeneral, type StatedReason } from '../../notes/note.ts';
import type { Batch, ListedNote } from './batch.ts';
import { type Band, bandUpTo, floorOf, smallestBand } from './band.ts';
import { bandOf, topBandOf } from './cell.ts';
import { cellNameText } from './cell-name.ts';
import { smallestOf } from './crowd-size.ts';
import { personaAt } from './find-notes.ts';
import { gatherCells, type WaitingNote } from './plan.ts';
import { isBacked, type Review } from './review.ts';
import { type CrowdNow, withCrowdNow } from './still-there.ts';

/** A note in a standing batch of its cell, and the reason stated above it; null if there is none. */
export interface ReasonedNote extends Omit<WaitingNote, 'isFresh'> {
  /** The quarter it was written in, as `2026-Q4`. */
  readonly quarter: string;
  readonly reason: StatedReason | null;
}

/** What one release added to one row of the reason ledger. */
export interface ReasonBatch extends Batch {
  readonly reason: StatedReason;
}

/** Batches of the same name are of one row. */
export function nameOfRow({ personaKey, reason, themeKey }: ReasonBatch): string {
  return JSON.stringify([personaKey, reason, themeKey]);
}

/** By the name of a cell: the band that it tells until now. */
export type BandsTold = ReadonlyMap<string, Band>;

export interface ReasonPlan<B extends ReasonBatch> extends Review<B> {
  /** The new batches, at most one for each row. */
  readonly batches: ReasonBatch[];
}

/** By persona: those who came with lost deals, where they are a crowd. */
export type LostCrowds = ReadonlyMap<string, readonly (readonly ListedNote[])[]>;

/**
 * What one release does to the reason ledger: stated reason by theme, within a persona. A row is a cell by another
 * name, so its batches are made alike: k contributors, k deals, all waiting notes at once. Buyers in general have none:
 * of several crowds that come there at once nobody could tell later which were of lost deals. A note that stood in the
 * ledger before and left it is no longer fresh there either. The ledger of a persona is looked at only when a crowd
 * came whose deals were lost, released or not: reps are asked for a reason there, and whose deals were lost is no
 * secret. And only notes that themselves came with such a crowd can enter, for the reason of then: else that crowd, its
 * answers known, would ask a few others again. Rows that a persona gains together need as many notes as all of them:
 * two of three of six reps would name all six, where they share a theme or a reason, so that they wait until more came.
 *
 * Only notes that stand in a batch of their cell can enter. So nothing in the ledger speaks of a note
 * that is withheld, and no row names a theme that the persona's cells do not.
 *
 * @param input `released` are all notes that are released now, as counted when they were; `returned`
 *   the ids of those that are not any more since this release; `left` those that left the ledger before; `crowds`
 *   those that came with lost deals, by persona; `crowdsNow` what is left of those that came with published rows;
 *   `bandsTold` what the cells of these tell
 */
export function planReasons<B extends ReasonBatch>(input: {
  readonly released: readonly ReasonedNote[];
  readonly published: readonly B[];
  readonly returned: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
  readonly crowds: LostCrowds;
  readonly crowdsNow: ReadonlyMap<B, CrowdNow>;
  readonly bandsTold: BandsTold;
  readonly releaseId: string;
  readonly quarter: string;
  readonly k: number;
}): ReasonPlan<B> {
  const { releaseId, quarter, k, left } = input;
  // What a batch that is taken back loses may come again, but not in the same release.
  const spoken = new Set(input.published.flatMap((batch) => batch.notes.map(({ id }) => id)));
  const waiting = input.released.flatMap(({ reason, ...note }) => {
    if (reason === null || spoken.has(note.id) || note.hearing?.reason !== reason) return [];
    if (personaAt(note, quarter) === buyersInGeneral) return [];
    return [{ ...note, reason, isFresh: !left.has(note.id), approvedQuote: null }];
  });
  const rows = [...Map.groupBy(waiting, ({ personaKey }) => personaKey)];
  const batches = rows.flatMap(([personaKey, own]) => {
    const crowds = input.crowds.get(personaKey) ?? [];
    if (crowds.length === 0) return [];
    const release = { releaseId, quarter, k, crowd: smallestOf(crowds, k) };
    const backed = [...Map.groupBy(own, ({ reason }) => reason)].flatMap(([reason, notes]) =>
      gatherCells(notes, release)
        .filter(isBacked)
        .map((batch) => ({ ...batch, reason })),
    );
    const crowd = smallestOf(crowds, k, backed.length);
    return crowd.left < k ? [] : backed.map((batch) => ({ ...batch, crowd }));
  });
  return { batches, ...reviewReasons(input.published, input) };
}

/**
 * Looks at published batches of the ledger again. A batch that loses a note goes back whole, so rows differ by whole
 * batches, always; and so does one whose crowd became too small for what its row tells.
 *
 * @param now `returned` are ids of notes not released any more; `crowdsNow` what is left of the crowds; `bandsTold`
 *   what the cells of the rows tell until now
 */
export function reviewReasons<B extends ReasonBatch>(
  published: readonly B[],
  now: {
    readonly returned: ReadonlySet<string>;
    readonly crowdsNow: ReadonlyMap<B, CrowdNow>;
    readonly bandsTold: BandsTold;
  },
): Review<B> {
  const asNow = (batch: B): B => withCrowdNow(batch, now.crowdsNow);
  const isWhole = (batch: B): boolean =>
    isBacked(batch) && batch.notes.every((note) => !note.isWithdrawn && !now.returned.has(note.id));
  const hides = (batch: B): boolean => {
    const crowd = now.crowdsNow.get(batch);
    return (
      crowd === undefined || (crowd.hides && crowd.size.left >= Math.min(batch.k, batch.crowd.left))
    );
  };
  const isThere = (batch: B): boolean => batch.personaKey !== buyersInGeneral && isWhole(batch);
  const going = new Set(published.filter((batch) => !isThere(batch) || !hides(batch)));
  for (const all of Map.groupBy(published, nameOfRow).values()) {
    const own = all.filter((batch) => !going.has(batch));
    if (bandTold(own.map(asNow), now.bandsTold) === bandTold(own, now.bandsTold)) continue;
    for (const batch of own) if (asNow(batch).crowd.left < batch.crowd.left) going.add(batch);
  }
  return {
    kept: published.filter((batch) => !going.has(batch)).map(asNow),
    takenBack: published.filter((batch) => going.has(batch)),
  };
}

/** The band that a row tells, which is no larger than that of its cell; the smallest where nothing stands. */
export function bandTold(batches: readonly Batch[], bandsTold: BandsTold): Band {
  const [first] = batches;
  if (first === undefined) return smallestBand;
  const ofCell = bandsTold.get(cellNameText(first)) ?? smallestBand;
  const top = bandUpTo(Math.min(floorOf(ofCell), floorOf(topBandOf(batches))));
  return bandOf(
    batches.flatMap(({ notes }) => notes),
    top,
  );
}

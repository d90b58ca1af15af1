import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch } from './batch.ts';
import { isCrowd } from './crowd.ts';
import { type CrowdSize, smallestOf } from './crowd-size.ts';
import { nameOfLook } from './looked-at.ts';
import type { Backing } from './rule.ts';

/** A note that a release heard and that was there ever since: neither withdrawn nor held, hidden or deleted. */
export interface StillThere extends Backing {
  readonly id: string;
  /** The look at which it was heard first. */
  readonly look: string;
  /** The quarter it was written in, as `2026-Q4`. */
  readonly quarter: string;
  /** Whether its deal was lost when it was heard. */
  readonly isLost: boolean;
  /** Whether a release since did not find it where it was, or saying what it said. */
  readonly hasStrayed: boolean;
}

/** What is left by now of the crowds that came with a batch. */
export interface CrowdNow {
  /** How large they are, at the most as large as they were. */
  readonly size: CrowdSize;
  /** Whether each of them still is a crowd. */
  readonly isCrowd: boolean;
}

/** The name under which notes come to buyers in general together: heard first at one look, written in one quarter. */
export function comesWith(look: string, quarter: string): string {
  return `${look} ${quarter}`;
}

/**
 * Counts the crowds of batches again, without whoever left. That somebody withdrew, or left the company, gets known: of
 * six reps three of whom are gone, "3 or more" would be the other three. It goes by who wrote when and is still there,
 * shown or not: by who left a batch it would tell of the batch.
 *
 * In buyers in general several crowds come at once, and only those count that a batch has notes of: each of them hides
 * these by itself.
 *
 * @param earlierReleases the names of all releases before this one
 */
export function recountCrowds<B extends Batch>(
  batches: readonly B[],
  stillThere: readonly StillThere[],
  earlierReleases: readonly string[],
): ReadonlyMap<B, CrowdNow> {
  const byId = new Map(stillThere.map((note) => [note.id, note]));
  const byLook = Map.groupBy(stillThere, ({ look }) => look);
  const byComing = Map.groupBy(
    // What strays before it grows old does not come with the others; when that was must make no difference.
    stillThere.filter(({ hasStrayed }) => !hasStrayed),
    ({ look, quarter }) => comesWith(look, quarter),
  );
  const looksInGeneral = new Set(earlierReleases.map((id) => nameOfLook(buyersInGeneral, id)));
  const together = Map.groupBy(batches, nameOfGain);

  const crowdsOf = (batch: B): (readonly StillThere[])[] => {
    const own = nameOfLook(batch.personaKey, batch.releaseId);
    if (batch.personaKey !== buyersInGeneral) return [byLook.get(own) ?? []];
    const crowds = batch.notes.flatMap(({ id }): (readonly StillThere[])[] => {
      const note = byId.get(id);
      if (note === undefined) return [];
      if (note.look === own) return [byLook.get(own) ?? []];
      // Heard there before: what is new in the batch does not go by it.
      if (looksInGeneral.has(note.look)) return [];
      return [byComing.get(comesWith(note.look, note.quarter)) ?? []];
    });
    return [...new Set(crowds)];
  };
  const countAgain = (batch: B): CrowdNow => {
    const crowds = crowdsOf(batch);
    if (!isKnown(batch) || crowds.length === 0) return { size: batch.crowd, isCrowd: true };
    const now = smallestOf(crowds, batch.k, together.get(nameOfGain(batch))?.length);
    return {
      size: {
        left: Math.min(batch.crowd.left, now.left),
        leftOfSides: Math.min(batch.crowd.leftOfSides, now.leftOfSides),
      },
      isCrowd: crowds.every((own) => isCrowd(own, batch.k)),
    };
  };
  return new Map(batches.map((batch) => [batch, countAgain(batch)]));
}

/** With whom releases heard these notes first: who of them is still there, one crowd for each look. */
export function crowdsBehind(
  noteIds: readonly string[],
  stillThere: readonly StillThere[],
): (readonly StillThere[])[] {
  const behind = new Set(noteIds);
  const byLook = [...Map.groupBy(stillThere, ({ look }) => look).values()];
  return byLook.filter((own) => own.some(({ id }) => behind.has(id)));
}

/** A batch as if its crowds had been as they are now. */
export function withCrowdNow<B extends Batch>(batch: B, crowds: ReadonlyMap<B, CrowdNow>): B {
  return { ...batch, crowd: crowds.get(batch)?.size ?? batch.crowd };
}

/** Of batches that a release kept those whose crowds were larger before it. */
export function shrunkSince<B extends Batch>(before: readonly Batch[], kept: readonly B[]): B[] {
  const crowds = new Map(before.flatMap(({ notes, crowd }) => notes.map(({ id }) => [id, crowd])));
  return kept.filter(({ notes: [first], crowd }) => {
    const was = crowds.get(first?.id ?? '');
    return was !== undefined && (crowd.left < was.left || crowd.leftOfSides < was.leftOfSides);
  });
}

/** Batches of the same name came with the same crowds. */
function nameOfGain({ personaKey, releaseId }: Batch): string {
  return JSON.stringify([personaKey, releaseId]);
}

/** Whether its release kept how its notes were heard. */
function isKnown({ notes }: Batch): boolean {
  return notes.some(({ hearing }) => hearing !== null);
}

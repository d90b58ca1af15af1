import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch } from './batch.ts';
import { isCrowd } from './crowd.ts';
import { type CrowdSize, smallestOf } from './crowd-size.ts';
import { nameOfLook } from './looked-at.ts';
import { isOldIn } from './quarter.ts';
import type { Backing } from './rule.ts';

/** A note that a release heard and that was there ever since: neither withdrawn nor held, hidden or deleted. */
export interface StillThere extends Backing {
  readonly id: string;
  /** The look at which it was heard first. */
  readonly look: string;
  /** The look at which it came to buyers in general; null if it did not. */
  readonly generalLook: string | null;
  /** The quarter it was written in, as `2026-Q4`. */
  readonly quarter: string;
  /** Whether its deal was lost when it was heard. */
  readonly isLost: boolean;
  /** Whether it enters nothing any more. */
  readonly hasStrayed: boolean;
}

/** A release before this one. */
export interface EarlierRelease {
  readonly releaseId: string;
  readonly k: number;
}

/** By its name: where and when a release looked, and its k. */
export type Looks = ReadonlyMap<
  string,
  { readonly place: string; readonly at: number; readonly k: number }
>;

/** What is left by now of the crowds that came with a batch. */
export interface CrowdNow {
  /** How large they are, at the most as large as they were. */
  readonly size: CrowdSize;
  /** Whether whoever stands behind the batch still hides. */
  readonly hides: boolean;
}

/** Those who came to a place together and are still there. */
export interface Crowd {
  /** The look at which they came there. */
  readonly look: string;
  readonly notes: readonly StillThere[];
  /** Those of them that did not come to buyers in general since. */
  readonly waiting: readonly StillThere[];
  /** Whether too few of them are left. */
  readonly isBroken: boolean;
}

/** The name under which notes come to buyers in general together: heard first at one look, written in one quarter. */
export function comesWith(look: string, quarter: string): string {
  return `${look} ${quarter}`;
}

/** All looks that the releases before this one, the earliest first, may have taken into some places. */
export function looksOf(places: Iterable<string>, earlier: readonly EarlierRelease[]): Looks {
  const all = [...new Set([...places, buyersInGeneral])].flatMap((place) =>
    earlier.map(
      ({ releaseId, k }, at) => [nameOfLook(place, releaseId), { place, at, k }] as const,
    ),
  );
  return new Map(all);
}

/**
 * The crowds that releases heard, without whoever left. That somebody withdrew, or left the company, gets known. It
 * goes by who wrote when and is still there, shown or not: by who left a batch it would tell of the batch.
 *
 * @param k judges those of which nobody knows any more when they came
 */
export function crowdsLeft(stillThere: readonly StillThere[], looks: Looks, k: number): Crowd[] {
  const crowdAt = (look: string, notes: readonly StillThere[], isFirst: boolean): Crowd => ({
    ...{ look, notes },
    waiting: isFirst ? notes.filter(({ generalLook }) => generalLook === null) : notes,
    isBroken: !isCrowd(notes, looks.get(look)?.k ?? k),
  });
  const first = [...Map.groupBy(stillThere, ({ look }) => look)];
  const general = [...Map.groupBy(stillThere, ({ generalLook }) => generalLook)].flatMap(
    ([generalLook, notes]) =>
      generalLook === null
        ? []
        : [...Map.groupBy(notes, ({ look, quarter }) => comesWith(look, quarter)).values()].map(
            (own) => crowdAt(generalLook, own, false),
          ),
  );
  return [...first.map(([look, notes]) => crowdAt(look, notes, true)), ...general];
}

/**
 * The notes that wait with a crowd that is none any more: shown beside another one whose answers are known, they would
 * be of the few who are left.
 *
 * @returns their ids
 */
export function findLeftBehind(crowds: readonly Crowd[]): ReadonlySet<string> {
  const waiting = crowds.flatMap((crowd) => (crowd.isBroken ? crowd.waiting : []));
  return new Set(waiting.map(({ id }) => id));
}

/**
 * Counts the crowds of batches again: of six reps three of whom are gone, "3 or more" would be the other three. To
 * buyers in general several come at once, and each of them hides its own by itself.
 */
export function recountCrowds<B extends Batch>(
  batches: readonly B[],
  crowds: readonly Crowd[],
): ReadonlyMap<B, CrowdNow> {
  const byLook = Map.groupBy(crowds, ({ look }) => look);
  const recounted = [...Map.groupBy(batches, nameOfGain).values()].flatMap((together) => {
    const [first] = together;
    if (first === undefined) return [];
    const came = byLook.get(lookOf(first)) ?? [];
    const notes = came.map((one) => one.notes);
    const now = smallestOf(notes, first.k, together.length);
    const areCrowds = notes.every((own) => isCrowd(own, first.k));
    return together.map((batch): [B, CrowdNow] => {
      if (!isKnown(batch)) return [batch, { size: batch.crowd, hides: true }];
      const size = {
        left: Math.min(batch.crowd.left, now.left),
        leftOfSides: Math.min(batch.crowd.leftOfSides, now.leftOfSides),
      };
      return [batch, { size, hides: came.length > 0 && areCrowds }];
    });
  });
  return new Map(recounted);
}

/**
 * Whether a batch may rest on a crowd that broke after it came. Where those who came with it do not suffice for all
 * that their place gained then, without any k of them, it may be of others who had waited there: of those who are left,
 * where the answers of the ones who came are known.
 */
export function restsOnBroken(
  batch: Batch,
  now: CrowdNow,
  crowds: readonly Crowd[],
  looks: Looks,
): boolean {
  const at = looks.get(lookOf(batch))?.at;
  if (at === undefined || now.size.left >= batch.k) return false;
  const wasEnough = batch.crowd.left >= batch.k;
  return crowds.some(({ look, waiting, isBroken }) => {
    const came = looks.get(look);
    // One that came at a release long forgotten may have waited here.
    const isElsewhere = came !== undefined && (came.place !== batch.personaKey || came.at >= at);
    if (!isBroken || isElsewhere) return false;
    const couldWait = waiting.some(({ quarter }) => waitsIn(batch, quarter));
    // A release that knew of it took back what rested on it; and what came since did not hear it.
    return couldWait && (wasEnough || waiting.some(({ hasStrayed }) => !hasStrayed));
  });
}

/** Whether a note of a quarter could wait where a batch came, rather than grow old. */
function waitsIn({ personaKey, quarter }: Batch, written: string): boolean {
  return personaKey === buyersInGeneral || !isOldIn(quarter, { quarter: written });
}

/** With whom releases heard these notes first: who of them is still there, one crowd for each look. */
export function crowdsBehind(
  noteIds: readonly string[],
  stillThere: readonly StillThere[],
): (readonly StillThere[])[] {
  const behind = new Set(noteIds);
  const looks = new Set(stillThere.flatMap(({ id, look }) => (behind.has(id) ? [look] : [])));
  const own = stillThere.filter(({ look }) => looks.has(look));
  return [...Map.groupBy(own, ({ look }) => look).values()];
}

/** A batch as if its crowds had been as they are now. */
export function withCrowdNow<B extends Batch>(batch: B, crowds: ReadonlyMap<B, CrowdNow>): B {
  return { ...batch, crowd: crowds.get(batch)?.size ?? batch.crowd };
}

function lookOf({ personaKey, releaseId }: Batch): string {
  return nameOfLook(personaKey, releaseId);
}

/** Batches of the same name came with the same crowds. */
function nameOfGain({ personaKey, releaseId }: Batch): string {
  return JSON.stringify([personaKey, releaseId]);
}

/** Whether its release kept how its notes were heard. */
function isKnown({ notes }: Batch): boolean {
  return notes.some(({ hearing }) => hearing !== null);
}

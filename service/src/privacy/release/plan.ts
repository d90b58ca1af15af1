import type { Batch, CountedNote, ListedNote, ReleasedNote } from './batch.ts';
import { type CellName, cellNameText } from './cell-name.ts';
import { isCrowd } from './crowd.ts';
import { smallestOf } from './crowd-size.ts';
import {
  type CrowdsBefore,
  crowdsBefore,
  type Found,
  findNotes,
  findStrayed,
  type PlanInput,
} from './find-notes.ts';
import { type Look, lookInto } from './look.ts';
import { type Hearing, nameOfLook } from './looked-at.ts';
import { isBacked, reviewBatches, type Review } from './review.ts';
import { type CrowdNow, recountCrowds, restsOnBroken } from './still-there.ts';
import { buyersInGeneral } from '../../notes/note.ts';

export interface ReleasePlan<B extends Batch> extends Review<B> {
  /** The new batches, at most one for each cell. */
  readonly batches: Batch[];
  /** The notes that it heard, shown or not: in which persona, and how first. */
  readonly heard: ReadonlyMap<string, HeardNote>;
  /** The notes that were heard before and enter nothing again, and what is still known of how they were heard. */
  readonly strayed: ReadonlyMap<string, Hearing | null>;
  /** The notes that came to buyers in general though they stand elsewhere, and how they were heard. */
  readonly passing: ReadonlyMap<string, Hearing>;
  /** By persona that it heard: the crowds that came there, all who could be meant by what is new. */
  readonly crowds: ReadonlyMap<string, readonly (readonly ListedNote[])[]>;
}

/** What a release keeps of a note that it heard. */
export interface HeardNote {
  readonly personaKey: string;
  readonly hearing: Hearing;
}

/**
 * What one release publishes; `published` are all standing batches. Notes of these
 * are skipped, and notes of a batch that is taken back sit this release out: what a cell gains
 * between two releases is then always one whole batch, never the difference between an old and a new one.
 * A batch comes only to a persona in which its reps hide among a crowd, those without a theme too; else its notes go
 * on waiting.
 */
export function planRelease<B extends Batch>(input: PlanInput<B>): ReleasePlan<B> {
  const { published, quarter, k, releaseId, isSample } = input;
  const before = crowdsBefore(input);
  const strayed = findStrayed(input, before);
  const places = Map.groupBy(findNotes(input, strayed), ({ personaKey }) => personaKey);
  const looks = [...places].flatMap(([personaKey, there]) => {
    const look = lookInto(personaKey, there, k, isSample);
    return look === null ? [] : [{ ...look, personaKey, heard: hear(look, personaKey, input) }];
  });
  const batches = looks.flatMap(({ heard, crowds }) => {
    const release = { releaseId, quarter, k, crowd: smallestOf(crowds, k) };
    const backed = gatherCells(heard.filter(hasTheme), release).filter(isBacked);
    const crowd = smallestOf(crowds, k, backed.length);
    return backed.map((batch) => ({ ...batch, crowd }));
  });
  const heard = looks.flatMap((look) =>
    look.heard.map(({ id, personaKey, hearing }) => [id, { personaKey, hearing }] as const),
  );
  return {
    batches,
    heard: new Map(heard),
    strayed,
    passing: new Map(looks.flatMap(({ personaKey, crowds }) => passing(personaKey, crowds, input))),
    crowds: new Map(looks.map(({ personaKey, crowds }) => [personaKey, crowds])),
    ...reviewBatches(published, { quarter, added: batches, crowds: crowdsNow(input, before) }),
  };
}

/** Nobody hides in the sample, where one newcomer is enough. */
function crowdsNow<B extends Batch>(
  { published, isSample }: PlanInput<B>,
  { crowds, looks }: CrowdsBefore,
): ReadonlyMap<B, CrowdNow> {
  if (isSample === true) return new Map();
  const recounted = [...recountCrowds(published, crowds)];
  return new Map(
    recounted.map(([batch, now]) => {
      const hides = now.hides && !restsOnBroken(batch, now, crowds, looks);
      return [batch, { ...now, hides }];
    }),
  );
}

/** Of the notes that came to buyers in general those that stand in a batch. */
function passing(
  personaKey: string,
  crowds: readonly (readonly Found[])[],
  { releaseId }: Pick<PlanInput<Batch>, 'releaseId'>,
): [string, Hearing][] {
  if (personaKey !== buyersInGeneral) return [];
  const generalLook = nameOfLook(personaKey, releaseId);
  return crowds
    .flat()
    .flatMap((note) =>
      note.isShown && note.hearing?.generalLook === null && comesToGeneral(note)
        ? [[note.id, { ...note.hearing, generalLook }]]
        : [],
    );
}

/** What was heard keeps in mind how that was; whatever else is heard now, is so first. */
function hear(
  { heard, crowds }: Look<Found>,
  personaKey: string,
  { releaseId, k, reasonOf }: Pick<PlanInput<Batch>, 'releaseId' | 'k' | 'reasonOf'>,
): (Found & HeardNote)[] {
  const look = nameOfLook(personaKey, releaseId);
  const lost = crowds.map((own) => own.filter(({ isLost }) => isLost));
  const cameWithLost = new Set(lost.filter((own) => isCrowd(own, k)).flat());
  return heard.map((note) => {
    // Buyers in general have no ledger.
    const isAsked = personaKey !== buyersInGeneral && cameWithLost.has(note);
    const reason = isAsked ? reasonOf(note.id) : null;
    const { saying, isLost } = note;
    const first = { look, saying, isLost, reason, generalLook: null };
    const came = comesToGeneral(note) ? { generalLook: look } : null;
    return { ...note, hearing: { ...(note.hearing ?? first), ...came } };
  });
}

/** Whoever was heard elsewhere comes to buyers in general once. */
function comesToGeneral({ hearing, personaKey, knownFrom }: Found): boolean {
  return personaKey === buyersInGeneral && hearing !== null && knownFrom !== personaKey;
}

function hasTheme<N extends ListedNote>(note: N): note is N & CountedNote {
  return note.themeKey !== null;
}

/** A note that may stand in a batch, beside k others that were never shown if it was. */
export type WaitingNote = CellName & Omit<ReleasedNote, 'isWithdrawn'>;

/**
 * Gathers notes by cell, each as the batch that it would make, whether it meets the rule or not.
 *
 * What was published once is known for ever. So notes that returned ride along only: the fresh ones
 * must meet the rule without them, and all together must meet it as well.
 */
export function gatherCells(
  notes: readonly WaitingNote[],
  release: Pick<Batch, 'releaseId' | 'quarter' | 'k' | 'crowd'>,
): Batch[] {
  return [...Map.groupBy(notes, cellNameText).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [batchOf(first, own, release)];
  });
}

function batchOf(
  { personaKey, themeKey }: CellName,
  own: readonly WaitingNote[],
  release: Pick<Batch, 'releaseId' | 'quarter' | 'k' | 'crowd'>,
): Batch {
  const notes = own
    .map(({ id, contributor, deal, isLost, approvedQuote, isFresh, hearing }) => ({
      id,
      contributor,
      deal,
      isLost,
      approvedQuote,
      isWithdrawn: false,
      isFresh,
      hearing,
    }))
    // By id, so that the order of a stored batch says nothing about when its notes arrived.
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { personaKey, themeKey, ...release, size: notes.length, quotesShown: 0, notes };
}

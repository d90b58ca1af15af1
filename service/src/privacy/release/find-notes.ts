import { buyersInGeneral, type StatedReason } from '../../notes/note.ts';
import type { Batch, ListedNote, ReleasedNote } from './batch.ts';
import type { FoundNote } from './look.ts';
import type { Hearing, LookedAt } from './looked-at.ts';
import { isOldIn } from './quarter.ts';
import { saysTheSame } from './saying.ts';
import {
  comesWith,
  type Crowd,
  crowdsLeft,
  type EarlierRelease,
  findLeftBehind,
  type Looks,
  looksOf,
  type StillThere,
} from './still-there.ts';

/** What the cells of a release go by. */
export interface PlanInput<B extends Batch> {
  /** All standing batches; their notes are as they were released, but for words and withdrawals. */
  readonly published: readonly B[];
  /** All notes that count, or would if they had a theme, as they are filed now. */
  readonly notes: readonly ListedNote[];
  /** What earlier releases made of those that stand in no batch, by note id. */
  readonly lookedAt: ReadonlyMap<string, LookedAt>;
  /** The name of the release, its quarter, as `2026-Q4`, and its k. */
  readonly releaseId: string;
  readonly quarter: string;
  readonly k: number;
  /** All releases before it, the earliest first. */
  readonly earlierReleases: readonly EarlierRelease[];
  /** The notes that those heard and that were there ever since, shown or not. */
  readonly stillThere: readonly StillThere[];
  /** The reason stated above a note. */
  reasonOf(id: string): StatedReason | null;
  /** Whether one newcomer is enough for a persona to be heard again, and whatever was heard is, as it is. */
  readonly isSample?: boolean | undefined;
}

/** In the sample, where it does not matter with whom a note was heard. */
const elsewhere = 'elsewhere';

/** Where a release finds a note, and what is known of it. */
export type Found = ListedNote & FoundNote & Pick<ReleasedNote, 'isFresh' | 'hearing'>;

/** Who is left of the crowds that came before a release, and where releases looked. */
export interface CrowdsBefore {
  readonly looks: Looks;
  readonly crowds: readonly Crowd[];
}

/** What this release knows of the crowds that came before it. */
export function crowdsBefore(input: PlanInput<Batch>): CrowdsBefore {
  const looks = looksOf(placesOf(input), input.earlierReleases);
  return { looks, crowds: crowdsLeft(input.stillThere, looks, input.k) };
}

function placesOf({ notes, published, lookedAt }: PlanInput<Batch>): Set<string> {
  const places = [...notes, ...published, ...lookedAt.values()].map(({ personaKey }) => personaKey);
  return new Set(places.filter((place) => place !== null));
}

/**
 * All notes where this release finds them, and what is known of them. In a persona, whatever a release heard there is
 * known. Buyers in general hear again what grew old: once, shown or not, with those it was heard with. What strayed is
 * found nowhere.
 *
 * @param strayed the notes that did, as `findStrayed` tells
 */
export function findNotes(input: PlanInput<Batch>, strayed: ReadonlyMap<string, unknown>): Found[] {
  const { notes, quarter, isSample } = input;
  const heard = heardBefore(input);
  return notes.flatMap((note): Found[] => {
    const before = heard.get(note.id);
    const personaKey = personaAt(note, quarter);
    const found = {
      ...{ ...note, personaKey },
      isLost: before?.hearing?.isLost ?? note.isLost,
      hearing: before?.hearing ?? null,
      isShown: before?.isShown === true,
      isFresh: before?.isFresh !== false,
    };
    if (before === undefined) return [{ ...found, knownFrom: null }];
    const hasSaid = (before.hearing?.saying ?? null) !== null && !strayed.has(note.id);
    if (isSample !== true && !hasSaid) return [];
    if (personaKey === note.personaKey || personaKey === before.personaKey) {
      return [{ ...found, knownFrom: personaKey }];
    }
    if (isSample === true) return [{ ...found, knownFrom: elsewhere }];
    const { look = '', generalLook = null } = before.hearing ?? {};
    return generalLook === null ? [{ ...found, knownFrom: comesWith(look, note.quarter) }] : [];
  });
}

/**
 * The notes that were heard and that this release does not find where they were, or saying what they said: withdrawn,
 * hidden, moved to another persona or edited since, all of which somebody does to one note. Beside others whose answers
 * are known, or compared with a release without it, such a note would be asked alone. So it enters nothing again; nor
 * does a note with whom too few of its crowd are left.
 *
 * @returns by note id what is still known of how it was heard: of one that left, nothing; of any other, that it came
 */
export function findStrayed(
  input: PlanInput<Batch>,
  { crowds }: CrowdsBefore,
): Map<string, Hearing | null> {
  if (input.isSample === true) return new Map();
  const listed = new Map(input.notes.map((note) => [note.id, note]));
  const stillThere = new Set(input.stillThere.map(({ id }) => id));
  const leftBehind = findLeftBehind(crowds);
  const strayed = new Map<string, Hearing | null>();
  for (const [id, before] of heardBefore(input)) {
    const { hearing } = before;
    if (hearing === null) continue;
    const note = listed.get(id);
    if (!stillThere.has(id)) strayed.set(id, null);
    else if (note === undefined || leftBehind.has(id) || isStrayed(note, before)) {
      strayed.set(id, { ...hearing, saying: null, reason: null });
    }
  }
  return strayed;
}

/** What earlier releases made of a note, whether it stands in a batch or not. */
interface Before {
  readonly personaKey: string | null;
  readonly hearing: Hearing | null;
  readonly isShown: boolean;
  readonly isFresh: boolean;
}

function heardBefore({ published, lookedAt }: PlanInput<Batch>): Map<string, Before> {
  const heard = new Map<string, Before>();
  for (const [id, { kind, personaKey, hearing }] of lookedAt) {
    heard.set(id, { personaKey, hearing, isShown: false, isFresh: kind !== 'returned' });
  }
  for (const { personaKey, notes } of published) {
    for (const { id, hearing } of notes) {
      heard.set(id, { personaKey, hearing, isShown: true, isFresh: true });
    }
  }
  return heard;
}

function isStrayed(note: ListedNote, { personaKey, hearing }: Before): boolean {
  const isThere = personaKey === note.personaKey || personaKey === buyersInGeneral;
  const heard = hearing?.saying ?? null;
  return !isThere || heard === null || !saysTheSame(note.saying, heard);
}

/** The persona in which a note waits: its own, or buyers in general once it grew old. */
export function personaAt(
  note: Pick<ListedNote, 'quarter' | 'personaKey'>,
  quarter: string,
): string {
  return isOldIn(quarter, note) ? buyersInGeneral : note.personaKey;
}

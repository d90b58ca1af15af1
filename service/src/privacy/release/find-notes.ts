import { buyersInGeneral, type StatedReason } from '../../notes/note.ts';
import type { Batch, ListedNote, ReleasedNote } from './batch.ts';
import type { FoundNote } from './look.ts';
import type { Hearing, LookedAt } from './looked-at.ts';
import { quartersFrom } from './quarter.ts';
import { saysTheSame } from './saying.ts';
import { comesWith, type StillThere } from './still-there.ts';

/**
 * A note leaves its cell once its own quarter and the next have closed, so in the second quarter
 * after its own.
 */
const quartersInItsCell = 2;

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
  /** The names of all releases before it, the earliest first. */
  readonly earlierReleases: readonly string[];
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

/**
 * All notes where this release finds them, and what is known of them. In a persona, whatever a release heard there is
 * known. Buyers in general hear again what grew old: once, at the first release at which it is, shown or not, since that
 * is when it comes there for all who look on. What strayed is found nowhere.
 */
export function findNotes(input: PlanInput<Batch>): Found[] {
  const { notes, quarter, isSample } = input;
  const heard = heardBefore(input);
  const lastQuarter = input.earlierReleases.at(-1)?.split('.')[0];
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
    if (isSample !== true && isStrayed(note, before)) return [];
    if (personaKey === note.personaKey || personaKey === before.personaKey) {
      return [{ ...found, knownFrom: personaKey }];
    }
    if (isSample === true) return [{ ...found, knownFrom: elsewhere }];
    const wasOld = lastQuarter !== undefined && isOldIn(lastQuarter, note);
    return wasOld || before.hearing === null
      ? []
      : [{ ...found, knownFrom: comesWith(before.hearing.look, note.quarter) }];
  });
}

/**
 * The notes that were heard and that this release does not find where they were, or saying what they said: withdrawn,
 * hidden, moved to another persona or edited since, all of which somebody does to one note. Beside others whose answers
 * are known, or compared with a release without it, such a note would be asked alone. So it enters nothing again.
 *
 * @returns by note id what is still known of how it was heard: of one that left, nothing; of any other, that it came
 */
export function findStrayed(input: PlanInput<Batch>): Map<string, Hearing | null> {
  if (input.isSample === true) return new Map();
  const listed = new Map(input.notes.map((note) => [note.id, note]));
  const stillThere = new Set(input.stillThere.map(({ id }) => id));
  const strayed = new Map<string, Hearing | null>();
  for (const [id, before] of heardBefore(input)) {
    const { hearing } = before;
    if (hearing === null) continue;
    const note = listed.get(id);
    if (!stillThere.has(id)) strayed.set(id, null);
    else if (note === undefined || isStrayed(note, before)) {
      strayed.set(id, { ...hearing, saying: null, reason: null });
    }
  }
  return strayed;
}

/** The notes that were heard and are still there, this release's strays known. */
export function findStillThere(input: PlanInput<Batch>): StillThere[] {
  const strayed = findStrayed(input);
  return input.stillThere.map((note) => ({
    ...note,
    hasStrayed: note.hasStrayed || strayed.has(note.id),
  }));
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

function isOldIn(quarter: string, note: Pick<ListedNote, 'quarter'>): boolean {
  return quartersFrom(note.quarter, quarter) >= quartersInItsCell;
}

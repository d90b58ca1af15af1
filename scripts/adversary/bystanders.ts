import { buyersInGeneral } from '../../service/src/notes/note.ts';
import { quartersBetween } from './shown-face.ts';
import type { Sight } from './sight.ts';
import { isThere, themeOf, type TrueNote, type Truth } from './truth.ts';

/** A sight, and all who could be meant by what is new in it. */
export type Meant = readonly [Sight, people: ReadonlySet<string>];

/**
 * Knows who could be meant by what is shown, whether they stand behind it or not. An observer knows who
 * works on which deals, and may know who wrote of such buyers; not what they wrote.
 */
export class Bystanders {
  private readonly truth: Truth;
  /** By kind: the notes that were ever shown so. */
  private readonly shown = new Map<Sight['kind'], Set<string>>();
  /** Ids of the notes that stand in a cell now. */
  private standing: ReadonlySet<string> = new Set();
  /** By persona: the notes that stand in its cells, or once did. */
  private readonly stood = new Map<string, Set<string>>();
  /**
   * Notes of which a release told by its silence, since others had written enough there for anything to be
   * shown; and how often personas had been given other titles by then.
   */
  private readonly passedOver = new Map<string, number>();

  constructor(truth: Truth) {
    this.truth = truth;
  }

  /** Who could be meant by those sights of a release that hold anything new. */
  aroundNew(
    sights: readonly Sight[],
    { quarter, k }: { readonly quarter: string; readonly k: number },
    isNew: (sight: Sight) => boolean,
  ): Meant[] {
    const news = sights.filter(isNew);
    const cells = sights.filter(({ kind }) => kind === 'cell');
    this.standing = new Set(cells.flatMap(({ behind }) => behind));
    const around = (sight: Sight): Meant => [sight, this.around(sight, quarter)];
    const isReason = ({ kind }: Sight): boolean => kind === 'reason';
    const meant = news.filter((sight) => !isReason(sight)).map(around);
    this.passOver(quarter, k);
    this.remember(sights);
    // A reason lies above what stands in a cell, since this very release perhaps.
    return [...meant, ...news.filter(isReason).map(around)];
  }

  private around({ kind, persona }: Sight, quarter: string): ReadonlySet<string> {
    const couldBe: Record<Sight['kind'], (note: TrueNote) => boolean> = {
      cell: (note) => this.waits(note) && placeOf(note, quarter) === persona && !this.isKnown(note),
      // A persona is what its cells are.
      persona: () => true,
      // Also what a batch that was taken back gave up.
      proposal: (note) =>
        isThere(note) &&
        note.theme === null &&
        !this.standing.has(note.id) &&
        !this.wasShown('proposal', note),
      // Whoever noticed something of these buyers may have heard this reason for it.
      reason: (note) =>
        [...this.stood].some(
          ([at, ids]) =>
            ids.has(note.id) &&
            (at === persona || (persona === buyersInGeneral && placeOf(note, quarter) === persona)),
        ),
    };
    const notes = [...this.truth.notes.values()].filter(couldBe[kind]);
    return new Set(notes.map(({ author }) => author));
  }

  private wasShown(as: Sight['kind'], { id }: TrueNote): boolean {
    return this.shown.get(as)?.has(id) === true;
  }

  /** Whether a note with a theme was shown in no cell yet. */
  private waits(note: TrueNote): boolean {
    return isThere(note) && !this.wasShown('cell', note) && themeOf(this.truth, note) !== null;
  }

  /** Whether its silence is known, and whoever's title moved since would stand out against it. */
  private isKnown({ id }: TrueNote): boolean {
    const titles = this.passedOver.get(id);
    return titles !== undefined && titles !== this.truth.titlesGiven;
  }

  /** Where enough people could be meant, what is not shown was heard too. */
  private passOver(quarter: string, k: number): void {
    const waiting = [...this.truth.notes.values()].filter((note) => this.waits(note));
    for (const notes of Map.groupBy(waiting, (note) => placeOf(note, quarter)).values()) {
      const others = notes.filter((note) => !this.isKnown(note));
      if (new Set(others.map(({ author }) => author)).size < 2 * k) continue;
      for (const { id } of notes) this.passedOver.set(id, this.truth.titlesGiven);
    }
  }

  private remember(sights: readonly Sight[]): void {
    for (const { kind, persona, behind } of sights) {
      addAll(this.shown, kind, behind);
      if (kind === 'cell') addAll(this.stood, persona, behind);
    }
    // Who took a note back stands behind that proposal no more, and may stand behind another.
    const proposed = this.shown.get('proposal') ?? new Set<string>();
    for (const id of proposed) if (!isThere(this.truth.notes.get(id))) proposed.delete(id);
  }
}

function placeOf(note: TrueNote, quarter: string): string {
  return quartersBetween(note.quarter, quarter) > 1 ? buyersInGeneral : note.persona;
}

function addAll<Name>(sets: Map<Name, Set<string>>, name: Name, ids: readonly string[]): void {
  const set = sets.get(name) ?? new Set();
  for (const id of ids) set.add(id);
  sets.set(name, set);
}

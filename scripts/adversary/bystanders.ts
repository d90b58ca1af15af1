import { buyersInGeneral } from '../../service/src/notes/note.ts';
import { cellNameText } from '../../service/src/privacy/release/cell-name.ts';
import { quartersBetween } from './shown-face.ts';
import type { Sight } from './sight.ts';
import {
  isThere,
  nameOfTitles,
  personaByTitle,
  themeOf,
  type TrueNote,
  type Truth,
} from './truth.ts';

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
   * shown.
   */
  private readonly heard = new Set<string>();
  /** Where releases found the notes that were never shown, and a name for the titles that personas had. */
  private readonly found = new Map<
    string,
    { readonly at: string | null; readonly titles: string }
  >();
  private titles = '';

  constructor(truth: Truth) {
    this.truth = truth;
  }

  /** Who could be meant by those sights of a release that hold anything new. */
  aroundNew(
    sights: readonly Sight[],
    { quarter, k }: { readonly quarter: string; readonly k: number },
    isNew: (sight: Sight) => boolean,
  ): Meant[] {
    this.titles = nameOfTitles(this.truth);
    const news = sights.filter(isNew);
    const cells = sights.filter(({ kind }) => kind === 'cell');
    this.standing = new Set(cells.flatMap(({ behind }) => behind));
    const around = (sight: Sight): Meant => [sight, this.around(sight, quarter)];
    const isReason = ({ kind }: Sight): boolean => kind === 'reason';
    const meant = news.filter((sight) => !isReason(sight)).map(around);
    this.hear(quarter, k);
    this.remember(sights);
    // A reason lies above what stands in a cell, since this very release perhaps.
    return [...meant, ...news.filter(isReason).map(around)];
  }

  private around(sight: Sight, quarter: string): ReadonlySet<string> {
    const { kind, persona } = sight;
    if (kind === 'cell') return this.aroundCell(sight, quarter);
    const couldBe: Record<Exclude<Sight['kind'], 'cell'>, (note: TrueNote) => boolean> = {
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
            (at === persona ||
              (persona === buyersInGeneral && this.placeOf(note, quarter) === persona)),
        ),
    };
    return authorsOf([...this.truth.notes.values()].filter(couldBe[kind]));
  }

  /**
   * Who could be meant by a cell. Everybody sees whose notes came to a persona with a title, or stay away
   * from it: beside those whose silence is known, what appears would be their doing.
   */
  private aroundCell({ persona, name, behind }: Sight, quarter: string): ReadonlySet<string> {
    const waiting = [...this.truth.notes.values()].filter((note) => this.waits(note));
    const there = waiting.filter((note) => this.placeOf(note, quarter) === persona);
    const unheard = authorsOf(there.filter(({ id }) => !this.heard.has(id)));
    const isIn = new Set(behind);
    const hasCome = waiting.some(
      (note) => isIn.has(note.id) && (this.isApart(note) || !there.includes(note)),
    );
    const hasGone = there.some(
      (note) => !isIn.has(note.id) && !this.isApart(note) && this.cellOf(note, persona) === name,
    );
    if (hasCome || hasGone) return unheard;
    const staying = authorsOf(there.filter((note) => !this.isApart(note)));
    return staying.size > unheard.size ? staying : unheard;
  }

  private cellOf(note: TrueNote, personaKey: string): string {
    return cellNameText({ personaKey, themeKey: themeOf(this.truth, note) ?? '' });
  }

  private wasShown(as: Sight['kind'], { id }: TrueNote): boolean {
    return this.shown.get(as)?.has(id) === true;
  }

  /** Whether a note with a theme was shown in no cell yet. */
  private waits(note: TrueNote): boolean {
    return isThere(note) && !this.wasShown('cell', note) && themeOf(this.truth, note) !== null;
  }

  /** Whether it waited before while personas had other titles. */
  private isApart({ id }: TrueNote): boolean {
    const found = this.found.get(id);
    return found !== undefined && found.titles !== this.titles;
  }

  /** Where a note stands: where a release found it, as long as personas keep their titles. */
  private placeOf(note: TrueNote, quarter: string): string | null {
    const found = this.found.get(note.id);
    const stays = note.chosen === null && found?.titles === this.titles;
    const persona = stays ? found.at : personaByTitle(this.truth, note);
    return persona !== null && quartersBetween(note.quarter, quarter) > 1
      ? buyersInGeneral
      : persona;
  }

  /** Where enough people could be meant, what is not shown was heard too. */
  private hear(quarter: string, k: number): void {
    const all = [...this.truth.notes.values()].filter(isThere);
    const places = new Map(all.map((note) => [note, this.placeOf(note, quarter)]));
    const waiting = all.filter((note) => this.waits(note) && places.get(note) !== null);
    const finds = all.filter((note) => !this.isApart(note));
    for (const there of Map.groupBy(waiting, (note) => places.get(note)).values()) {
      const isEnough = (notes: readonly TrueNote[]): boolean => authorsOf(notes).size >= 2 * k;
      const staying = there.filter((note) => !this.isApart(note));
      const isTogether = isEnough(there.filter(({ id }) => !this.heard.has(id)));
      if (isTogether) finds.push(...there);
      if (isTogether || isEnough(staying)) {
        for (const { id } of isTogether ? there : staying) this.heard.add(id);
      }
    }
    for (const note of finds) {
      const at = this.placeOf(note, note.quarter);
      this.found.set(note.id, { at, titles: this.titles });
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

function authorsOf(notes: readonly TrueNote[]): ReadonlySet<string> {
  return new Set(notes.map(({ author }) => author));
}

function addAll<Name>(sets: Map<Name, Set<string>>, name: Name, ids: readonly string[]): void {
  const set = sets.get(name) ?? new Set();
  for (const id of ids) set.add(id);
  sets.set(name, set);
}

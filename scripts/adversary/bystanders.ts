import { buyersInGeneral } from '../../service/src/notes/note.ts';
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

interface When {
  readonly quarter: string;
  readonly k: number;
}

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
  /** Of the notes that stand in a cell now, whether their deal was lost when they came there. */
  private readonly lostThen = new Map<string, boolean>();
  /**
   * Notes of which a release told by its silence, since others had written enough there for anything to be
   * shown; and in which persona.
   */
  private readonly heard = new Map<string, string>();
  /** Where releases found the notes that were never shown, and since which one personas had the titles of then. */
  private readonly found = new Map<
    string,
    { readonly at: string | null; readonly since: number }
  >();
  private titles = '';
  private since = 0;
  private releases = 0;

  constructor(truth: Truth) {
    this.truth = truth;
  }

  /** Who could be meant by those sights of a release that hold anything new. */
  aroundNew(sights: readonly Sight[], when: When, isNew: (sight: Sight) => boolean): Meant[] {
    this.releases += 1;
    const { titles, since } = this;
    this.titles = nameOfTitles(this.truth);
    if (this.titles !== titles) this.since = this.releases;
    const news = sights.filter(isNew);
    const cells = sights.filter(({ kind }) => kind === 'cell');
    this.standing = new Set(cells.flatMap(({ behind }) => behind));
    const around = (sight: Sight): Meant => [sight, this.around(sight, when)];
    const isReason = ({ kind }: Sight): boolean => kind === 'reason';
    const meant = news.filter((sight) => !isReason(sight)).map(around);
    // Titles under which nothing was found might as well never have been.
    if (!this.hear(when)) Object.assign(this, { titles, since });
    this.remember(sights);
    // A reason lies above what stands in a cell, since this very release perhaps.
    return [...meant, ...news.filter(isReason).map(around)];
  }

  private around(sight: Sight, when: When): ReadonlySet<string> {
    const { kind, persona } = sight;
    if (kind === 'cell') return this.aroundCell(sight, when);
    const couldBe: Record<Exclude<Sight['kind'], 'cell'>, (note: TrueNote) => boolean> = {
      // A persona is what its cells are.
      persona: () => true,
      // Also what a batch that was taken back gave up.
      proposal: (note) =>
        isThere(note) &&
        note.theme === null &&
        !this.standing.has(note.id) &&
        !this.wasShown('proposal', note),
      // Whoever noticed something of these buyers and stated a reason, or lost the deal, may have meant this one.
      reason: (note) =>
        (this.hasReason(note) || this.lostThen.get(note.id) === true) &&
        [...this.stood].some(
          ([at, ids]) =>
            ids.has(note.id) &&
            (at === persona ||
              (persona === buyersInGeneral && this.placeOf(note, when.quarter) === persona)),
        ),
    };
    return authorsOf([...this.truth.notes.values()].filter(couldBe[kind]));
  }

  /**
   * Who could be meant by a cell: whoever could have written what a release that heard its persona did not
   * show. If only few came since, it was one of them. And everybody sees whose notes came with a title: beside
   * those whose silence is known, what appears would be their doing.
   */
  private aroundCell({ persona, behind }: Sight, when: When): ReadonlySet<string> {
    const { quarter, k } = when;
    const waiting = [...this.truth.notes.values()].filter((note) => this.waits(note));
    const there = waiting.filter((note) => this.placeOf(note, quarter) === persona);
    const came = authorsOf(there.filter((note) => !this.isHeard(note, quarter)));
    const isIn = new Set(behind);
    const hasCome = waiting.some(
      (note) => isIn.has(note.id) && (this.isApart(note, quarter) || !there.includes(note)),
    );
    if (came.size < k || hasCome) return came;
    const staying = authorsOf(there.filter((note) => !this.isApart(note, quarter)));
    return staying.size > came.size ? staying : came;
  }

  private rememberLost(id: string): void {
    const deal = this.truth.notes.get(id)?.deal;
    if (deal === undefined || this.lostThen.has(id)) return;
    this.lostThen.set(id, this.truth.lostDeals.has(deal));
  }

  /** Whether its rep stated a reason, there or on a note that it ladders from. */
  private hasReason({ author, reason, followsId }: TrueNote, steps = 9): boolean {
    if (reason !== null) return true;
    const above = this.truth.notes.get(followsId ?? '');
    return above?.author === author && steps > 0 && this.hasReason(above, steps - 1);
  }

  private wasShown(as: Sight['kind'], { id }: TrueNote): boolean {
    return this.shown.get(as)?.has(id) === true;
  }

  /** Whether a note with a theme was shown in no cell yet. */
  private waits(note: TrueNote): boolean {
    return isThere(note) && !this.wasShown('cell', note) && themeOf(this.truth, note) !== null;
  }

  /** Whether a release heard it, wherever; what grew old is heard anew. */
  private isHeard({ id }: TrueNote, quarter: string): boolean {
    const note = this.truth.notes.get(id);
    const at = this.heard.get(id);
    if (note === undefined || at === undefined) return false;
    const isOld = quartersBetween(note.quarter, quarter) > 1;
    return !isOld || at === this.placeOf(note, quarter);
  }

  /** Whether it waited before while personas had other titles, at any release since, or elsewhere. */
  private isApart(note: TrueNote, quarter: string): boolean {
    const found = this.found.get(note.id);
    if (found === undefined) return false;
    const own = personaByTitle(this.truth, note);
    const isThere = found.at === own || found.at === this.placeOf(note, quarter);
    return found.at === null || !isThere || found.since !== this.since;
  }

  private placeOf(note: TrueNote, quarter: string): string | null {
    const persona = personaByTitle(this.truth, note);
    const isOld = quartersBetween(note.quarter, quarter) > 1;
    return persona !== null && isOld ? buyersInGeneral : persona;
  }

  /** Where enough people could be meant, and came, what is not shown was heard too. Tells whether it found anything. */
  private hear({ quarter, k }: When): boolean {
    let isAnyFound = false;
    const all = [...this.truth.notes.values()].filter(isThere);
    const waiting = all.filter((note) => this.waits(note) && this.placeOf(note, quarter) !== null);
    for (const note of all) {
      if (this.found.has(note.id)) continue;
      const at = personaByTitle(this.truth, note);
      this.found.set(note.id, { at, since: this.since });
      isAnyFound ||= at !== null;
    }
    for (const [at, there] of Map.groupBy(waiting, (note) => this.placeOf(note, quarter))) {
      const staying = there.filter((note) => !this.isApart(note, quarter));
      const cameTo = (notes: readonly TrueNote[]): number =>
        authorsOf(notes.filter((note) => !this.isHeard(note, quarter))).size;
      const isTogether = cameTo(there) >= 2 * k;
      const isAgain = authorsOf(staying).size >= 2 * k && cameTo(staying) >= k;
      if (at === null || !(isTogether || isAgain)) continue;
      for (const { id } of isTogether ? there : staying) {
        this.heard.set(id, at);
        this.found.set(id, { at, since: this.since });
        isAnyFound = true;
      }
    }
    return isAnyFound;
  }

  private remember(sights: readonly Sight[]): void {
    for (const { kind, persona, behind } of sights) {
      addAll(this.shown, kind, behind);
      if (kind !== 'cell') continue;
      addAll(this.stood, persona, behind);
      for (const id of behind) this.rememberLost(id);
    }
    // A note that comes again comes as it is then.
    for (const id of this.lostThen.keys()) if (!this.standing.has(id)) this.lostThen.delete(id);
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

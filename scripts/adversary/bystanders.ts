import { buyersInGeneral } from '../../service/src/notes/note.ts';
import { quartersBetween } from './shown-face.ts';
import type { Sight } from './sight.ts';
import { isThere, personaByTitle, themeOf, type TrueNote, type Truth } from './truth.ts';

interface When {
  readonly quarter: string;
  readonly k: number;
}

/** A sight, and all who could be meant by what is new in it. */
export type Meant = readonly [Sight, people: ReadonlySet<string>];

/**
 * Knows who could be meant by what is shown, whether they stand behind it or not. An observer knows who works on
 * which deals, and may know who wrote of such buyers; not what they wrote. What enough people wrote of and nothing
 * shows was told of by that silence, so that whatever appears beside it later is the doing of whoever came since.
 */
export class Bystanders {
  private readonly truth: Truth;
  /** By kind: the notes that were ever shown so. */
  private readonly shown = new Map<Sight['kind'], Set<string>>();
  /** By note that stands in a cell now, that cell's persona. */
  private standing: ReadonlyMap<string, string> = new Map();
  /** Of these, whether their deal was lost when they came there. */
  private readonly lostThen = new Map<string, boolean>();
  /** Notes from which another of the same rep ladders down: what was noticed stands there. */
  private looksFurther: ReadonlySet<string> = new Set();
  /** By note that was heard in the ledger: whoever could be meant then. */
  private readonly crowds = new Map<string, ReadonlySet<string>>();
  /** By kind: the notes of which a release told by its silence, and in which place. */
  private readonly heard = new Map<Sight['kind'], Map<string, string>>();

  constructor(truth: Truth) {
    this.truth = truth;
  }

  /** Who could be meant by those sights of a release that hold anything new. */
  aroundNew(sights: readonly Sight[], when: When, isNew: (sight: Sight) => boolean): Meant[] {
    const meant = (kind: Sight['kind'], isMeant: (note: TrueNote) => boolean): Meant[] => {
      const places = Map.groupBy(
        [...this.truth.notes.values()].filter((note) => isThere(note) && isMeant(note)),
        (note) => this.placeOf(kind, note, when.quarter),
      );
      const news = sights.filter((sight) => sight.kind === kind && isNew(sight));
      const found = news.map((sight): Meant => {
        const there = places.get(sight.persona) ?? [];
        // A row of the ledger waits for its theme to be shown: whom it was heard among is long settled.
        const hidden = kind === 'reason' ? this.crowdOf(sight.behind) : null;
        return [sight, hidden ?? this.cameTo(kind, there, when.quarter)];
      });
      for (const [place, there] of places) {
        const came = this.cameTo(kind, there, when.quarter);
        if (place === null || came.size < 2 * when.k) continue;
        this.hear(kind, there, place);
        if (kind === 'reason') for (const { id } of there) this.crowds.set(id, came);
      }
      return found;
    };
    const ofCells = meant('cell', (note) => !this.wasShown('cell', note));
    const cells = sights.filter(({ kind }) => kind === 'cell');
    this.standing = new Map(
      cells.flatMap(({ behind, persona }) => behind.map((id) => [id, persona] as const)),
    );
    for (const id of this.standing.keys()) this.rememberLost(id);
    this.looksFurther = new Set(
      [...this.truth.notes.values()].flatMap((note) => {
        const isOwn = this.truth.notes.get(note.followsId ?? '')?.author === note.author;
        return isOwn && this.isFiled(note) && note.followsId !== null ? [note.followsId] : [];
      }),
    );
    // A note that comes again comes as it is then.
    for (const id of this.lostThen.keys()) if (!this.standing.has(id)) this.lostThen.delete(id);
    // A reason lies above what stands in a cell, since this very release perhaps.
    const ofReasons = meant(
      'reason',
      (note) => this.mayHaveHeardReason(note) && !this.wasShown('reason', note),
    );
    const ofProposals = sights.some(({ kind }) => kind === 'proposal')
      ? meant('proposal', (note) => this.fitsNone(note) && !this.wasShown('proposal', note))
      : [];
    for (const { kind, behind } of sights) {
      const ids = this.shown.get(kind) ?? new Set();
      for (const id of behind) ids.add(id);
      this.shown.set(kind, ids);
    }
    // Who took a note back stands behind that proposal no more, and may stand behind another.
    const proposed = this.shown.get('proposal') ?? new Set<string>();
    for (const id of proposed) if (!isThere(this.truth.notes.get(id))) proposed.delete(id);
    return [...ofCells, ...ofReasons, ...ofProposals];
  }

  /** Who of these came since any release told of others there: the fewest, whichever release it was. */
  private cameTo(
    kind: Sight['kind'],
    there: readonly TrueNote[],
    quarter: string,
  ): ReadonlySet<string> {
    const heardAt = (note: TrueNote): string | null => {
      const at = this.heard.get(kind)?.get(note.id) ?? null;
      if (at === null) return null;
      // What grew old was told of where it waited before, and its persona may be another since.
      return kind === 'cell' && isOld(note, quarter) ? at : 'anywhere';
    };
    const looks = new Set(there.map(heardAt));
    const came = [...looks].map((look) =>
      authorsOf(look === null ? there : there.filter((note) => heardAt(note) !== look)),
    );
    return [authorsOf(there), ...came].sort((a, b) => a.size - b.size)[0] ?? new Set();
  }

  /** The crowd among which all of these were heard in the ledger before; null if any was not. */
  private crowdOf(behind: readonly string[]): ReadonlySet<string> | null {
    const crowds = behind.map((id) => this.crowds.get(id));
    return crowds.includes(undefined) ? null : (crowds[0] ?? null);
  }

  private hear(kind: Sight['kind'], there: readonly TrueNote[], place: string): void {
    const known = this.heard.get(kind) ?? new Map<string, string>();
    for (const { id } of there) known.set(id, place);
    this.heard.set(kind, known);
  }

  /** Where what is shown of a note is to be seen. */
  private placeOf(kind: Sight['kind'], note: TrueNote, quarter: string): string | null {
    if (kind === 'proposal') return '';
    const persona =
      kind === 'reason' ? (this.standing.get(note.id) ?? null) : personaByTitle(this.truth, note);
    return persona !== null && isOld(note, quarter) ? buyersInGeneral : persona;
  }

  private fitsNone(note: TrueNote): boolean {
    if (themeOf(this.truth, note) !== null || this.standing.has(note.id)) return false;
    // What stood in a batch once was shown there.
    return !this.wasShown('cell', note);
  }

  /** Whoever noticed something of these buyers and stated a reason, or lost the deal, may have meant this one. */
  private mayHaveHeardReason(note: TrueNote): boolean {
    if (!this.standing.has(note.id)) return false;
    if (this.lostThen.get(note.id) === true) return true;
    const isAnswered = this.isFiled(note) && !this.looksFurther.has(note.id);
    return isAnswered && this.hasReason(note);
  }

  private isFiled(note: TrueNote): boolean {
    return isThere(note) && themeOf(this.truth, note) !== null;
  }

  private rememberLost(id: string): void {
    const deal = this.truth.notes.get(id)?.deal;
    if (deal === undefined || this.lostThen.has(id)) return;
    this.lostThen.set(id, this.truth.lostDeals.has(deal));
  }

  /** Whether its rep stated a reason, there or on a note that it ladders from. */
  private hasReason({ author, reason, followsId }: TrueNote, steps = 99): boolean {
    if (reason !== null) return true;
    const above = this.truth.notes.get(followsId ?? '');
    const isAbove = isThere(above) && above.author === author;
    return isAbove && steps > 0 && this.hasReason(above, steps - 1);
  }

  private wasShown(as: Sight['kind'], { id }: TrueNote): boolean {
    return this.shown.get(as)?.has(id) === true;
  }
}

function isOld(note: TrueNote, quarter: string): boolean {
  return quartersBetween(note.quarter, quarter) > 1;
}

function authorsOf(notes: readonly TrueNote[]): ReadonlySet<string> {
  return new Set(notes.map(({ author }) => author));
}

import { buyersInGeneral } from '../../service/src/notes/note.ts';
import { type Came, isCrowd, quartersBetween } from './shown-face.ts';
import type { Sight } from './sight.ts';
import { isThere, personaByTitle, type TrueNote, type Truth } from './truth.ts';

interface When {
  readonly quarter: string;
  readonly k: number;
}

/** A sight, all who could be meant by what is new in it, and the k under which they were heard. */
export interface Meant {
  readonly sight: Sight;
  readonly people: ReadonlySet<string>;
  readonly k: number;
}

/** As if it had been heard wherever it is. */
const here = 'here';

/** As if no release had heard it. */
const nowhere = 'nowhere';

/** What everybody knows of a note that a release told of, be it by its silence. */
interface Known {
  /** With whom it came. */
  readonly look: string;
  /** What it said then. */
  readonly words: string;
  /** Whether its deal was lost then. */
  readonly isLost: boolean;
  /** Where it was told of last. */
  readonly persona: string;
}

/**
 * Knows who could be meant by what is shown, whether they stand behind it or not. An observer knows who works on
 * which deals, and may know who wrote of such buyers; not what they wrote. What enough people wrote of and nothing
 * shows was told of by that silence, so that whatever appears beside it later is the doing of whoever came since.
 */
export class Bystanders {
  private readonly truth: Truth;
  private readonly known = new Map<string, Known>();
  /** As it was before this release. */
  private knownBefore: ReadonlyMap<string, Known> = new Map();
  /** The notes that this release hears. */
  private readonly heardNow = new Set<string>();
  /** Those known that are not where they were, or say something else; and those that were so once. */
  private strayed = new Set<string>();
  private readonly strayedOnce = new Set<string>();
  /** By note that stands in a cell now, that cell's persona. */
  private standing: ReadonlyMap<string, string> = new Map();
  /** The notes that a release did not find there, come back or not. */
  private readonly left = new Set<string>();
  /** The notes that came to buyers in general, once, wherever they stand, and with whom. */
  private readonly inGeneral = new Map<string, { readonly name: string; readonly k: number }>();
  /** By release: its k. */
  private readonly ks: number[] = [];
  /** By note: the k under which a release told of it first. */
  private readonly heardUnder = new Map<string, number>();
  /** By note: who had lost deals of those it came with first. */
  private readonly lostBeside = new Map<string, readonly Came[]>();
  /** By release and persona that it heard: who came there. */
  private readonly crowds: ReadonlyMap<string, readonly (readonly Came[])[]>[] = [];

  constructor(truth: Truth) {
    this.truth = truth;
  }

  /** Hears what waits, as a release does; tells who came to each persona that is heard. */
  listen(when: When): ReadonlyMap<string, readonly (readonly Came[])[]> {
    for (const id of this.known.keys()) if (!isThere(this.truth.notes.get(id))) this.left.add(id);
    this.knownBefore = new Map([...this.known].filter(([id]) => !this.strayedOnce.has(id)));
    this.heardNow.clear();
    const away = [...this.known].filter(([id, known]) => this.isAway(id, known));
    this.strayed = new Set([...away.map(([id]) => id), ...this.leftBehind()]);
    const places = Map.groupBy([...this.truth.notes.values()].filter(isThere), (note) =>
      this.placeOf(note, when.quarter),
    );
    const crowds = new Map<string, readonly (readonly Came[])[]>();
    for (const [place, there] of places) {
      if (place === null) continue;
      const groups = Map.groupBy(there, (note) => this.groupOf(note, place));
      const came = [...groups].filter(
        ([group, own]) => group !== null && group !== here && isCrowd(this.cameAs(own), when.k),
      );
      if (came.length === 0) continue;
      crowds.set(
        place,
        came.map(([, own]) => this.cameAs(own)),
      );
      for (const [group, own] of [[here, groups.get(here) ?? []] as const, ...came]) {
        this.hear(own, place, when.k);
        const lost = this.cameAs(own).filter(({ isLost }) => isLost);
        const isCohort = place === buyersInGeneral && group !== here && group !== nowhere;
        const cohort = { name: `${group} ${this.ks.length}`, k: when.k };
        if (isCohort) for (const { id } of own) this.inGeneral.set(id, cohort);
        if (group === nowhere) for (const { id } of own) this.lostBeside.set(id, lost);
      }
    }
    this.crowds.push(crowds);
    this.ks.push(when.k);
    return crowds;
  }

  private hear(notes: readonly TrueNote[], place: string, k: number): void {
    const look = `${place} at ${this.crowds.length}`;
    for (const note of notes) {
      if (this.standing.has(note.id)) continue;
      this.heardNow.add(note.id);
      const isLost = this.truth.lostDeals.has(note.deal);
      const first = { look, words: readsAs(note), isLost, ...this.known.get(note.id) };
      this.known.set(note.id, { ...first, persona: place });
      if (!this.heardUnder.has(note.id)) this.heardUnder.set(note.id, k);
    }
  }

  /** The k of a release, counted from 1. */
  kAt(release: number): number | undefined {
    return this.ks[release - 1];
  }

  /** Who could be meant by those sights of a release in which notes are new. */
  aroundNew(sights: readonly Sight[], newIn: (sight: Sight) => readonly string[]): Meant[] {
    const cells = sights.filter(({ kind }) => kind === 'cell');
    this.standing = new Map(
      cells.flatMap(({ behind, persona }) => behind.map((id) => [id, persona] as const)),
    );
    for (const [id, persona] of this.standing) this.knowAt(id, persona);
    // Somebody did that to one note, so whatever it would enter later, it would enter alone.
    for (const id of this.strayed) this.strayedOnce.add(id);
    return sights.flatMap((sight) => {
      const news = newIn(sight);
      if (sight.kind === 'persona' || news.length === 0) return [];
      if (sight.kind === 'reason') return [this.aroundReason(sight)];
      return [
        sight.kind === 'proposal' ? this.aroundProposal(sight) : this.aroundCell(sight, news),
      ];
    });
  }

  private knowAt(id: string, persona: string): void {
    const note = this.truth.notes.get(id);
    const known = this.known.get(id);
    const words = note === undefined ? '' : readsAs(note);
    const look = `${persona} at ${this.crowds.length}`;
    const isLost = note !== undefined && this.truth.lostDeals.has(note.deal);
    this.known.set(id, { look, words, isLost, ...known, persona });
  }

  /** Those who came there; of several crowds the smallest, since of the others all may be known. */
  private aroundCell(sight: Sight, news: readonly string[]): Meant {
    const k = this.ks.at(-1) ?? 0;
    const alone = news.flatMap((id) => (this.heardNow.has(id) ? [] : [this.truth.notes.get(id)]));
    if (alone.length > 0)
      return { sight, people: authorsOf(alone.filter((one) => one !== undefined)), k };
    const crowds = (this.crowds.at(-1)?.get(sight.persona) ?? []).map(authorsOf);
    return { sight, people: smallest(crowds), k };
  }

  /** The crowds that came with lost deals to the persona of a row when a release, counted from 1, put a note there. */
  lostWith({ persona, since }: Sight, id: string): readonly (readonly Came[])[] {
    const release = since?.get(id) ?? 0;
    const came = this.crowds[release - 1]?.get(persona) ?? [];
    const lost = came.map((own) => own.filter(({ isLost }) => isLost));
    return lost.filter((own) => isCrowd(own, this.kAt(release) ?? 0));
  }

  /**
   * Of the crowds with which these came into a row, and of those with which they came at first, the one that falls
   * shortest.
   */
  private aroundReason(sight: Sight): Meant {
    const crowds = sight.behind.flatMap((id) => {
      const since = sight.since?.get(id) ?? 0;
      const people = smallest(this.lostWith(sight, id).map(authorsOf));
      const beside = { people, k: this.kAt(since) ?? 0 };
      const first = authorsOf(this.lostBeside.get(id) ?? []);
      return [beside, { people: first, k: this.heardUnder.get(id) ?? 1 }];
    });
    crowds.sort((a, b) => a.people.size / a.k - b.people.size / b.k);
    return { sight, ...(crowds[0] ?? { people: new Set(), k: 1 }) };
  }

  /** Whether of those with whom a note came first too few are still there for k to hide among. */
  isLeftAmongFew(id: string, k: number): boolean {
    const look = this.known.get(id)?.look;
    const came = [...this.known].flatMap(([other, known]) =>
      known.look === look && !this.left.has(other) ? (this.truth.notes.get(other) ?? []) : [],
    );
    return !isCrowd(this.cameAs(came), k);
  }

  /** Whoever was heard, if all behind it were before this release, as they read now. */
  private aroundProposal(sight: Sight): Meant {
    const areHeard = sight.behind.every((id) => {
      const note = this.truth.notes.get(id);
      return note !== undefined && this.knownBefore.get(id)?.words === readsAs(note);
    });
    const heard = [...this.knownBefore.keys()].flatMap((id) => this.truth.notes.get(id) ?? []);
    const k = Math.min(...sight.behind.map((id) => this.heardUnder.get(id) ?? 1));
    return { sight, people: areHeard ? authorsOf(heard) : new Set(), k };
  }

  /** The notes that wait with a crowd of which too few are left. */
  private leftBehind(): string[] {
    const there = [...this.known].flatMap(([id, { look }]) => {
      const note = this.left.has(id) ? undefined : this.truth.notes.get(id);
      const cohort = this.inGeneral.get(id) ?? null;
      return note === undefined ? [] : [{ note, look, cohort, k: this.heardUnder.get(id) ?? 0 }];
    });
    const first = [...Map.groupBy(there, ({ look }) => look).values()].map((own) => ({
      own,
      waiting: own.filter(({ cohort }) => cohort === null),
    }));
    const later = [...Map.groupBy(there, ({ cohort }) => cohort?.name)].flatMap(([name, notes]) => {
      const own = notes.map((one) => ({ ...one, k: one.cohort?.k ?? 0 }));
      return name === undefined ? [] : [{ own, waiting: own }];
    });
    return [...first, ...later].flatMap(({ own, waiting }) => {
      const isBroken = !isCrowd(this.cameAs(own.map(({ note }) => note)), own[0]?.k ?? 0);
      return isBroken ? waiting.map(({ note }) => note.id) : [];
    });
  }

  /** With whom a note comes to a place: with whoever no release heard, those it was heard with, or nobody (null). */
  private groupOf(note: TrueNote, place: string): string | null {
    const known = this.known.get(note.id);
    if (known === undefined) return nowhere;
    const isGone = this.strayed.has(note.id) || this.strayedOnce.has(note.id);
    if (isGone) return null;
    if (place !== buyersInGeneral || known.persona === buyersInGeneral) return here;
    return this.inGeneral.has(note.id) ? null : `${known.look} ${note.quarter}`;
  }

  private isAway(id: string, { persona, words }: Known): boolean {
    const note = this.truth.notes.get(id);
    if (!isThere(note) || readsAs(note) !== words) return true;
    const now = personaByTitle(this.truth, note);
    return now === null || (persona !== now && persona !== buyersInGeneral);
  }

  private cameAs(notes: readonly TrueNote[]): Came[] {
    return notes.map(({ id, author, deal }) => ({ id, author, deal, isLost: this.isLost(id) }));
  }

  /** Whether a note's deal was lost when a release told of it first, or is lost now if none did. */
  isLost(id: string): boolean {
    const deal = this.truth.notes.get(id)?.deal ?? '';
    return this.known.get(id)?.isLost ?? this.truth.lostDeals.has(deal);
  }

  /**
   * Of those who came together to a place whoever did not leave since, on the deals that their notes are about now.
   */
  stayedOf(crowd: readonly Came[]): Came[] {
    return crowd.flatMap((came) => {
      const note = this.truth.notes.get(came.id);
      return note === undefined || this.left.has(came.id) ? [] : [{ ...came, deal: note.deal }];
    });
  }

  private placeOf(note: TrueNote, quarter: string): string | null {
    const persona = personaByTitle(this.truth, note);
    return persona !== null && ageOf(note, quarter) > 1 ? buyersInGeneral : persona;
  }
}

function ageOf(note: TrueNote, quarter: string): number {
  return quartersBetween(note.quarter, quarter);
}

function authorsOf(notes: readonly { readonly author: string }[]): ReadonlySet<string> {
  return new Set(notes.map(({ author }) => author));
}

function readsAs({ words, theme, deal }: TrueNote): string {
  return JSON.stringify([words, theme, deal]);
}

function smallest(crowds: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return crowds.toSorted((a, b) => a.size - b.size)[0] ?? new Set();
}

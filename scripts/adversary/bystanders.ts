import { buyersInGeneral } from '../../service/src/notes/note.ts';
import { type Came, isCrowd, quartersBetween } from './shown-face.ts';
import type { Sight } from './sight.ts';
import { isThere, personaByTitle, type TrueNote, type Truth } from './truth.ts';

interface When {
  readonly quarter: string;
  readonly k: number;
}

/** A sight, and all who could be meant by what is new in it. */
export type Meant = readonly [Sight, people: ReadonlySet<string>];

/** As if it had been heard wherever it is. */
const here = 'here';

/**
 * Knows who could be meant by what is shown, whether they stand behind it or not. An observer knows who works on
 * which deals, and may know who wrote of such buyers; not what they wrote. What enough people wrote of and nothing
 * shows was told of by that silence, so that whatever appears beside it later is the doing of whoever came since.
 */
export class Bystanders {
  private readonly truth: Truth;
  /** By note: the persona in which a release told of it, be it by its silence. */
  private readonly heardIn = new Map<string, string>();
  /** Those before this release. */
  private heardBefore = new Set<string>();
  /** By note that stands in a cell now, that cell's persona. */
  private standing: ReadonlyMap<string, string> = new Map();
  /** Notes that ever stood in a cell. */
  private readonly stood = new Set<string>();
  /** By release and persona that it heard: who came there. */
  private readonly crowds: ReadonlyMap<string, readonly Came[]>[] = [];
  private quarter = '';

  constructor(truth: Truth) {
    this.truth = truth;
  }

  /** Hears what waits, as a release does; tells who came to each persona that is heard. */
  listen({ quarter, k }: When): ReadonlyMap<string, readonly Came[]> {
    const isFirst = this.quarter !== quarter;
    this.quarter = quarter;
    this.heardBefore = new Set(this.heardIn.keys());
    const places = Map.groupBy([...this.truth.notes.values()].filter(isThere), (note) =>
      this.placeOf(note, quarter),
    );
    const crowds = new Map<string, readonly Came[]>();
    for (const [place, there] of places) {
      if (place === null) continue;
      const groups = Map.groupBy(there, (note) => this.groupOf(note, quarter));
      const came = [...groups].flatMap(([group, own]) => {
        const isNew = group === null || (group !== here && group !== place && isFirst);
        const now = group === null ? own : own.filter((note) => ageOf(note, quarter) === 2);
        return isNew &&
          isCrowd(
            now.map((note) => this.cameAs(note)),
            k,
          )
          ? [now]
          : [];
      });
      if (came.length === 0) continue;
      crowds.set(
        place,
        came.flat().map((note) => this.cameAs(note)),
      );
      const known = [...(groups.get(here) ?? []), ...(groups.get(place) ?? [])];
      for (const { id } of [...known, ...came.flat()]) {
        const isReturned = this.stood.has(id);
        if (!this.standing.has(id) && !isReturned) this.heardIn.set(id, place);
      }
    }
    this.crowds.push(crowds);
    return crowds;
  }

  /** Who could be meant by those sights of a release that hold anything new. */
  aroundNew(sights: readonly Sight[], isNew: (sight: Sight) => boolean): Meant[] {
    const cells = sights.filter(({ kind }) => kind === 'cell');
    this.standing = new Map(
      cells.flatMap(({ behind, persona }) => behind.map((id) => [id, persona] as const)),
    );
    for (const [id, persona] of this.standing) this.heardIn.set(id, persona);
    for (const id of this.heardIn.keys()) this.forgetPlace(id);
    const around = (sight: Sight): ReadonlySet<string> => {
      if (sight.kind === 'reason') return this.aroundReason(sight);
      if (sight.kind === 'proposal') return this.aroundProposal(sight);
      return authorsOf(this.crowds.at(-1)?.get(sight.persona) ?? []);
    };
    const meant = sights.filter((sight) => sight.kind !== 'persona' && isNew(sight));
    return meant.map((sight): Meant => [sight, around(sight)]);
  }

  /** What stood in a batch and does not any more is known wherever it is. */
  private forgetPlace(id: string): void {
    if (this.stood.has(id) && !this.standing.has(id)) this.heardIn.set(id, here);
    if (this.standing.has(id)) this.stood.add(id);
  }

  /** Who came with lost deals to the persona of a row when a release, counted from 1, put a note there. */
  lostWith({ persona, since }: Sight, id: string): readonly Came[] {
    const release = since?.get(id) ?? 0;
    const came = this.crowds[release - 1]?.get(persona) ?? [];
    return came.filter(({ isLost }) => isLost);
  }

  /** Of the crowds with which these came into a row the smallest. */
  private aroundReason(sight: Sight): ReadonlySet<string> {
    const crowds = sight.behind.map((id) => authorsOf(this.lostWith(sight, id)));
    return crowds.sort((a, b) => a.size - b.size)[0] ?? new Set();
  }

  /** Whoever was heard, if all behind it were before this release. */
  private aroundProposal({ behind }: Sight): ReadonlySet<string> {
    const areHeard = behind.every((id) => this.heardBefore.has(id));
    const heard = [...this.heardBefore].flatMap((id) => this.truth.notes.get(id) ?? []);
    return areHeard ? authorsOf(heard) : new Set();
  }

  /** Where it was heard, for as much as that counts there; null if no release heard it. */
  private groupOf(note: TrueNote, quarter: string): string | null {
    const at = this.heardIn.get(note.id) ?? null;
    return at !== null && ageOf(note, quarter) < 2 ? here : at;
  }

  private cameAs({ author, deal }: TrueNote): Came {
    return { author, deal, isLost: this.truth.lostDeals.has(deal) };
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

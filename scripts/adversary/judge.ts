import { Bystanders } from './bystanders.ts';
import {
  bandOf,
  dealsIn,
  type Fact,
  lostShareOf,
  namesAFew,
  namesByGrowth,
  namesBySharing,
  peopleIn,
  sidesOf,
  tellsOutcomes,
  toldTrendOf,
  trendOf,
} from './shown-face.ts';
import type { Sight } from './sight.ts';
import { isThere, type Truth } from './truth.ts';

/** A promise that did not hold. */
export interface Leak {
  readonly what: string;
  readonly kind: Sight['kind'] | 'release';
  /** The release that showed it, and the earlier one that it is compared with. */
  readonly release: number;
  readonly earlier?: number;
  readonly contributors?: number;
}

/** A release as everybody knows of it. */
export interface When {
  readonly quarter: string;
  readonly k: number;
  /** Days since the history began. */
  readonly day: number;
}

/** Releases are due once in so many days, whatever anybody writes. */
export const daysBetweenReleases = 30;

/** Something as it was seen for some releases. */
interface Look {
  readonly release: number;
  readonly quarter: string;
  readonly sight: Sight;
  readonly facts: Facts;
  /** All that stands in its persona, this included. */
  readonly around: Facts;
}

type Facts = ReadonlyMap<string, Fact>;

/**
 * Follows all that can be seen of an org and what really happened there, and tells whatever isolates
 * somebody. It knows which notes stand behind what is shown, and keeps a book of its own on who wrote
 * them. It calls nothing of the rule; who could be meant it reckons by what the rule promises, so a way
 * that the promise leaves open it does not find.
 */
export class Judge {
  readonly leaks: Leak[] = [];
  /** How few other contributors k − 1 colluding reps are left with, at the worst. */
  colludersSee = Number.POSITIVE_INFINITY;
  /** Among how few others anybody behind something new hides from them, at the worst. */
  hiddenAmong = Number.POSITIVE_INFINITY;
  private readonly bystanders: Bystanders;
  private readonly truth: Truth;
  private readonly colluders: ReadonlySet<string>;
  /** By kind: what is published now. */
  private books = new Map<Sight['kind'], Map<string, Fact>>();
  /** By note: the cell that shows it now. */
  private cells: ReadonlyMap<string, string> = new Map();
  /** By persona: all that stands in it now. */
  private personas = new Map<string, Facts>();
  /** By what is seen, how it was seen, the newest last. */
  private readonly looks = new Map<string, Look[]>();
  /** By cell: the words it showed at the last release. */
  private wordsSeen = new Map<string, readonly string[]>();
  private release = 0;

  constructor(truth: Truth, colluders: ReadonlySet<string>) {
    this.truth = truth;
    this.colluders = colluders;
    this.bystanders = new Bystanders(truth);
  }

  /** Takes note of what a release shows. */
  see(sights: readonly Sight[], when: When): void {
    this.release += 1;
    if (when.day % daysBetweenReleases !== 0) {
      const what = 'a release that follows what somebody did, and not the calendar';
      this.leaks.push({ what, kind: 'release', release: this.release });
    }
    const books = new Map<Sight['kind'], Map<string, Fact>>();
    this.cells = new Map(
      sights.flatMap(({ kind, name, behind }) =>
        kind === 'cell' ? behind.map((id) => [id, name] as const) : [],
      ),
    );
    const factsOf = (kind: Sight['kind'], ids: readonly string[]): Facts =>
      new Map(ids.map((id) => [id, this.factOf(kind, id, when, books)]));
    this.personas = new Map(
      sights.flatMap(({ kind, persona, behind }) => {
        if (kind !== 'persona') return [];
        const before = this.personas.get(persona);
        const now = factsOf('cell', behind);
        return [[persona, before && isSameNotes(before, now) ? before : now]];
      }),
    );
    for (const sight of sights) {
      // A persona is what its cells are.
      const kind = sight.kind === 'persona' ? 'cell' : sight.kind;
      const book = books.get(kind) ?? new Map<string, Fact>();
      books.set(kind, book);
      const own = factsOf(kind, sight.behind);
      for (const [id, fact] of own) book.set(id, fact);
      this.judgeAlone(sight, own, when.quarter);
      this.look(sight, own, when.quarter);
    }
    this.books = books;
    this.judgeTotals(sights);
    this.judgeNewWords(sights.filter(({ kind }) => kind === 'cell'));
    this.judgeCrowds(sights, when);
  }

  /** Compares whatever was seen at any two releases. */
  compare(): void {
    for (const looks of this.looks.values()) {
      for (const [at, later] of looks.entries()) {
        // There was nothing of it at first.
        this.compareTwo(null, later);
        for (const earlier of looks.slice(0, at)) this.compareTwo(earlier, later);
      }
    }
  }

  private factOf(
    kind: Sight['kind'],
    id: string,
    { quarter, k }: When,
    books: ReadonlyMap<Sight['kind'], ReadonlyMap<string, Fact>>,
  ): Fact {
    const known = this.books.get(kind)?.get(id);
    if (known !== undefined) return known;
    const published = { release: this.release, quarter, k };
    // The ledger counts a note as it was when its cell was published.
    const ofCell = kind === 'reason' ? books.get('cell')?.get(id) : undefined;
    if (ofCell !== undefined) return { ...ofCell, ...published };
    const note = this.truth.notes.get(id);
    const [author = 'nobody', deal = 'none'] = [note?.author, note?.deal];
    const cell = this.cells.get(id) ?? '';
    return { author, deal, isLost: this.truth.lostDeals.has(deal), cell, ...published };
  }

  /** How many of these do not collude. */
  private othersIn(people: ReadonlySet<string>): number {
    return [...people].filter((author) => !this.colluders.has(author)).length;
  }

  private judgeAlone(sight: Sight, own: Facts, quarter: string): void {
    const tell = (what: string): void => {
      this.leaks.push({ what, kind: sight.kind, release: this.release });
    };
    const facts = [...own.values()];
    const people = new Set(facts.map(({ author }) => author));
    this.colludersSee = Math.min(this.colludersSee, this.othersIn(people));
    if (sight.kind === 'proposal') {
      if (!isBatch(facts)) tell('fewer than k behind a proposal');
      return;
    }
    const around = [...(this.personas.get(sight.persona) ?? own).values()];
    if (bandOf(facts, around) !== sight.shown) {
      tell('a band is not that of the notes behind it');
    }
    if (namesAFew(sight.shown, around)) tell('a band that names some of a persona');
    if (sight.kind === 'persona') return;
    for (const batch of Map.groupBy(facts, ({ release }) => release).values()) {
      if (!isBatch(batch)) tell('a batch of fewer than k, or one stands behind most of it');
    }
    if (sight.kind === 'reason') return;
    const lostShare = tellsOutcomes(facts, around) ? lostShareOf(facts) : null;
    if (lostShare !== sight.lostShare) tell('a lost share that is not that of its notes');
    const k = kOf(facts);
    const sides = sidesOf(facts);
    if (sight.lostShare !== null && sides.some((side) => peopleIn(side) < k || dealsIn(side) < k)) {
      tell('a lost share with fewer than k on one side');
    }
    if (sight.lostShare !== null && namesBySharing(sight.lostShare, sight.shown, around)) {
      tell('a lost share that names who lost, or who did not');
    }
    if (toldTrendOf(facts, around, quarter) !== sight.trend) {
      tell('a trend that is not that of its notes');
    }
    if (sight.trend === 'growing' && namesByGrowth(facts, around)) {
      tell('growth that names nearly all who spoke');
    }
    const approved = [...own.keys()].flatMap((id) => {
      const note = this.truth.notes.get(id);
      return isThere(note) && note.isApproved ? [note] : [];
    });
    const words = new Set(approved.map(({ id }) => `words of ${id}`));
    if (sight.quotes.some((quote) => !words.has(quote))) tell('words that nobody approved');
    if (sight.quotes.length > 0 && new Set(approved.map(({ author }) => author)).size < 2) {
      tell('words of one contributor alone');
    }
  }

  /** Whoever stands behind something new must hide among twice k: k − 1 may know of each other. */
  private judgeCrowds(sights: readonly Sight[], when: When): void {
    const newIn = ({ kind, behind }: Sight): Fact[] =>
      behind.flatMap((id) => {
        const fact = this.books.get(kind)?.get(id);
        return fact?.release === this.release ? [fact] : [];
      });
    const meant = this.bystanders.aroundNew(sights, when, (one) => newIn(one).length > 0);
    for (const [sight, people] of meant) {
      this.hiddenAmong = Math.min(this.hiddenAmong, this.othersIn(people));
      if (people.size >= 2 * kOf(newIn(sight))) continue;
      const what = 'those behind it hide among fewer than twice k';
      const { kind } = sight;
      this.leaks.push({ what, kind, release: this.release, contributors: people.size });
    }
  }

  /** Words that one release shows and the one before did not must be of two contributors. */
  private judgeNewWords(cells: readonly Sight[]): void {
    for (const { name, quotes } of cells) {
      const before = this.wordsSeen.get(name) ?? [];
      const added = quotes.filter((quote) => !before.includes(quote));
      const authors = new Set(added.map((quote) => this.truth.notes.get(idIn(quote))?.author));
      if (authors.size !== 1) continue;
      const what = 'new words of one contributor alone';
      this.leaks.push({ what, kind: 'cell', release: this.release, contributors: 1 });
    }
    this.wordsSeen = new Map(cells.map(({ name, quotes }) => [name, quotes]));
  }

  /** What a persona's numbers hold beyond its cells must be nobody or k. */
  private judgeTotals(sights: readonly Sight[]): void {
    const seen = new Set(sights.filter(({ kind }) => kind === 'cell').flatMap((it) => it.behind));
    for (const { behind } of sights.filter(({ kind }) => kind === 'persona')) {
      const book = this.books.get('cell');
      const rest = behind.flatMap((id) => (seen.has(id) ? [] : (book?.get(id) ?? [])));
      if (rest.length === 0 || peopleIn(rest) >= Math.min(...rest.map(({ k }) => k))) continue;
      const what = 'a persona’s numbers tell of a hidden cell';
      this.leaks.push({
        what,
        kind: 'persona',
        release: this.release,
        contributors: peopleIn(rest),
      });
    }
  }

  /** Remembers a sight, unless it is what it was. */
  private look(sight: Sight, facts: Facts, quarter: string): void {
    const name = `${sight.kind} ${sight.name}`;
    const looks = this.looks.get(name) ?? [];
    const last = looks.at(-1);
    this.looks.set(name, looks);
    const around = this.personas.get(sight.persona) ?? facts;
    const isAsBefore =
      last !== undefined && isSame(last.sight, sight) && isSameNotes(last.facts, facts);
    if (isAsBefore && last.around === around) return;
    looks.push({ release: this.release, quarter, sight, facts, around });
  }

  private compareTwo(one: Look | null, other: Look): void {
    const changes = changesBetween(one, other);
    if (changes === null) return;
    const { people, k } = differing(one?.[changes] ?? nothing, other[changes]);
    if (people.size === 0) return;
    this.colludersSee = Math.min(this.colludersSee, this.othersIn(people));
    if (people.size >= k) return;
    this.leaks.push({
      what: 'two releases differ by fewer than k contributors',
      kind: other.sight.kind,
      release: other.release,
      ...(one === null ? {} : { earlier: one.release }),
      contributors: people.size,
    });
  }
}

const nothing: Facts = new Map();

/** Whose words a made-up quote is: its note's. */
function idIn(quote: string): string {
  return quote.replace('words of ', '');
}

/** The smallest k that any of them was promised. */
function kOf(facts: readonly Fact[]): number {
  return Math.min(...facts.map((fact) => fact.k));
}

/** Whether notes that were published together are k people on k deals, none of them most of it. */
function isBatch(facts: readonly Fact[]): boolean {
  const k = kOf(facts);
  const most = (key: (fact: Fact) => string): number =>
    Math.max(...[...Map.groupBy(facts, key).values()].map((same) => same.length));
  return (
    peopleIn(facts) >= k &&
    dealsIn(facts) >= k &&
    most(({ author }) => author) * 2 <= facts.length &&
    most(({ deal }) => deal) * 2 <= facts.length
  );
}

/**
 * What changed where an observer sees another thing: its own notes, or those around it, which say how large
 * bands may be and whether a cell may tell how its deals ended, or that it grows. A trend moves with the calendar too, for everybody to reckon: it is
 * another one only if it is not what time alone made of the earlier one.
 */
function changesBetween(one: Look | null, other: Look): 'facts' | 'around' | null {
  if (one === null) return 'facts';
  const [before, after] = [one, other].map(({ facts }) => [...facts.values()]);
  if (before === undefined || after === undefined) return null;
  const tellsOther = one.sight.shown !== other.sight.shown;
  if (tellsOther && hasOtherBand(one, other)) return 'facts';
  const hasOtherTrend =
    other.sight.trend !== null &&
    toldTrendOf(before, [...one.around.values()], other.quarter) !== other.sight.trend;
  if (hasOtherTrend && trendOf(before, other.quarter) !== trendOf(after, other.quarter)) {
    return 'facts';
  }
  const hasOtherShare = one.sight.lostShare !== other.sight.lostShare;
  if (hasOtherShare && lostShareOf(before) !== lostShareOf(after)) return 'facts';
  return tellsOther || hasOtherTrend || hasOtherShare ? 'around' : null;
}

/** Whether its own notes would tell another band, if all around it were what it is at either look. */
function hasOtherBand(one: Look, other: Look): boolean {
  if (one.sight.kind === 'proposal') return true;
  return [one, other].some(({ around }) => {
    const [before, after] = [one, other].map(({ facts }) =>
      bandOf([...facts.values()], [...around.values()]),
    );
    return before !== after;
  });
}

/** More than that is enough, whatever k is: nobody counts them to the end. */
const plenty = 12;

/** Who stands behind one of two looks and not behind the other, and the smallest k they were promised. */
function differing(one: Facts, other: Facts) {
  const people = new Set<string>();
  let k = Number.POSITIVE_INFINITY;
  for (const [these, those] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const [id, fact] of these) {
      if (people.size >= plenty) return { people, k };
      if (those.has(id)) continue;
      people.add(fact.author);
      k = Math.min(k, fact.k);
    }
  }
  return { people, k };
}

function isSame(one: Sight, other: Sight): boolean {
  return (
    one.shown === other.shown && one.lostShare === other.lostShare && one.trend === other.trend
  );
}

function isSameNotes(one: Facts, other: Facts): boolean {
  return one.size === other.size && [...one.keys()].every((id) => other.has(id));
}

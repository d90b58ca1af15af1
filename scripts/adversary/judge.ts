import { Bystanders } from './bystanders.ts';
import {
  bandOf,
  type Came,
  type Crowd,
  dealsIn,
  type Fact,
  edgeOf,
  isLeftAmongFew,
  lostShareOf,
  namesAFew,
  namesByGrowth,
  namesBySharing,
  namesTogether,
  peopleIn,
  sidesOf,
  tellsOutcomes,
  toldTrendOf,
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
  /** By persona: how many rows of its ledger came by this release, shown or not. */
  readonly rows: ReadonlyMap<string, number>;
  /** By kind, persona and number of the release: how many cells or rows stood before this release that it published. */
  readonly standing: ReadonlyMap<string, number>;
}

/** Releases are due once in so many days, whatever anybody writes. */
export const daysBetweenReleases = 30;

/** Something as it was seen for some releases. */
interface Look {
  readonly release: number;
  readonly quarter: string;
  readonly sight: Sight;
  readonly facts: Facts;
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
  /** By persona that this release heard: all who could be meant by what is new there. */
  private crowds: ReadonlyMap<string, readonly (readonly Came[])[]> = new Map();
  /** By release: how many rows each persona gained. */
  private readonly rows: ReadonlyMap<string, number>[] = [];
  /** By persona: how many of its cells gain something by this release. */
  private gaining: ReadonlyMap<string, number> = new Map();
  /** By what is seen, how it was seen, the newest last. */
  private readonly looks = new Map<string, Look[]>();
  /** By cell: the words it showed at the last release. */
  private wordsSeen = new Map<string, readonly string[]>();
  /** By cell: all words it ever showed, with the release that put their note there. */
  private wordsEver = new Map<string, ReadonlyMap<string, number | undefined>>();
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
    this.crowds = this.bystanders.listen(when);
    this.rows.push(when.rows);
    const bands = new Map(
      sights.flatMap((sight) => (sight.kind === 'cell' ? [[sight.name, sight] as const] : [])),
    );
    const known = this.books.get('cell');
    const gaining = sights.filter(
      ({ kind, behind }) => kind === 'cell' && behind.some((id) => known?.has(id) !== true),
    );
    this.gaining = new Map(
      [...Map.groupBy(gaining, ({ persona }) => persona)].map(([at, own]) => [at, own.length]),
    );
    const factsOf = (sight: Sight, kind: Sight['kind']): Facts =>
      this.withoutLeavers(
        sight,
        new Map(sight.behind.map((id) => [id, this.factOf(sight, kind, id, when, books)])),
        when,
      );
    for (const sight of sights) {
      // A persona is what its cells are.
      const kind = sight.kind === 'persona' ? 'cell' : sight.kind;
      const book = books.get(kind) ?? new Map<string, Fact>();
      books.set(kind, book);
      const own = factsOf(sight, kind);
      for (const [id, fact] of own) book.set(id, fact);
      this.judgeAlone(sight, own, when.quarter, bands);
      this.look(sight, own, when.quarter);
    }
    this.books = books;
    this.judgeTotals(sights);
    this.judgeRows(sights);
    this.judgeNewWords(sights.filter(({ kind }) => kind === 'cell'));
    this.judgeCrowds(sights);
  }

  /** Compares whatever was seen at any two releases. */
  compare(): void {
    for (const [name, looks] of this.looks) {
      // What a persona shows follows from its cells, which are compared.
      if (name.startsWith('persona ')) continue;
      for (const [at, later] of looks.entries()) {
        // There was nothing of it at first.
        this.compareTwo(null, later);
        for (const earlier of looks.slice(0, at)) this.compareTwo(earlier, later);
      }
    }
  }

  private factOf(
    sight: Sight,
    kind: Sight['kind'],
    id: string,
    { quarter, k }: When,
    books: ReadonlyMap<Sight['kind'], ReadonlyMap<string, Fact>>,
  ): Fact {
    const known = this.books.get(kind)?.get(id);
    if (known !== undefined) return known;
    const came = this.crowds.get(sight.persona) ?? [];
    const crowds = kind === 'reason' ? this.bystanders.lostWith(sight, id) : came;
    const release = sight.since?.get(id) ?? this.release;
    const gaining = kind === 'reason' ? this.rows[release - 1] : this.gaining;
    const cells = gaining?.get(sight.persona) ?? 1;
    // A row is as it was when it came to stand there, shown or not.
    const kThen = this.bystanders.kAt(release) ?? k;
    const cameThen = crowds.map((notes) => ({ notes, cells }));
    const published = { release, quarter, k: kThen, came: cameThen, stayed: [] };
    // The ledger counts a note as it was when its cell was published.
    const ofCell = kind === 'reason' ? books.get('cell')?.get(id) : undefined;
    if (ofCell !== undefined) return { ...ofCell, ...published };
    const note = this.truth.notes.get(id);
    const [author = 'nobody', deal = 'none'] = [note?.author, note?.deal];
    return { id, author, deal, isLost: this.bystanders.isLost(id), ...published };
  }

  /**
   * What was published, and who is left of those who came with it. Where several crowds came at once, each has to hide
   * what is published: of the others everything may be known.
   */
  private withoutLeavers({ kind, persona }: Sight, own: Facts, { standing }: When): Facts {
    const batches = Map.groupBy(own.values(), ({ release }) => release);
    const stayed = new Map(
      [...batches].map(([release, facts]) => {
        const earlier = facts[0]?.stayed ?? [];
        if (release === this.release) return [release, earlier];
        const last = earlier.at(-1) ?? facts[0]?.came ?? [];
        const place = kind === 'reason' ? 'reason' : 'cell';
        const cells = standing.get(`${place} ${persona} ${release}`) ?? 1;
        const now = last.map(({ notes }) => ({
          notes: this.bystanders.stayedOf(notes),
          cells,
        }));
        return [release, isAsMany(last, now) ? earlier : [...earlier, now]];
      }),
    );
    return new Map(
      [...own].map(([id, fact]) => [id, { ...fact, stayed: stayed.get(fact.release) ?? [] }]),
    );
  }

  /** How many of these do not collude. */
  private othersIn(people: ReadonlySet<string>): number {
    return [...people].filter((author) => !this.colluders.has(author)).length;
  }

  private judgeAlone(
    sight: Sight,
    own: Facts,
    quarter: string,
    cells: ReadonlyMap<string, Sight>,
  ): void {
    const tell = (what: string): void => {
      this.leaks.push({ what, kind: sight.kind, release: this.release });
    };
    const facts = [...own.values()];
    const people = new Set(facts.map(({ author }) => author));
    this.colludersSee = Math.min(this.colludersSee, this.othersIn(people));
    if (sight.kind === 'proposal') {
      if (!isBatch(facts)) tell('fewer than k behind a proposal');
      if (facts.some(({ id, k }) => this.bystanders.isLeftAmongFew(id, k))) {
        tell('too few are left of those who came with what is proposed');
      }
      return;
    }
    if (bandAmong(sight, facts, cells) !== sight.shown) {
      tell('a band is not that of the notes behind it');
    }
    if (sight.kind !== 'persona' && namesAFew(sight.shown, facts)) {
      tell('a band that names some of those who came');
    }
    if (sight.kind === 'persona') return;
    for (const batch of Map.groupBy(facts, ({ release }) => release).values()) {
      if (isLeftAmongFew(batch)) tell('too few are left of those who came with it');
      if (!isBatch(batch)) tell('a batch of fewer than k, or one stands behind most of it');
    }
    if (sight.kind === 'reason') return;
    const lostShare = tellsOutcomes(facts) ? lostShareOf(facts) : null;
    if (lostShare !== sight.lostShare) tell('a lost share that is not that of its notes');
    const k = kOf(facts);
    const sides = sidesOf(facts);
    if (sight.lostShare !== null && sides.some((side) => peopleIn(side) < k || dealsIn(side) < k)) {
      tell('a lost share with fewer than k on one side');
    }
    if (sight.lostShare !== null && namesBySharing(sight.lostShare, sight.shown, facts)) {
      tell('a lost share that names who lost, or who did not');
    }
    if (toldTrendOf(facts, quarter) !== sight.trend) {
      tell('a trend that is not that of its notes');
    }
    if (sight.trend === 'growing' && namesByGrowth(facts)) {
      tell('growth that names nearly all who spoke');
    }
    const approved = [...own.keys()].flatMap((id) => {
      const note = this.truth.notes.get(id);
      return isThere(note) && note.isApproved ? [note] : [];
    });
    if (sight.quotes.length > edgeOf(sight.shown)) tell('more words than reps are known of');
    const speakers = sight.quotes.map((quote) => this.truth.notes.get(idIn(quote))?.author);
    if (new Set(speakers).size < sight.quotes.length) tell('several words of one contributor');
    const words = new Set(approved.map(({ id }) => `words of ${id}`));
    if (sight.quotes.some((quote) => !words.has(quote))) tell('words that nobody approved');
    if (sight.quotes.length > 0 && new Set(approved.map(({ author }) => author)).size < 2) {
      tell('words of one contributor alone');
    }
  }

  /** Whoever stands behind something new must hide among twice k: k − 1 may know of each other. */
  private judgeCrowds(sights: readonly Sight[]): void {
    const newIn = ({ kind, behind }: Sight): string[] =>
      behind.filter((id) => this.books.get(kind)?.get(id)?.release === this.release);
    const meant = this.bystanders.aroundNew(sights, newIn);
    for (const { sight, people, k } of meant) {
      this.hiddenAmong = Math.min(this.hiddenAmong, this.othersIn(people));
      if (people.size >= 2 * k) continue;
      const what = 'those behind it hide among fewer than twice k';
      const { kind } = sight;
      this.leaks.push({ what, kind, release: this.release, contributors: people.size });
    }
  }

  /** Words that one release shows and the one before did not must be of two contributors. */
  private judgeNewWords(cells: readonly Sight[]): void {
    for (const cell of cells) {
      const before = this.wordsSeen.get(cell.name) ?? [];
      const added = cell.quotes.filter((quote) => !before.includes(quote));
      if (added.length > 0) this.judgeWordsSoFar(cell, added);
      const authors = new Set(added.map((quote) => this.truth.notes.get(idIn(quote))?.author));
      if (authors.size !== 1) continue;
      const what = 'new words of one contributor alone';
      this.leaks.push({ what, kind: 'cell', release: this.release, contributors: 1 });
    }
    this.wordsSeen = new Map(cells.map(({ name, quotes }) => [name, quotes]));
  }

  /** Whoever keeps words that were taken back must not have more of what stands than its band tells. */
  private judgeWordsSoFar({ name, shown, behind }: Sight, added: readonly string[]): void {
    const book = this.books.get('cell');
    const standing = new Set(behind.map((id) => book?.get(id)?.release));
    const before = this.wordsEver.get(name) ?? [];
    const now = added.map((quote) => [quote, book?.get(idIn(quote))?.release] as const);
    const soFar = new Map([...before, ...now].filter(([, release]) => standing.has(release)));
    this.wordsEver.set(name, soFar);
    if (soFar.size <= edgeOf(shown)) return;
    const what = 'more words over time than reps are known of';
    this.leaks.push({ what, kind: 'cell', release: this.release });
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

  /** Rows of one theme, or of one reason, that came together must not need the notes of all who came. */
  private judgeRows(sights: readonly Sight[]): void {
    const rows = sights.filter(({ kind }) => kind === 'reason');
    const factsOf = ({ behind }: Sight): Fact[] =>
      behind.flatMap((id) => this.books.get('reason')?.get(id) ?? []);
    const together = rows.flatMap((row) =>
      [...Map.groupBy(factsOf(row), ({ release }) => release)].flatMap(([release, facts]) =>
        sharedBy(row).map((shared) => ({ name: `${release} ${row.persona} ${shared}`, facts })),
      ),
    );
    for (const batches of Map.groupBy(together, ({ name }) => name).values()) {
      if (!namesTogether(batches.map(({ facts }) => facts))) continue;
      const what = 'rows that together name nearly all who came';
      this.leaks.push({ what, kind: 'reason', release: this.release });
    }
  }

  /** Remembers a sight, unless it is what it was. */
  private look(sight: Sight, facts: Facts, quarter: string): void {
    const name = `${sight.kind} ${sight.name}`;
    const looks = this.looks.get(name) ?? [];
    const last = looks.at(-1);
    this.looks.set(name, looks);
    if (last !== undefined && isSame(last.sight, sight) && isSameNotes(last.facts, facts)) return;
    looks.push({ release: this.release, quarter, sight, facts });
  }

  private compareTwo(one: Look | null, other: Look): void {
    if (one !== null && !isOther(one, other)) return;
    const { people, k } = differing(one?.facts ?? nothing, other.facts);
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

/** Whether nobody left, and nothing moved to another deal. */
function isAsMany(before: readonly Crowd[], now: readonly Crowd[]): boolean {
  const textOf = (crowds: readonly Crowd[]): string =>
    JSON.stringify(crowds.map(({ notes }) => notes.map(({ id, deal }) => [id, deal])));
  return textOf(before) === textOf(now);
}

/** What a row has in common with others: its theme, its reason. */
function sharedBy({ name }: Sight): string[] {
  const at = name.lastIndexOf(' ');
  return [`theme ${name.slice(0, at)}`, `reason ${name.slice(at)}`];
}

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
 * Whether an observer sees another thing. A trend moves with the calendar too, and less may be told once others of a
 * crowd have left, for everybody to reckon: it is another one only if it is not what these alone made of the earlier
 * one.
 */
function isOther(one: Look, other: Look): boolean {
  const before = asCrowdsOf(one, other);
  const { trend, lostShare, shown } = other.sight;
  if (other.sight.kind !== 'cell') return one.sight.shown !== shown;
  return (
    toldTrendOf(before, other.quarter) !== trend ||
    bandOf(before) !== shown ||
    (tellsOutcomes(before) ? lostShareOf(before) : null) !== lostShare
  );
}

/** What was seen earlier, with the crowds as they were later. */
function asCrowdsOf(one: Look, other: Look): Fact[] {
  const later = new Map([...other.facts.values()].map((fact) => [fact.release, fact.stayed]));
  return [...one.facts.values()].map((fact) => ({
    ...fact,
    stayed: later.get(fact.release) ?? fact.stayed,
  }));
}

/** The band of notes: of a persona, the largest of its cells; of a reason, no larger than its theme's. */
function bandAmong(
  sight: Sight,
  facts: readonly Fact[],
  cells: ReadonlyMap<string, Sight>,
): string {
  if (sight.kind === 'cell') return bandOf(facts);
  const around = [...cells.values()].filter(
    ({ name, persona }) =>
      persona === sight.persona && (sight.kind === 'persona' || sight.name.startsWith(name)),
  );
  const largest = Math.max(...around.map(({ shown }) => edgeOf(shown)));
  if (sight.kind === 'persona') return `${largest}+`;
  const own = bandOf(facts);
  return edgeOf(own) > largest ? `${largest}+` : own;
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

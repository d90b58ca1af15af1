import { createHash } from 'node:crypto';
import { statedReasons } from '../../service/src/notes/note.ts';
import type { Chance } from '../chaos/chance.ts';
import { topics } from './proposing.ts';
import type { Store } from './store.ts';
import { isThere, type TrueNote, type Truth } from './truth.ts';

/** How an org of a history is made. */
export interface Shape {
  readonly reps: number;
  readonly deals: number;
  readonly personas: number;
  readonly themes: number;
  readonly notesPerRelease: number;
  /** Whether people give personas other titles. */
  readonly isRetitled: boolean;
  /** Whether everybody has their one thing to say, three the same. */
  readonly isSetInItsWays: boolean;
  /** k − 1 of them write together against another. */
  readonly colluders: readonly string[];
}

/** Orgs of 3 to 200 reps, small ones more often: that is where somebody can be told apart. */
export function shapeOf(chance: Chance): Shape {
  const size = chance.below(1000) / 1000;
  const reps = 3 + Math.floor(197 * size ** 4);
  return {
    reps,
    deals: reps * (1 + chance.below(4)),
    personas: 1 + chance.below(3),
    themes: 1 + chance.below(4),
    notesPerRelease: Math.min(45, 4 + chance.below(Math.max(8, reps * 2))),
    isRetitled: chance.happens(0.7),
    isSetInItsWays: chance.happens(0.3),
    colluders: ['rep 0', 'rep 1'],
  };
}

/** What people do between two releases, told one by one to whoever listens. */
export class People {
  private readonly truth: Truth;
  private readonly chance: Chance;
  private readonly shape: Shape;
  private written = 0;
  private personasMade = 0;
  /** Titles that personas had before somebody gave them others. */
  private readonly titlesBefore: ReadonlyMap<string, string>[] = [];

  constructor(truth: Truth, chance: Chance, shape: Shape) {
    this.truth = truth;
    this.chance = chance;
    this.shape = shape;
    // Not every title has a persona.
    const known = titlesIn(shape).filter(() => chance.happens(0.85));
    if (chance.happens(0.5)) {
      for (let number = 0; number < shape.deals; number += 2) truth.lostDeals.add(dealOf(number));
    }
    truth.titles = new Map(known.map((title) => [title, this.persona()]));
  }

  /** Lives a month; `onWritten` hears of every note. */
  liveUntilRelease(quarter: string, store: Store, onWritten: () => void): void {
    const { chance, shape } = this;
    // Now and then nearly everybody is on leave, and everybody knows.
    const notes = chance.happens(0.25) ? chance.below(3) : shape.notesPerRelease;
    for (let times = 0; times < notes; times += 1) {
      this.write(this.author(), quarter);
      onWritten();
    }
    if (chance.happens(0.4)) this.collude(quarter);
    if (shape.isRetitled && chance.happens(0.4)) this.giveTitles(quarter);
    if (shape.isRetitled && chance.happens(0.2)) this.giveTitlesBack();
    if (chance.happens(0.3)) this.editContacts(quarter);
    this.change(store);
  }

  /** A few write most of what is written, as in every team. */
  private author(): string {
    const spread = (this.chance.below(1000) * this.chance.below(1000)) / 1_000_000;
    return `rep ${Math.floor(spread * this.shape.reps)}`;
  }

  private write(author: string, quarter: string, given: Partial<TrueNote> = {}): void {
    const { chance, shape } = this;
    const id = `note ${String(this.written).padStart(5, '0')}`;
    this.written += 1;
    const follows = chance.happens(0.15);
    this.truth.notes.set(id, {
      id,
      author,
      deal: dealOf(chance.below(shape.deals)),
      quarter,
      title: this.title(author),
      chosen: chance.happens(0.1) ? this.persona() : null,
      theme: chance.happens(0.12) ? null : this.themeOf(author),
      reason: chance.happens(0.5) ? (chance.pick(statedReasons.slice(0, 2)) ?? null) : null,
      followsId: follows ? this.earlierOf(author) : null,
      words: this.words(),
      isApproved: chance.happens(0.3),
      isWithdrawn: false,
      isHidden: false,
      isDeleted: false,
      ...given,
    });
  }

  private earlierOf(author: string): string | null {
    const own = [...this.truth.notes.values()].filter((note) => note.author === author);
    return this.chance.pick(own)?.id ?? null;
  }

  private persona(): string {
    return `persona ${this.chance.below(this.shape.personas)}`;
  }

  /** Of a buyer; most titles are those of one rep's buyers alone. */
  private title(author: string): string {
    const { chance } = this;
    const whose = chance.happens(0.3) ? everybody : author;
    return titleOf(whose, chance.below(titlesOfARep));
  }

  private themeOf(author: string): string {
    const { isSetInItsWays, themes } = this.shape;
    if (!isSetInItsWays || this.chance.happens(0.03)) return this.theme();
    const number = Number(author.replace('rep ', ''));
    return `theme ${Math.min(Math.floor(number / 3), themes - 1)}`;
  }

  private theme(): string {
    return `theme ${this.chance.below(this.shape.themes)}`;
  }

  private words(): string {
    const [one = '', other = ''] = this.chance.pick(topics) ?? [];
    return this.chance.happens(0.7) ? `${one} ${other}` : one;
  }

  /** Reps who know of somebody's waiting note write beside it, so that it is published. */
  private collude(quarter: string): void {
    const { chance, shape } = this;
    const targets = [...this.truth.notes.values()].filter(
      (note) => isThere(note) && note.theme !== null && !shape.colluders.includes(note.author),
    );
    const target = chance.pick(targets.slice(-30));
    if (target === undefined) return;
    for (const colluder of shape.colluders) {
      this.writeBeside(target, colluder, quarter);
    }
  }

  private writeBeside({ chosen, title, theme }: TrueNote, author: string, quarter: string): void {
    this.write(author, quarter, { chosen, title, theme });
  }

  /**
   * Gives a persona the titles of a few reps' buyers, a new persona or one that is there; or leaves it no others, so
   * that nobody else can write there. Now and then colluders write beside them, so that what somebody noticed
   * is published.
   */
  private giveTitles(quarter: string): void {
    const { chance, truth } = this;
    const { aimed, titles } = this.aim();
    const isNew = chance.happens(0.5);
    const persona = isNew ? `rare titles ${this.personasMade}` : this.persona();
    if (isNew) this.personasMade += 1;
    this.titlesBefore.push(truth.titles);
    const isAlone = chance.happens(0.3);
    const others = [...truth.titles].filter(([, of]) => !isAlone || of !== persona);
    truth.titles = new Map([...others, ...titles.map((title) => [title, persona] as const)]);
    const target = chance.happens(0.5) ? chance.pick(aimed.slice(-8)) : undefined;
    if (target === undefined) return;
    for (const colluder of this.shape.colluders) this.writeBeside(target, colluder, quarter);
  }

  /** What a few reps wrote of late, and most titles of their buyers. */
  private aim(): { readonly aimed: readonly TrueNote[]; readonly titles: readonly string[] } {
    const { chance, truth } = this;
    const notes = [...truth.notes.values()].filter(isThere);
    const authors = [...new Set(notes.slice(-40).map(({ author }) => author))];
    const known = new Set([0, 1, 2, 3].slice(chance.below(4)).map(() => chance.pick(authors)));
    const aimed = notes.filter(({ author }) => known.has(author));
    const titles = new Set(aimed.map(({ title }) => title));
    return { aimed, titles: [...titles].filter(() => chance.happens(0.7)) };
  }

  /** All is as it was before, to a letter. */
  private giveTitlesBack(): void {
    const before = this.chance.pick(this.titlesBefore.slice(-3));
    if (before === undefined) return;
    this.titlesBefore.push(this.truth.titles);
    this.truth.titles = before;
  }

  /** Other titles for the buyers of a few reps, or for those of one theme: their notes would move. */
  private editContacts(quarter: string): void {
    const { chance, truth } = this;
    const { aimed } = this.aim();
    const [somebody] = chance.pick([...truth.titles]) ?? [];
    const theme = chance.pick(aimed)?.theme;
    if (somebody === undefined) return;
    for (const note of aimed) {
      if (note.theme === theme || chance.happens(0.3)) note.title = somebody;
    }
    const target = chance.happens(0.3) ? chance.pick(aimed.slice(-8)) : undefined;
    if (target === undefined) return;
    for (const colluder of this.shape.colluders) this.writeBeside(target, colluder, quarter);
  }

  private change({ batches, ledger }: Store): void {
    const { chance } = this;
    const all = [...this.truth.notes.values()];
    for (const note of all) {
      if (chance.happens(0.015)) note.isWithdrawn = !note.isWithdrawn;
      if (chance.happens(0.008)) note.isHidden = !note.isHidden;
      if (chance.happens(0.006)) note.isDeleted = !note.isDeleted;
      if (chance.happens(0.01)) note.theme = this.theme();
      if (chance.happens(0.004)) note.chosen = this.persona();
      if (chance.happens(0.01)) note.isApproved = !note.isApproved;
      if (chance.happens(0.01)) this.retype(note);
      if (chance.happens(0.01)) note.deal = dealOf(chance.below(this.shape.deals));
    }
    // Withdrawals aimed at what is published: one note, two, or all of one rep.
    const published = [...batches, ...ledger];
    for (let times = chance.below(3); times > 0; times -= 1) {
      const notes = chance.pick(published)?.notes ?? [];
      const aimed = [chance.pick(notes), chance.happens(0.3) ? chance.pick(notes) : undefined];
      for (const one of aimed) this.takeBack(one?.id, chance.happens(0.2));
    }
    // They come back as well, most often what was withdrawn of late.
    if (chance.happens(0.3)) {
      const back = chance.pick(all.filter((note) => !isThere(note)).slice(-8));
      if (back !== undefined) Object.assign(back, { isWithdrawn: false, isHidden: false });
    }
    const deal = dealOf(chance.below(this.shape.deals));
    if (chance.happens(0.5)) this.truth.lostDeals.add(deal);
    else this.truth.lostDeals.delete(deal);
    for (const { deal: of } of all) if (chance.happens(0.02)) this.truth.lostDeals.add(of);
    if (chance.happens(0.15)) this.truth.merged.set(this.theme(), this.theme());
    if (chance.happens(0.15)) this.truth.merged.clear();
    if (chance.happens(0.15)) this.truth.switchedOff.add(this.theme());
    if (chance.happens(0.3)) this.truth.switchedOff.clear();
    if (chance.happens(0.2)) this.touch(all);
  }

  /** A letter put right, or a word: nobody agreed to the new words yet. */
  private retype(note: TrueNote): void {
    if (this.chance.happens(0.5)) note.words = this.words();
    note.isApproved = false;
  }

  /** Saves many notes again, as a data load does: they are read in another order from then on. */
  private touch(all: readonly TrueNote[]): void {
    const { notes } = this.truth;
    const touched = all.filter(() => this.chance.happens(0.5));
    for (const note of touched.toReversed()) {
      notes.delete(note.id);
      notes.set(note.id, note);
    }
  }

  private takeBack(id: string | undefined, isWhole: boolean): void {
    const note = this.truth.notes.get(id ?? '');
    if (note === undefined) return;
    note.isWithdrawn = true;
    if (!isWhole) return;
    for (const other of this.truth.notes.values()) {
      if (other.author === note.author && this.chance.happens(0.5)) other.isWithdrawn = true;
    }
  }
}

const everybody = 'all';
const titlesOfARep = 3;

function titleOf(whose: string, number: number): string {
  return `title ${number} of ${whose}`;
}

function titlesIn({ reps }: Shape): string[] {
  const all = [everybody, ...Array.from({ length: reps }, (_, rep) => `rep ${rep}`)];
  return all.flatMap((whose) =>
    Array.from({ length: titlesOfARep }, (_, number) => titleOf(whose, number)),
  );
}

const deals: string[] = [];

/** The hash of a deal, which is all that a service keeps of it. */
export function dealOf(number: number): string {
  return (deals[number] ??= createHash('sha256').update(`deal ${number}`).digest('hex'));
}

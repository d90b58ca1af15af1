/** What notes speak about; each is the word of one theme at first. */
export const topics = ['change', 'price', 'proof'] as const;
export type Topic = (typeof topics)[number];

/** Whom reps spoke to; the third fits no persona. */
export const buyers = ['finance', 'operations', 'nobody'] as const;
export type Buyer = (typeof buyers)[number];

/** A note as its rep and the recycle bin have it. */
export interface ModelNote {
  readonly id: string;
  readonly author: string;
  deal: string;
  buyer: Buyer;
  topic: Topic;
  body: string;
  tappedTheme: string | null;
  isNoneFitting: boolean;
  isPrivate: boolean;
  isWithdrawn: boolean;
  place: 'here' | 'bin' | 'nowhere';
}

export interface ModelTheme {
  readonly key: string;
  readonly topic: Topic;
  isActive: boolean;
  mergedInto: string | null;
}

/** The facts that a release freezes. */
export interface Frozen {
  readonly release: string;
  readonly persona: string;
  readonly theme: string;
  readonly author: string;
  readonly deal: string;
  readonly isLost: boolean;
  readonly k: number;
  /** Whether it had not been published before. */
  readonly isFresh: boolean;
  /** How many notes its batch was made of. */
  readonly size: number;
  /** How many people, on as many deals, came with its batch, without any k of them. */
  readonly crowdLeft: number;
  /** The words by which its tap teaches the notes of others; null where it teaches none. */
  readonly taught: string | null;
}

/** Everything that people did, and nothing of how it is synchronised. */
export interface Model {
  readonly notes: ModelNote[];
  readonly themes: ModelTheme[];
  readonly lostDeals: Set<string>;
  /** By note. */
  released: Map<string, Frozen>;
  /** Notes that were released once and are not any more. */
  returned: Set<string>;
  /** Notes that a release heard among enough others, and that stood in no batch ever. */
  heard: Set<string>;
  /** By note that a release heard, published or not: with whom it came there, while it is there without a break. */
  cameWith: Map<string, string>;
  /** Which of those are too few by now. */
  broken: Set<string>;
  /** How many texts were written. */
  written: number;
  /** Whether something happened that only the nightly sweep can see. */
  needsSweep: boolean;
}

/** Nothing happened yet. */
export function createModel(): Model {
  return {
    notes: [],
    themes: topics.map((topic) => ({
      key: `about-${topic}`,
      topic,
      isActive: true,
      mergedInto: null,
    })),
    lostDeals: new Set(),
    released: new Map(),
    returned: new Set(),
    heard: new Set(),
    cameWith: new Map(),
    broken: new Set(),
    written: 0,
    needsSweep: false,
  };
}

/** What is to be stored of a note. */
export interface ExpectedNote {
  readonly id: string;
  readonly author: string;
  readonly deal: string;
  readonly text: string;
  readonly theme: string | null;
  readonly persona: string | null;
  readonly isCounted: boolean;
  readonly isLost: boolean;
  readonly isWithdrawn: boolean;
}

/** Whether the service may hold a note. */
export function isHeld(note: ModelNote): boolean {
  return note.place === 'here' && !note.isPrivate;
}

/** Every note that is to be held, as it is to be stored, in the order of their ids. */
export function expectedNotes(model: Model): ExpectedNote[] {
  return model.notes
    .filter(isHeld)
    .map((note) => expectedNote(model, note))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function expectedNote(model: Model, note: ModelNote): ExpectedNote {
  const theme = note.isWithdrawn ? null : themeOf(model, note);
  const persona = note.buyer === 'nobody' ? null : note.buyer;
  return {
    id: note.id,
    author: note.author,
    deal: note.deal,
    text: note.isWithdrawn ? '' : note.body,
    theme,
    persona,
    isCounted: !note.isWithdrawn && theme !== null && persona !== null,
    isLost: model.lostDeals.has(note.deal),
    isWithdrawn: note.isWithdrawn,
  };
}

/** Its rep's tap, else what it speaks of. */
function themeOf(model: Model, note: ModelNote): string | null {
  if (note.tappedTheme !== null) return note.tappedTheme;
  return note.isNoneFitting ? null : themeAbout(model, note);
}

/** As the first note about the same that teaches this one, else the first theme that it is the word of. */
function themeAbout(model: Model, { author, topic }: ModelNote): string | null {
  const isActive = (key: string): boolean =>
    model.themes.some((theme) => theme.key === key && theme.isActive);
  const confirmed = model.notes
    .filter((note) => isHeld(note) && !note.isWithdrawn && note.topic === topic)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((note) => (note.author === author ? note.tappedTheme : taughtToOthers(model, note)))
    .flatMap((theme) => (theme === null ? [] : [endOfMerges(model, theme)]))
    .filter(isActive);
  const named = model.themes
    .filter((theme) => theme.topic === topic)
    .map((theme) => (theme.isActive ? theme.key : endOfMerges(model, theme.key)))
    .filter(isActive);
  return confirmed[0] ?? named[0] ?? null;
}

/** What the last release found a note to teach, while its words stay. */
function taughtToOthers(model: Model, { id, body }: ModelNote): string | null {
  const frozen = model.released.get(id);
  return frozen?.taught === body ? frozen.theme : null;
}

/** Where a retired theme's notes go; itself, if its merges lead nowhere. */
export function endOfMerges(model: Model, key: string): string {
  const byKey = new Map(model.themes.map((theme) => [theme.key, theme]));
  const seen = new Set<string>();
  let at = byKey.get(key);
  if (at?.isActive) return key;
  while (at !== undefined && at.mergedInto !== null) {
    if (seen.has(at.key)) return key;
    seen.add(at.key);
    at = byKey.get(at.mergedInto);
  }
  return at?.key ?? key;
}

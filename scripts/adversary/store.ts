import { ladderOf } from '../../service/src/privacy/release/ladder.ts';
import type { Batch, ListedNote, ReleasedNote } from '../../service/src/privacy/release/batch.ts';
import type { Hearing, LookedAt } from '../../service/src/privacy/release/looked-at.ts';
import type { ReasonBatch } from '../../service/src/privacy/release/reasons.ts';
import type { EarlierRelease, StillThere } from '../../service/src/privacy/release/still-there.ts';
import type { Saying } from '../../service/src/privacy/release/saying.ts';
import {
  type EarlierMark,
  hiddenMark,
  noteMark,
  parseNoteMark,
  releaseNumber,
} from '../../service/src/release/release-mark.ts';
import { nameOfWords } from '../../service/src/notes/words-name.ts';
import { keptProposals, type KeptProposal } from './proposing.ts';
import { isThere, personaByTitle, themeOf, type TrueNote, type Truth } from './truth.ts';
import type { Before, Settled, Variant } from './variant.ts';

/** What a service keeps between releases. */
export interface Store {
  batches: Batch[];
  ledger: ReasonBatch[];
  /** Whose words are shown. */
  wordsShown: Set<string>;
  left: Set<string>;
  /** The notes that releases looked at and that stand in no batch. */
  readonly lookedAt: Map<string, LookedAt>;
  proposals: KeptProposal[];
  /** What Salesforce holds on notes that are hidden from the service. */
  readonly hiddenMarks: Map<string, string>;
  /** All releases, the earliest first. */
  readonly releases: EarlierRelease[];
}

/** Nothing was released yet. */
export function createStore(): Store {
  return {
    batches: [],
    ledger: [],
    wordsShown: new Set(),
    left: new Set(),
    lookedAt: new Map(),
    proposals: [],
    hiddenMarks: new Map(),
    releases: [],
  };
}

/** Runs a release, as the service does, and keeps what it decided. */
export function release(
  store: Store,
  truth: Truth,
  { settle }: Variant,
  when: { readonly quarter: string; readonly k: number },
): Settled {
  for (const [id, mark] of store.hiddenMarks) {
    if (!isThere(truth.notes.get(id))) continue;
    store.hiddenMarks.delete(id);
    if (standingIds(store).has(id)) continue;
    recall(store, id, mark);
  }
  const releaseId = `${when.quarter}.${store.releases.length + 1}`;
  const settled = settle(beforeRelease(store, truth, { ...when, releaseId }));
  store.releases.push({ releaseId, k: when.k });
  const stoodBefore = store.batches;
  store.batches = [...settled.cells.kept, ...settled.cells.batches];
  store.ledger = [...settled.ledger.kept, ...settled.ledger.batches];
  store.wordsShown = new Set(settled.shown.cells.flatMap((cell) => cell.quotedIds));
  const stands = standingIds(store);
  for (const id of stands) store.lookedAt.delete(id);
  for (const { personaKey, notes } of stoodBefore) {
    for (const { id, hearing } of notes) {
      if (!stands.has(id)) store.lookedAt.set(id, { kind: 'returned', personaKey, hearing });
    }
  }
  for (const [id, heard] of settled.cells.heard) {
    const kind = store.lookedAt.get(id)?.kind ?? 'weighed';
    if (!stands.has(id)) store.lookedAt.set(id, { kind, ...heard });
  }
  store.batches = store.batches.map((batch) => ({
    ...batch,
    notes: batch.notes.map((note) => ({
      ...note,
      hearing: rememberedOf(settled, note.id) ?? note.hearing,
    })),
  }));
  for (const [id, known] of store.lookedAt) {
    const hearing = rememberedOf(settled, id);
    if (hearing !== undefined) store.lookedAt.set(id, { ...known, hearing });
  }
  for (const { notes } of settled.ledger.takenBack) for (const { id } of notes) store.left.add(id);
  for (const { notes } of settled.ledger.batches) for (const { id } of notes) store.left.delete(id);
  return settled;
}

/** How a note was heard, where that is not as it was; a note that strayed passes nowhere. */
function rememberedOf({ cells }: Settled, id: string): Hearing | null | undefined {
  const strayed = cells.strayed.get(id);
  return strayed === undefined ? cells.passing.get(id) : strayed;
}

/** Takes over what a mark says of earlier releases. */
function recall({ lookedAt, left }: Store, id: string, mark: string): void {
  const { earlier } = parseNoteMark(mark);
  if (earlier === null) return;
  const { hasLeftLedger, ...known } = earlier;
  lookedAt.set(id, known);
  if (hasLeftLedger) left.add(id);
}

function standingIds({ batches }: Store): Set<string> {
  return new Set(batches.flatMap(({ notes }) => notes.map(({ id }) => id)));
}

function beforeRelease(
  { batches, ledger, lookedAt, wordsShown, left, releases }: Store,
  truth: Truth,
  when: Pick<Before, 'releaseId' | 'quarter' | 'k'>,
): Before {
  const there = [...truth.notes.values()].filter(isThere);
  const ladder = ladderOf(
    there.map((note) => ({
      id: note.id,
      contributor: note.author,
      followsId: note.followsId,
      statedReason: note.reason,
      isCounted: themeOf(truth, note) !== null,
    })),
  );
  const isGone = (id: string): boolean => !isThere(truth.notes.get(id));
  return {
    notes: there.flatMap((note) => listed(truth, note)),
    published: batches.map((batch) => ({
      ...batch,
      notes: batch.notes.map((note) => asNow(note, truth)),
    })),
    lookedAt: new Map(lookedAt),
    stillThere: stillThere({ batches, lookedAt }, truth),
    earlierReleases: [...releases],
    // Words that were taken back are new ones when they come again.
    wordsShown: new Set([...wordsShown].filter((id) => quoteNow(truth.notes.get(id)) !== null)),
    ledger: {
      published: ledger.map((batch) => ({
        ...batch,
        notes: batch.notes.map((note) => ({
          ...note,
          isWithdrawn: isGone(note.id) || !ladder.stillSays(note.id, batch.reason),
        })),
      })),
      left: new Set(left),
      quarterOf: (id) => (isGone(id) ? undefined : truth.notes.get(id)?.quarter),
    },
    reasonOf: (id) => ladder.reasonOf(id),
    ...when,
  };
}

export function stillThere(
  { batches, lookedAt }: Pick<Store, 'batches' | 'lookedAt'>,
  truth: Truth,
) {
  const standing = batches.flatMap(({ notes }) =>
    notes.map(({ id, hearing }) => ({ id, hearing })),
  );
  const heard = [...lookedAt].map(([id, { hearing }]) => ({ id, hearing }));
  return [...standing, ...heard].flatMap(({ id, hearing }): StillThere[] => {
    const note = truth.notes.get(id);
    if (hearing === null || !isThere(note)) return [];
    const { author: contributor, deal, quarter } = note;
    const { look, generalLook, isLost, saying } = hearing;
    const asHeard = { look, generalLook, isLost, hasStrayed: saying === null };
    return [{ id, contributor, deal, quarter, ...asHeard }];
  });
}

function asNow(note: ReleasedNote, { notes }: Truth): ReleasedNote {
  const now = notes.get(note.id);
  return { ...note, isWithdrawn: !isThere(now), approvedQuote: quoteNow(now) };
}

function quoteNow(note: TrueNote | undefined): string | null {
  return isThere(note) ? quoteOf(note) : null;
}

function quoteOf(note: TrueNote): string | null {
  return note.isApproved ? `words of ${note.id}` : null;
}

function listed(truth: Truth, note: TrueNote): ListedNote[] {
  const themeKey = themeOf(truth, note);
  const personaKey = personaByTitle(truth, note);
  if (personaKey === null) return [];
  return [
    {
      id: note.id,
      contributor: note.author,
      deal: note.deal,
      quarter: note.quarter,
      personaKey,
      themeKey,
      isLost: truth.lostDeals.has(note.deal),
      approvedQuote: quoteOf(note),
      saying: sayingOf(note),
    },
  ];
}

/** What a note says, as its rep has it: here everybody files their own. */
export function sayingOf({ words, deal, theme }: TrueNote): Saying {
  const about = JSON.stringify([words, deal]);
  return { words: nameOfWords(about), theme: nameOfWords(`${theme}`), isTapped: true };
}

/** Loses all that is kept, and takes it over again from what Salesforce holds on the notes. */
export function rebuild(store: Store, truth: Truth): void {
  const marks = marksOf(store);
  const standing = standingIds(store);
  store.lookedAt.clear();
  store.left = new Set();
  const notes = new Map(store.batches.flatMap((batch) => batch.notes.map((one) => [one.id, one])));
  const batches = new Map<string, Filled<Omit<Batch, 'notes'>>>();
  const ledger = new Map<string, Filled<Omit<ReasonBatch, 'notes'>>>();
  for (const [id, mark] of [...marks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const isHere = isThere(truth.notes.get(id));
    const hidden = hiddenMark(mark);
    if (!isHere && hidden !== null) store.hiddenMarks.set(id, hidden);
    const { released } = parseNoteMark(mark);
    if (isHere) recall(store, id, mark);
    const frozen = notes.get(id);
    if (released === null || !standing.has(id) || frozen === undefined) continue;
    if (released.hasLeftLedger) store.left.add(id);
    const {
      personaKey,
      themeKey,
      releaseId,
      quarter,
      k,
      size,
      crowd,
      quotesShown,
      isFresh,
      hearing,
      facts,
      reason,
    } = released;
    const note = {
      id,
      contributor: truth.notes.get(id)?.author ?? frozen.contributor,
      deal: facts?.deal ?? '',
      isLost: facts?.isLost ?? false,
      approvedQuote: null,
      isWithdrawn: false,
      isFresh,
      hearing,
    };
    const cell = { releaseId, personaKey, themeKey, quarter, k, size, crowd, quotesShown };
    addTo(batches, cell, note);
    if (reason === null) continue;
    addTo(
      ledger,
      {
        releaseId: reason.releaseId,
        personaKey,
        themeKey,
        reason: reason.reason,
        quarter: reason.quarter,
        k: reason.k,
        size: 0,
        crowd: { left: reason.crowdLeft, leftOfSides: 0 },
        quotesShown: 0,
      },
      { ...note, isFresh: true },
    );
  }
  store.batches = [...batches.values()].sort(byRelease);
  store.ledger = [...ledger.values()].sort(byRelease);
  store.proposals = keptProposals(store.proposals, marks, truth);
}

function byRelease(a: { readonly releaseId: string }, b: { readonly releaseId: string }): number {
  return releaseNumber(a.releaseId) - releaseNumber(b.releaseId);
}

/** A batch that notes are still added to. */
type Filled<B> = B & { readonly notes: ReleasedNote[] };

function addTo<B extends object>(
  batches: Map<string, Filled<B>>,
  batch: B,
  note: ReleasedNote,
): void {
  const name = JSON.stringify(batch);
  const known = batches.get(name) ?? { ...batch, notes: [] };
  known.notes.push(note);
  batches.set(name, known);
}

/** `Release__c` of every note that has one. */
function marksOf(store: Store): Map<string, string> {
  const { batches, ledger, left, proposals } = store;
  const reasons = new Map(
    ledger.flatMap((batch) => batch.notes.map((note) => [note.id, batch] as const)),
  );
  const proposed = new Map(
    proposals.flatMap(({ key, k, notes }) =>
      notes.map(({ id, deal }) => [id, { themeKey: key, k, deal }] as const),
    ),
  );
  const released = new Map(
    batches.flatMap((batch) =>
      batch.notes.map(({ id, deal, isLost, isFresh, hearing }) => {
        const row = reasons.get(id);
        const reason = row === undefined ? null : { ...row, crowdLeft: row.crowd.left };
        const facts = { deal, isLost, shownWords: null, taughtWords: null };
        const ofLedger = { hasLeftLedger: left.has(id), reason };
        return [id, { ...batch, isFresh, hearing, facts, ...ofLedger }] as const;
      }),
    ),
  );
  const marks = new Map<string, string>();
  const earlier = store.lookedAt.keys();
  for (const id of new Set([...released.keys(), ...earlier, ...proposed.keys()])) {
    const mark = noteMark({
      released: released.get(id) ?? null,
      earlier: earlierOf(store, id),
      proposed: proposed.get(id) ?? null,
    });
    if (mark !== null) marks.set(id, mark);
  }
  return marks;
}

function earlierOf({ lookedAt, left }: Store, id: string): EarlierMark | null {
  const known = lookedAt.get(id);
  return known === undefined ? null : { ...known, hasLeftLedger: left.has(id) };
}

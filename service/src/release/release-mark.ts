import type { StatedReason } from '../notes/note.ts';
import { statedReasons } from '../notes/note.ts';
import type { CrowdSize } from '../privacy/release/crowd-size.ts';
import { type Hearing, kinds, type LookedAt } from '../privacy/release/looked-at.ts';
import { factsText, type FrozenFacts, parseFacts } from './frozen-facts.ts';
import { hearingText, parseHearing } from './hearing-mark.ts';
import { keyInMark, shortKey } from './marked-keys.ts';
import { parseProposalParts, type ProposalMark, proposalMark } from './proposal-mark.ts';

/** A release by its name, `2026-Q4.2`, and the k it published under. */
export interface MarkedRelease {
  readonly releaseId: string;
  /** Counts up within the org. */
  readonly number: number;
  readonly quarter: string;
  readonly k: number;
}

/** What a note's `Release__c` says about the batch it was released in. */
export interface ReleaseMark extends MarkedRelease {
  /** These two as the mark holds them: `keyMeant` gives the keys. */
  readonly personaKey: string;
  readonly themeKey: string;
  /** Null in a mark of the first version, which did not hold them. */
  readonly facts: FrozenFacts | null;
  /** Its batch in the reason ledger, if it stands in one. */
  readonly reason: ReasonMark | null;
  /** Whether it stood in one and does not any more. */
  readonly hasLeftLedger: boolean;
  /** How many notes its batch was published with; 0 in marks from before that was kept. */
  readonly size: number;
  /** How large the crowd that came with it is by now. */
  readonly crowd: CrowdSize;
  /** How many quotes it has shown so far. */
  readonly quotesShown: number;
  /** Whether this was its first batch. */
  readonly isFresh: boolean;
  /** Null in marks from before that was kept. */
  readonly hearing: Hearing | null;
}

/** What earlier releases made of a note that stands in no batch. */
export interface EarlierMark extends LookedAt {
  /** As the mark holds it: `keyMeant` gives the key. */
  readonly personaKey: string | null;
  /** Whether it stood in the reason ledger. */
  readonly hasLeftLedger: boolean;
}

/** A note's place in the reason ledger. */
export interface ReasonMark extends MarkedRelease {
  readonly reason: StatedReason;
  /** Of the crowd that came with it, how many are left without any k. */
  readonly crowdLeft: number;
}

/** All that a note's `Release__c` says. */
export interface NoteMark {
  readonly released: ReleaseMark | null;
  readonly earlier: EarlierMark | null;
  readonly proposed: ProposalMark | null;
}

/** `Release__c` holds no more. */
const markCharacters = 255;

/** With more digits the longest mark would not fit; weekly, so many releases take 190,000 years. */
const releaseShape = /^(\d{4}-Q[1-4])\.([1-9]\d{0,6})$/;
const groupShape = /^k([1-9]\d?)(?:c([1-9]\d{0,4}))?$/;
const batchGroupShape =
  /^k([1-9]\d?)(?:n([1-9]\d{0,5}))?(?:c([1-9]\d{0,4}))?(?:s([1-9]\d{0,4}))?(?:q([1-9]\d{0,3}))?(r)?$/;
/** More quotes need not be told apart. */
const mostCounted = 9999;
const titlesShape = /^\d{1,7}\.[\w-]{22}$/;
const leftWord = 'left';
/** In marks of earlier versions; buyers in general have no ledger any more. */
const [ownPlace, generalPlace] = ['own', 'general'];
/** In marks of earlier versions, of a note that was not heard. */
const seenWord = 'seen';
const nothingMarked: NoteMark = { released: null, earlier: null, proposed: null };

/** Reads a `Release__c`. What is not whole says nothing at all. */
export function parseNoteMark(text: string | null): NoteMark {
  if (text === null || text.length > markCharacters) return nothingMarked;
  const parts = text.split('|');
  if (parts[0] === seenWord) return parseSeen(parts);
  const isEarlier = kinds.some((kind) => kind === parts[0]);
  const at = parts.indexOf('proposed', parts[0] === 'proposed' ? 0 : isEarlier ? 1 : 4);
  const ofProposal = at === -1 ? [] : parts.slice(at);
  const ofRelease = at === -1 ? parts : parts.slice(0, at);
  const proposed = ofProposal.length === 0 ? null : parseProposalParts(ofProposal);
  const earlier = isEarlier ? parseEarlier(ofRelease) : null;
  const released = ofRelease.length === 0 || isEarlier ? null : parseRelease(ofRelease);
  if (ofProposal.length > 0 && proposed === null) return nothingMarked;
  if (ofRelease.length > 0 && released === null && earlier === null) return nothingMarked;
  return { released, earlier, proposed };
}

/** A note that an earlier version had only seen: all that matters of it is the proposal it stands behind. */
function parseSeen(parts: readonly string[]): NoteMark {
  const at = parts.indexOf('proposed', 1);
  return { ...nothingMarked, proposed: at === -1 ? null : parseProposalParts(parts.slice(at)) };
}

function parseEarlier([word, ...more]: readonly string[]): EarlierMark | null {
  const kind = kinds.find((known) => known === word);
  if (kind === undefined) return null;
  const hasLeftLedger = more.at(-1) === leftWord;
  const parts = hasLeftLedger ? more.slice(0, -1) : more;
  const hearing = parseHearing(parts.at(-1));
  const [persona, titles, ...others] = hearing === null ? parts : parts.slice(0, -1);
  // Marks of earlier versions told of titles as well.
  if (others.length > 0 || (titles !== undefined && !titlesShape.test(titles))) return null;
  const isTitles = persona !== undefined && titlesShape.test(persona);
  return { kind, personaKey: isTitles ? null : (persona ?? null), hasLeftLedger, hearing };
}

function parseRelease(parts: readonly string[]): ReleaseMark | null {
  const [release, personaKey, themeKey, group, ...others] = parts;
  const hearing = parseHearing(others[0]);
  const more = hearing === null ? others : others.slice(1);
  const [, k, size, left, leftOfSides, quotes, rides] = batchGroupShape.exec(group ?? '') ?? [];
  const named = releaseOf(release, `k${k}`);
  if (named === null || !personaKey || !themeKey) return null;
  const facts = more[0]?.includes(':') === true ? parseFacts(more[0]) : null;
  if (facts === null && more[0]?.includes(':') === true) return null;
  const ofReason = facts === null ? more : more.slice(1);
  const isLeft = ofReason.length === 1 && ofReason[0] === leftWord;
  const hasLeftLedger = isLeft || ofReason[1] === generalPlace;
  const isInRow = ofReason.length > 0 && !hasLeftLedger;
  const reason = isInRow ? parseReason(ofReason) : null;
  if (isInRow && reason === null) return null;
  const crowd = { left: Number(left ?? 0), leftOfSides: Number(leftOfSides ?? 0) };
  const quotesShown = Number(quotes ?? 0);
  const ofBatch = { size: Number(size ?? 0), quotesShown, isFresh: rides === undefined };
  return {
    ...named,
    personaKey,
    themeKey,
    facts,
    reason,
    hasLeftLedger,
    crowd,
    ...ofBatch,
    hearing,
  };
}

/** Marks of earlier versions told of a place before the release. */
function parseReason([name, ...parts]: readonly string[]): ReasonMark | null {
  const [release, group, ...more] = parts[0] === ownPlace ? parts.slice(1) : parts;
  const named = releaseOf(release, group);
  const reason = statedReasons.find((known) => known === name);
  if (named === null || reason === undefined || more.length > 0) return null;
  const crowdLeft = Number(groupShape.exec(group ?? '')?.[2] ?? 0);
  return { ...named, reason, crowdLeft };
}

function releaseOf(release: string | undefined, group: string | undefined): MarkedRelease | null {
  const named = parseReleaseId(release ?? '');
  const k = Number(groupShape.exec(group ?? '')?.[1] ?? 0);
  return named === null || k < 3 ? null : { ...named, k };
}

/** Which release of the org a name means; 0 for none. */
export function releaseNumber(releaseId: string | null): number {
  return parseReleaseId(releaseId ?? '')?.number ?? 0;
}

/** Reads the name of a release, `2026-Q4.2`; null when it is none. */
export function parseReleaseId(
  releaseId: string,
): { readonly releaseId: string; readonly quarter: string; readonly number: number } | null {
  const [, quarter, number] = releaseShape.exec(releaseId) ?? [];
  return quarter === undefined ? null : { releaseId, quarter, number: Number(number) };
}

/** What is stored of a note that was released. */
export interface MarkedBatch {
  readonly releaseId: string;
  readonly personaKey: string;
  readonly themeKey: string;
  readonly k: number;
  readonly size: number;
  readonly isFresh: boolean;
  readonly facts: FrozenFacts;
  readonly hasLeftLedger: boolean;
  readonly crowd: CrowdSize;
  readonly quotesShown: number;
  readonly hearing: Hearing | null;
  readonly reason: {
    readonly reason: string;
    readonly releaseId: string;
    readonly k: number;
    readonly crowdLeft: number;
  } | null;
}

/** The theme proposed that a note stands behind. */
export interface MarkedProposal {
  readonly themeKey: string;
  readonly k: number;
  readonly deal: string;
}

/** What is stored of a note in Salesforce, as far as releases go. */
export interface Marked {
  readonly released: MarkedBatch | null;
  readonly earlier: EarlierMark | null;
  readonly proposed: MarkedProposal | null;
}

/**
 * `<release>|<persona>|<theme>|k<k>n<size>c<left>s<left of sides>q<quotes>|<hearing>|<facts>`, with an `r` after the
 * sizes for a note that rides along, for a note in the reason ledger `|<reason>|<release>|k<k>c<left>`, for one that
 * left it `|left`; `returned|<persona>|<hearing>` for a note that stands in no batch any more, with `|left` if it left
 * the ledger, and `weighed|<persona>|<hearing>` for one that was heard only; and `|proposed|…` for one behind a
 * proposed theme: enough to take all of it over if our database is lost. Null for a note that is none of it.
 */
export function noteMark(marked: Marked): string | null {
  const mark = markOf(marked, false);
  if (mark === '') return null;
  return mark.length <= markCharacters ? mark : markOf(marked, true);
}

/**
 * What is left of a mark on a note that is hidden from us and stands in no batch: what an earlier
 * release made of it, and nothing of a batch. So it is known again when somebody shows it.
 */
export function hiddenMark(mark: string | null): string | null {
  const { released, earlier } = parseNoteMark(mark);
  const once = onceReleased(released) ?? earlier;
  if (once === null) return null;
  // Where it stood is nobody's business while it is hidden; and what was hidden once enters nothing any more.
  const personaKey = once.kind === 'returned' ? null : once.personaKey;
  return earlierMark({ ...once, personaKey, hearing: null }, (key) => key);
}

/** What remains of a batch's mark once the note has left the batch. */
export function onceReleased(released: ReleaseMark | null): EarlierMark | null {
  if (released === null) return null;
  const hasLeftLedger = released.hasLeftLedger || released.reason !== null;
  const { personaKey, hearing } = released;
  return { kind: 'returned', personaKey, hasLeftLedger, hearing };
}

function earlierMark(
  { kind, personaKey, hasLeftLedger, hearing }: EarlierMark,
  keyOf: (key: string) => string,
): string {
  const place = personaKey === null ? [] : [keyOf(personaKey)];
  const how = hearing === null ? [] : [hearingText(hearing)];
  return [kind, ...place, ...how, ...(hasLeftLedger ? [leftWord] : [])].join('|');
}

function markOf({ released, earlier, proposed }: Marked, isShort: boolean): string {
  const parts: string[] = [];
  const keyOf = isShort ? shortKey : keyInMark;
  if (released !== null) parts.push(batchMark(released, keyOf));
  else if (earlier !== null) parts.push(earlierMark(earlier, keyOf));
  if (proposed !== null) {
    const releasedDeal = released?.facts.deal ?? null;
    parts.push(proposalMark(proposed, { releasedDeal, isShort }));
  }
  return parts.join('|');
}

function batchMark(batch: MarkedBatch, key: (key: string) => string): string {
  const { releaseId, personaKey, themeKey, k, size, isFresh, hearing, facts, reason } = batch;
  const of = (letter: string, count: number): string => (count === 0 ? '' : `${letter}${count}`);
  const crowd = `${of('c', batch.crowd.left)}${of('s', batch.crowd.leftOfSides)}`;
  const quotes = of('q', Math.min(batch.quotesShown, mostCounted));
  const group = `k${k}${of('n', size)}${crowd}${quotes}${isFresh ? '' : 'r'}`;
  const how = hearing === null ? [] : [hearingText(hearing)];
  const own = [releaseId, key(personaKey), key(themeKey), group, ...how, factsText(facts)];
  const mark = own.join('|');
  if (reason === null) return batch.hasLeftLedger ? `${mark}|${leftWord}` : mark;
  return `${mark}|${reason.reason}|${reason.releaseId}|k${reason.k}${of('c', reason.crowdLeft)}`;
}

import type { StatedReason } from '../notes/note.ts';
import { statedReasons } from '../notes/note.ts';
import { kinds, type LookedAt } from '../privacy/release/looked-at.ts';
import { factsText, type FrozenFacts, parseFacts } from './frozen-facts.ts';
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
  /** Whether it stood in a crowd there. */
  readonly isHeardInLedger: boolean;
  /** How many notes its batch was published with; 0 in marks from before that was kept. */
  readonly size: number;
  /** Whether this was its first batch. */
  readonly isFresh: boolean;
}

/** What earlier releases made of a note that stands in no batch. */
export interface EarlierMark extends LookedAt {
  /** As the mark holds it: `keyMeant` gives the key. */
  readonly personaKey: string | null;
  /** Whether it stood in the reason ledger, or in a crowd there. */
  readonly hasLeftLedger: boolean;
  /** Whether themes were looked for in it, among a crowd. */
  readonly isSearched: boolean;
}

/** A note's place in the reason ledger: under its own persona, or among buyers in general. */
export interface ReasonMark extends MarkedRelease {
  readonly reason: StatedReason;
  readonly isGeneral: boolean;
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
const groupShape = /^k([1-9]\d?)$/;
const batchGroupShape = /^k([1-9]\d?)(?:n([1-9]\d{0,5}))?(r)?$/;
const titlesShape = /^\d{1,7}\.[\w-]{22}$/;
const leftWord = 'left';
const heardWord = 'heard';
const searchedWord = 'searched';
const nothingMarked: NoteMark = { released: null, earlier: null, proposed: null };

/** Reads a `Release__c`. What is not whole says nothing at all. */
export function parseNoteMark(text: string | null): NoteMark {
  if (text === null || text.length > markCharacters) return nothingMarked;
  const parts = text.split('|');
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

function parseEarlier([word, ...more]: readonly string[]): EarlierMark | null {
  const kind = kinds.find((known) => known === word);
  if (kind === undefined) return null;
  // Marks of earlier versions had no part for a persona where there was none, and told of titles after it.
  const [persona = '', ...others] = more[0] === leftWord ? ['', ...more] : more;
  const flags = others.filter((part) => !titlesShape.test(part));
  if (flags.some((flag) => flag !== leftWord && flag !== searchedWord)) return null;
  return {
    kind,
    personaKey: persona === '' ? null : persona,
    hasLeftLedger: flags.includes(leftWord),
    isSearched: flags.includes(searchedWord),
  };
}

function parseRelease(parts: readonly string[]): ReleaseMark | null {
  const [release, personaKey, themeKey, group, ...more] = parts;
  const [, k, size, rides] = batchGroupShape.exec(group ?? '') ?? [];
  const named = releaseOf(release, `k${k}`);
  if (named === null || !personaKey || !themeKey) return null;
  const facts = more[0]?.includes(':') === true ? parseFacts(more[0]) : null;
  if (facts === null && more[0]?.includes(':') === true) return null;
  const ofReason = facts === null ? more : more.slice(1);
  const hasLeftLedger = ofReason.length === 1 && ofReason[0] === leftWord;
  const isHeardOnly = ofReason.length === 1 && ofReason[0] === heardWord;
  const isInRow = ofReason.length > 0 && !hasLeftLedger && !isHeardOnly;
  const reason = isInRow ? parseReason(ofReason) : null;
  if (isInRow && reason === null) return null;
  const isHeardInLedger = isInRow || isHeardOnly;
  const ofBatch = { size: Number(size ?? 0), isFresh: rides === undefined };
  return {
    ...named,
    personaKey,
    themeKey,
    facts,
    reason,
    hasLeftLedger,
    isHeardInLedger,
    ...ofBatch,
  };
}

function parseReason(parts: readonly string[]): ReasonMark | null {
  const [name, place, release, group, ...more] = parts;
  const named = releaseOf(release, group);
  const reason = statedReasons.find((known) => known === name);
  if (named === null || reason === undefined || more.length > 0) return null;
  if (place !== 'own' && place !== 'general') return null;
  return { ...named, reason, isGeneral: place === 'general' };
}

function releaseOf(release: string | undefined, group: string | undefined): MarkedRelease | null {
  const named = parseReleaseId(release ?? '');
  const k = Number(groupShape.exec(group ?? '')?.[1] ?? 0);
  return named === null || k < 3 ? null : { ...named, k };
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
  readonly isHeardInLedger: boolean;
  readonly reason: {
    readonly reason: string;
    readonly personaKey: string;
    readonly releaseId: string;
    readonly k: number;
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
 * `<release>|<persona>|<theme>|k<k>n<size>|<facts>`, with an `r` after the size for a note that rides
 * along, for a note in the reason ledger `|<reason>|own or general|<release>|k<k>`, for one that left it
 * `|left`, for one that only stood in a crowd there `|heard`; `returned` for a note that stands in no batch any more,
 * `weighed|<persona>` for one that stood in a crowd only, and `seen` for another that a release looked at, each with
 * `|left` if it was told of in the ledger and `|searched` if themes were looked for in it, after an empty part where
 * there is no persona; and `|proposed|…` for one behind a proposed theme: enough to take all of it over if our
 * database is lost. Null for a note that is none of it.
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
  const once = earlier ?? onceReleased(released);
  return once === null ? null : earlierMark(once, (key) => key);
}

/** What remains of a batch's mark once the note has left the batch. */
export function onceReleased(released: ReleaseMark | null): EarlierMark | null {
  if (released === null) return null;
  const hasLeftLedger = released.hasLeftLedger || released.isHeardInLedger;
  return { kind: 'returned', personaKey: null, hasLeftLedger, isSearched: false };
}

function earlierMark(
  { kind, personaKey, hasLeftLedger, isSearched }: EarlierMark,
  keyOf: (key: string) => string,
): string {
  const flags = [...(hasLeftLedger ? [leftWord] : []), ...(isSearched ? [searchedWord] : [])];
  const place = personaKey === null ? '' : keyOf(personaKey);
  const parts = place === '' && flags.length === 0 ? [] : [place, ...flags];
  return [kind, ...parts].join('|');
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
  const { releaseId, personaKey, themeKey, k, size, isFresh, facts, reason } = batch;
  const group = `k${k}${size === 0 ? '' : `n${size}`}${isFresh ? '' : 'r'}`;
  const mark = `${releaseId}|${key(personaKey)}|${key(themeKey)}|${group}|${factsText(facts)}`;
  if (reason === null && batch.hasLeftLedger) return `${mark}|${leftWord}`;
  if (reason === null) return batch.isHeardInLedger ? `${mark}|${heardWord}` : mark;
  const place = reason.personaKey === personaKey ? 'own' : 'general';
  return `${mark}|${reason.reason}|${place}|${reason.releaseId}|k${reason.k}`;
}

import type { StatedReason } from '../notes/note.ts';
import { statedReasons } from '../notes/note.ts';
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
}

/** A note's place in the reason ledger: under its own persona, or among buyers in general. */
export interface ReasonMark extends MarkedRelease {
  readonly reason: StatedReason;
  readonly isGeneral: boolean;
}

/** All that a note's `Release__c` says. */
export interface NoteMark {
  readonly released: ReleaseMark | null;
  readonly proposed: ProposalMark | null;
}

/** `Release__c` holds no more. */
const markCharacters = 255;

const releaseShape = /^(\d{4}-Q[1-4])\.([1-9]\d{0,8})$/;
const groupShape = /^k([1-9]\d?)$/;
const nothingMarked: NoteMark = { released: null, proposed: null };

/** Reads a `Release__c`. What is not whole says nothing at all. */
export function parseNoteMark(text: string | null): NoteMark {
  if (text === null || text.length > markCharacters) return nothingMarked;
  const parts = text.split('|');
  const at = parts.indexOf('proposed', parts[0] === 'proposed' ? 0 : 4);
  const ofProposal = at === -1 ? [] : parts.slice(at);
  const ofRelease = at === -1 ? parts : parts.slice(0, at);
  const proposed = ofProposal.length === 0 ? null : parseProposalParts(ofProposal);
  const released = ofRelease.length === 0 ? null : parseRelease(ofRelease);
  if (ofProposal.length > 0 && proposed === null) return nothingMarked;
  if (ofRelease.length > 0 && released === null) return nothingMarked;
  return { released, proposed };
}

function parseRelease(parts: readonly string[]): ReleaseMark | null {
  const [release, personaKey, themeKey, group, ...more] = parts;
  const named = releaseOf(release, group);
  if (named === null || !personaKey || !themeKey) return null;
  const facts = more[0]?.includes(':') === true ? parseFacts(more[0]) : null;
  if (facts === null && more[0]?.includes(':') === true) return null;
  const ofReason = facts === null ? more : more.slice(1);
  const reason = ofReason.length === 0 ? null : parseReason(ofReason);
  if (ofReason.length > 0 && reason === null) return null;
  return { ...named, personaKey, themeKey, facts, reason };
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
  readonly facts: FrozenFacts;
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

/**
 * `<release>|<persona>|<theme>|k<k>|<facts>`, for a note in the reason ledger
 * `|<reason>|own or general|<release>|k<k>`, and `|proposed|…` for one behind a proposed theme: enough
 * to take all of it over if our database is lost. Null for a note that is neither.
 */
export function noteMark(
  released: MarkedBatch | null,
  proposed: MarkedProposal | null,
): string | null {
  const mark = markOf(released, proposed, false);
  if (mark === '') return null;
  return mark.length <= markCharacters ? mark : markOf(released, proposed, true);
}

function markOf(
  released: MarkedBatch | null,
  proposed: MarkedProposal | null,
  isShort: boolean,
): string {
  const parts: string[] = [];
  if (released !== null) parts.push(batchMark(released, isShort ? shortKey : keyInMark));
  if (proposed !== null) {
    const releasedDeal = released?.facts.deal ?? null;
    parts.push(proposalMark(proposed, { releasedDeal, isShort }));
  }
  return parts.join('|');
}

function batchMark(batch: MarkedBatch, key: (key: string) => string): string {
  const { releaseId, personaKey, themeKey, k, facts, reason } = batch;
  const mark = `${releaseId}|${key(personaKey)}|${key(themeKey)}|k${k}|${factsText(facts)}`;
  if (reason === null) return mark;
  const place = reason.personaKey === personaKey ? 'own' : 'general';
  return `${mark}|${reason.reason}|${place}|${reason.releaseId}|k${reason.k}`;
}

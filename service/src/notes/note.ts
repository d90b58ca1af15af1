import type { SpecialCategory } from '#lwc/specialCategory/specialCategory.ts';

/** What the CRM calls the six things a note can speak about, in the order people read them. */
export const insightAreas = ['why-now', 'success', 'stops', 'choose', 'buy', 'room'] as const;
export type InsightArea = (typeof insightAreas)[number];

export const tones = ['warm', 'neutral', 'guarded', 'tense', 'cold'] as const;
export type Tone = (typeof tones)[number];

/** What the five tones come down to. */
export type ToneClass = 'positive' | 'neutral' | 'negative';
export const toneClassOf: Readonly<Record<Tone, ToneClass>> = {
  warm: 'positive',
  neutral: 'neutral',
  guarded: 'neutral',
  tense: 'negative',
  cold: 'negative',
};

/** How the rep knows. Role-play is practice among colleagues and never counts. */
export const sources = ['buyers-words', 'heard', 'observed', 'opinion', 'role-play'] as const;
export type Source = (typeof sources)[number];

export const statedReasons = [
  'price',
  'complex',
  'missing',
  'timing',
  'no-decision',
  'competitor',
  'trust',
  'other',
] as const;
export type StatedReason = (typeof statedReasons)[number];

export const noteStatuses = ['waiting', 'counted', 'held', 'released'] as const;
export type NoteStatus = (typeof noteStatuses)[number];

/** Why a note is held for its rep to edit; `code` is a formula, markup or instructions. */
export type HeldReason = SpecialCategory | 'code';

/** Who named the theme of a note: its rep, or the coder. */
export type ThemeBy = 'rep' | 'match';

/** Who told the tone or the reason of a note: its rep, or what the note says. */
export type SaidBy = 'rep' | 'text';

/** The longest quote that `Quote__c` and `Approved_Quote__c` can hold, in characters. */
export const quoteCharacters = 255;

/** The longest note that `Body__c` can hold, in characters. */
export const bodyCharacters = 32_000;

/** The reserved persona where notes wait that no cell could publish in time. */
export const buyersInGeneral = 'buyers-in-general';

/**
 * A note as read from Salesforce. It lives in memory only: nothing may store or log one.
 * Private notes are never read, so a raw note has no such field.
 */
export interface RawNote {
  readonly id: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly body: string;
  readonly promptArea: InsightArea | null;
  /** The note whose stated reason this one looks underneath. */
  readonly followsId: string | null;
  readonly source: Source | null;
  readonly tone: Tone | null;
  readonly statedReason: StatedReason | null;
  readonly opportunityId: string | null;
  readonly leadId: string | null;
  /** The note's account, or its contact's when neither a deal nor a lead nor an account is set. */
  readonly accountId: string | null;
  /** Job title of the note's contact or lead. */
  readonly buyerTitle: string | null;
  readonly chosenPersonaKey: string | null;
  readonly confirmedThemeKey: string | null;
  readonly noneFits: boolean;
  readonly withdrawn: boolean;
  readonly approvedQuote: string | null;
  /** Whether the note's deal is closed lost. */
  readonly isLost: boolean;
}

/** A note as the service keeps it: redacted, and its people known by keyed hashes only. */
export interface StoredNote {
  readonly id: string;
  readonly contributor: string;
  /** The opportunity, else the lead, else the account; a note without any can never count. */
  readonly deal: string | null;
  readonly writtenAt: Date;
  /** The quarter it was written in, as `2026-Q4`. */
  readonly quarter: string;
  /** Empty for held and withdrawn notes: they keep no words. */
  readonly redactedText: string;
  /** The redacted words as they could appear, at most 255 characters; empty like the text. */
  readonly quote: string;
  readonly status: Exclude<NoteStatus, 'released'>;
  readonly heldReason: HeldReason | null;
  readonly themeKey: string | null;
  readonly themeBy: ThemeBy | null;
  readonly personaKey: string | null;
  readonly tone: ToneClass | null;
  readonly toneBy: SaidBy | null;
  readonly source: Source | null;
  readonly statedReason: StatedReason | null;
  readonly reasonBy: SaidBy | null;
  readonly isEnglish: boolean;
  readonly isLost: boolean;
  readonly isWithdrawn: boolean;
  /** Kept only while it equals `quote`. */
  readonly approvedQuote: string | null;
}

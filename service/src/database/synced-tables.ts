import type { Kind } from '../privacy/release/looked-at.ts';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { HeldReason, InsightArea, SaidBy, ThemeBy, ToneClass } from '../notes/note.ts';
import type { Source, StatedReason, StoredNote } from '../notes/note.ts';

type Flag = Generated<boolean>;

/** Copies of what people keep in Salesforce (migration 010). */
export interface PromptTable {
  org_id: string;
  prompt_key: string;
  record_id: string;
  area: InsightArea;
  is_deleted: Flag;
}

export interface ThemeTable {
  org_id: string;
  theme_key: string;
  record_id: string;
  area: InsightArea;
  label: string;
  meaning: string;
  examples: string[];
  status: string;
  is_hidden: boolean;
  merged_into: string | null;
  terms: Generated<string[]>;
  /** These two, and a persona's roadmap, since migration 017. */
  response: Generated<string | null>;
  what_works: Generated<string | null>;
  is_deleted: Flag;
}

export interface PersonaTable {
  org_id: string;
  persona_key: string;
  record_id: string;
  name: string;
  summary: string | null;
  segment: string | null;
  market: string | null;
  territory: string | null;
  responsibility: string | null;
  goals: string | null;
  activities: string | null;
  gaps: string | null;
  job_titles: string[];
  buyer_role: string | null;
  receptivity: string | null;
  image_url: string | null;
  image_licence: string | null;
  image_alt: string | null;
  status: string;
  /** JSON. */
  roadmap: Generated<string>;
  is_deleted: Flag;
}

/** How far a stream of changes was read, and the notes (migration 011). */
export interface CheckpointTable {
  org_id: string;
  stream: string;
  modified_at: Date;
  record_id: string;
  is_caught_up: Flag;
}

/** Which process follows the org (migration 018). */
export interface SyncLeaseTable {
  org_id: string;
  token: string;
  expires_at: Date;
}

export interface NoteTable {
  org_id: string;
  note_id: string;
  modified_at: Date;
  input_hash: string;
  contributor: string;
  deal: string | null;
  written_at: Date;
  quarter: string;
  redacted_text: string;
  quote: string;
  approved_quote: string | null;
  status: StoredNote['status'];
  held_reason: HeldReason | null;
  theme_key: string | null;
  theme_by: ThemeBy | null;
  persona_key: string | null;
  prompt_area: InsightArea | null;
  follows_id: string | null;
  none_fits: boolean;
  tone: ToneClass | null;
  tone_by: SaidBy | null;
  source: Source | null;
  stated_reason: StatedReason | null;
  reason_by: SaidBy | null;
  is_english: boolean;
  is_lost: boolean;
  is_withdrawn: boolean;
  coded_with: string | null;
  matched_with: string | null;
}

/** What the words of notes mean, as numbers, and by what the coder learns (migration 015). */
export interface NoteVectorTable {
  org_id: string;
  note_id: string;
  text_hash: string;
  embedder_id: string;
  vector: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
}

export interface ConfirmationsTable {
  org_id: string;
  version: number;
}

/** Releases and what they published (migration 012). */
export interface QuarterGroupTable {
  org_id: string;
  quarter: string;
  k: number;
}

export interface ReleaseCalendarTable {
  org_id: string;
  calendar: string;
  next_at: Date;
}

export interface ReleaseTable {
  org_id: string;
  number: number;
  release_id: string;
  quarter: string;
  k: number;
  released_at: Date;
}

export interface ReleasedNoteTable {
  org_id: string;
  note_id: string;
  release_id: string;
  persona_key: string;
  theme_key: string;
  contributor: string;
  deal: string;
  is_lost: boolean;
  quarter: string;
  k: number;
  is_gone: Flag;
  /** The four of its batch in the reason ledger: all there, or none. */
  reason: StatedReason | null;
  reason_persona_key: string | null;
  reason_release_id: string | null;
  reason_k: number | null;
  /** While what an earlier database held is taken over (migration 021). */
  shown_words: Generated<string | null>;
  /** By which its tap teaches others' notes (migration 032). */
  taught_words: Generated<string | null>;
  /** These three since migration 022. */
  is_fresh: Flag;
  batch_size: Generated<number>;
  has_left_ledger: Flag;
  /** These three since migration 036; of earlier batches it is not known. */
  crowd_left: Generated<number>;
  crowd_left_of_sides: Generated<number>;
  reason_crowd_left: Generated<number | null>;
  /** Since migration 038. */
  quotes_shown: Generated<number>;
  /** These since migrations 037 and 038: how it was heard first. */
  look: Generated<string | null>;
  heard_words: Generated<string | null>;
  heard_theme: Generated<string | null>;
  heard_tapped: Generated<boolean | null>;
  heard_lost: Generated<boolean>;
  general_look: Generated<string | null>;
  heard_reason: Generated<StatedReason | null>;
}

/** Notes that releases looked at and that stand in no batch (migrations 022 and 034 to 038). */
export interface LookedAtNoteTable {
  org_id: string;
  note_id: string;
  has_left_ledger: Flag;
  kind: Kind;
  /** In which it was heard last; null where nobody knows. */
  persona_key: string | null;
  /** The look is null, or it and what it said are, where it enters nothing any more. */
  look: Generated<string | null>;
  heard_words: Generated<string | null>;
  heard_theme: Generated<string | null>;
  heard_tapped: Generated<boolean | null>;
  heard_lost: Generated<boolean>;
  general_look: Generated<string | null>;
  heard_reason: Generated<StatedReason | null>;
}

export interface CellTable {
  org_id: string;
  persona_key: string;
  theme_key: string;
  contributors: string;
  deals: string;
  lost_share: string | null;
  trend: string;
}

export interface CellQuoteTable {
  org_id: string;
  note_id: string;
  persona_key: string;
  theme_key: string;
}

export interface PublishedPersonaTable {
  org_id: string;
  persona_key: string;
  contributors: string;
  deals: string;
  /** As `2026-11-20`. */
  released_on: ColumnType<string | Date, string, string>;
}

export interface PublishedReasonTable {
  org_id: string;
  persona_key: string;
  reason: StatedReason;
  theme_key: string;
  contributors: string;
  deals: string;
}

/** Themes that a release proposed, and the notes behind them (migration 016). */
export interface ProposedThemeTable {
  org_id: string;
  theme_key: string;
  area: InsightArea;
  terms: string[];
}

export interface ProposedNoteTable {
  org_id: string;
  note_id: string;
  theme_key: string;
  contributor: string;
  deal: string;
  k: number;
}

/** What each Salesforce record should hold and what was written (migration 013). */
export interface WrittenRowTable {
  org_id: string;
  sobject: string;
  row_key: string;
  record_id: string | null;
  parent_id: string | null;
  desired: JSONColumnType<Record<string, string | number | null>>;
  desired_hash: string;
  written_hash: string | null;
  refused_code: string | null;
  refused_count: Generated<number>;
  retry_at: Date | null;
  /** Since migration 019. */
  drift_count: Generated<number>;
}

export interface SyncedTables {
  prompt: PromptTable;
  theme: ThemeTable;
  persona: PersonaTable;
  checkpoint: CheckpointTable;
  sync_lease: SyncLeaseTable;
  note: NoteTable;
  note_vector: NoteVectorTable;
  confirmations: ConfirmationsTable;
  quarter_group: QuarterGroupTable;
  release_calendar: ReleaseCalendarTable;
  release: ReleaseTable;
  released_note: ReleasedNoteTable;
  looked_at_note: LookedAtNoteTable;
  cell: CellTable;
  cell_quote: CellQuoteTable;
  published_persona: PublishedPersonaTable;
  published_reason: PublishedReasonTable;
  proposed_theme: ProposedThemeTable;
  proposed_note: ProposedNoteTable;
  written_row: WrittenRowTable;
}

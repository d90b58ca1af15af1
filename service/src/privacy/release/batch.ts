import type { CrowdSize } from './crowd-size.ts';
import type { Hearing } from './looked-at.ts';
import type { Saying } from './saying.ts';

/** A note that a release looks at: it may be counted once it has a theme. */
export interface ListedNote {
  readonly id: string;
  readonly contributor: string;
  readonly deal: string;
  /** The quarter it was written in, as `2026-Q4`. */
  readonly quarter: string;
  readonly personaKey: string;
  /** Null for a note that fits none. */
  readonly themeKey: string | null;
  readonly isLost: boolean;
  /** The redacted words its rep approved, or null. */
  readonly approvedQuote: string | null;
  readonly saying: Saying;
}

/** A note that counts: theme, persona and deal are there. */
export interface CountedNote extends ListedNote {
  readonly themeKey: string;
}

/** A note inside a published batch: frozen, but for its words and whether it was withdrawn. */
export interface ReleasedNote {
  readonly id: string;
  readonly contributor: string;
  readonly deal: string;
  readonly isLost: boolean;
  /** As it stands now: null once the rep withdraws the note or takes the approval back. */
  readonly approvedQuote: string | null;
  /** Withdrawn, deleted or made private since. */
  readonly isWithdrawn: boolean;
  /** False for a note that stood in an earlier batch, which was taken back: it rides along in this one. */
  readonly isFresh: boolean;
  /** How it was heard first; null where that is not known. */
  readonly hearing: Hearing | null;
}

/** What one release added to one cell: all notes that waited there, together, once. */
export interface Batch {
  readonly personaKey: string;
  readonly themeKey: string;
  /** The release that published it, and its quarter. */
  readonly releaseId: string;
  readonly quarter: string;
  /** The k that held in that quarter; it judges this batch for as long as it lives. */
  readonly k: number;
  /** How many notes it was published with; 0 where that was not kept. */
  readonly size: number;
  /** How large the crowd that came with it is by now. */
  readonly crowd: CrowdSize;
  /** How many quotes it has shown so far, those that were taken back too. */
  readonly quotesShown: number;
  readonly notes: readonly ReleasedNote[];
}

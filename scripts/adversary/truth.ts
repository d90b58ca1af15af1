import type { StatedReason } from '../../service/src/notes/note.ts';

/** A note as its rep has it: what really happened, whatever a service makes of it. */
export interface TrueNote {
  readonly id: string;
  readonly author: string;
  deal: string;
  readonly quarter: string;
  /** Where its buyer's title files it; whoever makes personas decides. */
  persona: string;
  theme: string | null;
  readonly reason: StatedReason | null;
  /** The note of the same rep that it ladders from. */
  readonly followsId: string | null;
  words: string;
  isApproved: boolean;
  isWithdrawn: boolean;
  isHidden: boolean;
  isDeleted: boolean;
}

/** An org as its people made it. */
export interface Truth {
  readonly notes: Map<string, TrueNote>;
  readonly lostDeals: Set<string>;
  /** By theme, the one that it was merged into. */
  readonly merged: Map<string, string>;
  /** How often people gave personas other titles. */
  titlesGiven: number;
}

/** Nothing happened yet. */
export function createTruth(): Truth {
  return { notes: new Map(), lostDeals: new Set(), merged: new Map(), titlesGiven: 0 };
}

/** Whether a service may know of a note and count it. */
export function isThere(note: TrueNote | undefined): note is TrueNote {
  return note !== undefined && !note.isWithdrawn && !note.isHidden && !note.isDeleted;
}

/** The theme that a note is filed under now. */
export function themeOf({ merged }: Truth, { theme }: TrueNote): string | null {
  return theme === null ? null : (merged.get(theme) ?? theme);
}

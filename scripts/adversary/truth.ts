import type { StatedReason } from '../../service/src/notes/note.ts';

/** A note as its rep has it: what really happened, whatever a service makes of it. */
export interface TrueNote {
  readonly id: string;
  readonly author: string;
  deal: string;
  readonly quarter: string;
  /** Its buyer's job title; whoever may edit contacts decides. */
  title: string;
  /** The persona that its rep chose, whatever the title. */
  chosen: string | null;
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
  /** Themes that are switched off: nothing is filed under them. */
  readonly switchedOff: Set<string>;
  /** By job title, the persona that has it; whoever makes personas decides. */
  titles: ReadonlyMap<string, string>;
}

/** Nothing happened yet. */
export function createTruth(): Truth {
  return {
    notes: new Map(),
    lostDeals: new Set(),
    merged: new Map(),
    switchedOff: new Set(),
    titles: new Map(),
  };
}

/** Whether a service may know of a note and count it. */
export function isThere(note: TrueNote | undefined): note is TrueNote {
  return note !== undefined && !note.isWithdrawn && !note.isHidden && !note.isDeleted;
}

/** The theme that a note is filed under now; null if there is none, or that one is switched off. */
export function themeOf({ merged, switchedOff }: Truth, { theme }: TrueNote): string | null {
  if (theme === null) return null;
  const now = merged.get(theme) ?? theme;
  return switchedOff.has(now) ? null : now;
}

/** The persona that has the title of a note's buyer, unless its rep chose one; null if none has. */
export function personaByTitle({ titles }: Truth, { chosen, title }: TrueNote): string | null {
  return chosen ?? titles.get(title) ?? null;
}

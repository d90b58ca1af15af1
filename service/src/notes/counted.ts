import type { CountedNote, ListedNote } from '../privacy/release/batch.ts';
import type { StoredNote } from './note.ts';

/**
 * The note as a release looks at it, or null when it may not: withdrawn, held, role-play, without persona or deal, or
 * in another language and not confirmed by its rep. Private notes never get this far.
 */
export function asListed(note: StoredNote): ListedNote | null {
  const { id, contributor, deal, quarter, personaKey, themeKey, isLost, approvedQuote } = note;
  if (note.isWithdrawn || note.heldReason !== null || note.source === 'role-play') return null;
  if (deal === null || personaKey === null) return null;
  if (!note.isEnglish && note.themeBy !== 'rep') return null;
  return { id, contributor, deal, quarter, personaKey, themeKey, isLost, approvedQuote };
}

/** The note as a release may count it, or null when it may not count: it may not be looked at, or has no theme. */
export function asCounted(note: StoredNote): CountedNote | null {
  const listed = asListed(note);
  const { themeKey } = note;
  return listed === null || themeKey === null ? null : { ...listed, themeKey };
}

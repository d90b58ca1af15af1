import type { CountedNote } from '../privacy/release/batch.ts';
import type { StoredNote } from './note.ts';

/**
 * The note as a release may count it, or null when it may not count: withdrawn, held, role-play,
 * without theme, persona or deal, or in another language and not confirmed by its rep. Private
 * notes never get this far.
 */
export function asCounted(note: StoredNote): CountedNote | null {
  const { id, contributor, deal, quarter, personaKey, themeKey, isLost, approvedQuote } = note;
  if (note.isWithdrawn || note.heldReason !== null || note.source === 'role-play') return null;
  if (deal === null || personaKey === null || themeKey === null) return null;
  if (!note.isEnglish && note.themeBy !== 'rep') return null;
  return { id, contributor, deal, quarter, personaKey, themeKey, isLost, approvedQuote };
}

import type { CountedNote, ListedNote } from '../privacy/release/batch.ts';
import type { Saying } from '../privacy/release/saying.ts';
import type { RawNote, StoredNote } from './note.ts';
import { nameOfWords } from './words-name.ts';

/**
 * The note as a release looks at it, or null when it may not: withdrawn, held, role-play, without persona or deal, or
 * in another language and not confirmed by its rep. Private notes never get this far.
 */
export function asListed(note: StoredNote): Omit<ListedNote, 'saying'> | null {
  const { id, contributor, deal, quarter, personaKey, themeKey, isLost, approvedQuote } = note;
  if (note.isWithdrawn || note.heldReason !== null || note.source === 'role-play') return null;
  if (deal === null || personaKey === null) return null;
  if (!note.isEnglish && note.themeBy !== 'rep') return null;
  return { id, contributor, deal, quarter, personaKey, themeKey, isLost, approvedQuote };
}

/** What a note says, for the release that hears it and later ones. */
export function sayingOf(
  note: Pick<StoredNote, 'redactedText' | 'themeBy' | 'themeKey' | 'deal'>,
  { promptArea, noneFits }: Pick<RawNote, 'promptArea' | 'noneFits'>,
): Saying {
  return {
    words: nameOfWords(JSON.stringify([note.redactedText, promptArea, note.deal])),
    theme: nameOfWords(JSON.stringify(note.themeKey)),
    isTapped: noneFits || note.themeBy === 'rep',
  };
}

/** The note as a release may count it, or null when it may not count: it may not be looked at, or has no theme. */
export function asCounted(note: StoredNote): Omit<CountedNote, 'saying'> | null {
  const listed = asListed(note);
  const { themeKey } = note;
  return listed === null || themeKey === null ? null : { ...listed, themeKey };
}

import type { StatedReason } from '../notes/note.ts';
import type { Hearing } from '../privacy/release/looked-at.ts';

/** How a note was heard first, as two tables hold it. */
export interface HearingColumns {
  readonly look: string | null;
  readonly heard_words: string | null;
  readonly heard_theme: string | null;
  readonly heard_tapped: boolean | null;
  readonly heard_lost: boolean;
  readonly heard_reason: StatedReason | null;
  readonly general_look: string | null;
}

export const hearingColumns = [
  'look',
  'heard_words',
  'heard_theme',
  'heard_tapped',
  'heard_lost',
  'heard_reason',
  'general_look',
] as const;

export function hearingOf(row: HearingColumns): Hearing | null {
  const { look, heard_words: words, heard_theme: theme, heard_tapped: isTapped } = row;
  if (look === null) return null;
  const isKnown = words !== null && theme !== null && isTapped !== null;
  const saying = isKnown ? { words, theme, isTapped } : null;
  const { heard_lost: isLost, heard_reason: reason, general_look: generalLook } = row;
  return { look, saying, isLost, reason, generalLook };
}

export function columnsOf(hearing: Hearing | null): HearingColumns {
  return {
    look: hearing?.look ?? null,
    heard_words: hearing?.saying?.words ?? null,
    heard_theme: hearing?.saying?.theme ?? null,
    heard_tapped: hearing?.saying?.isTapped ?? null,
    heard_lost: hearing?.isLost ?? false,
    heard_reason: hearing?.reason ?? null,
    general_look: hearing?.generalLook ?? null,
  };
}

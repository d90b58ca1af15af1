import type { StatedReason } from '../notes/note.ts';
import type { Hearing } from '../privacy/release/looked-at.ts';

/** How a note was heard first, as two tables hold it. */
export interface HearingColumns {
  readonly look: string | null;
  readonly heard_words: string | null;
  readonly heard_theme: string | null;
  readonly heard_tapped: boolean | null;
  readonly heard_reason: StatedReason | null;
}

export const hearingColumns = [
  'look',
  'heard_words',
  'heard_theme',
  'heard_tapped',
  'heard_reason',
] as const;

export function hearingOf(row: HearingColumns): Hearing | null {
  const { look, heard_words: words, heard_theme: theme, heard_tapped: isTapped } = row;
  if (look === null || words === null || theme === null || isTapped === null) return null;
  return { look, saying: { words, theme, isTapped }, reason: row.heard_reason };
}

export function columnsOf(hearing: Hearing | null): HearingColumns {
  return {
    look: hearing?.look ?? null,
    heard_words: hearing?.saying.words ?? null,
    heard_theme: hearing?.saying.theme ?? null,
    heard_tapped: hearing?.saying.isTapped ?? null,
    heard_reason: hearing?.reason ?? null,
  };
}

import type { InsightArea } from '../../notes/note.ts';
import type { Findings } from '../findings.ts';
import { type CodedText, type Coder } from './interim-coder.ts';

/** What redacted English words tell. A rule that fails tells nothing, and keeps no other from telling. */
export function findingsOf(
  note: CodedText,
  area: InsightArea | null,
  coder: Coder,
  _embedderId: string,
): Findings {
  return {
    themeKey: orNull(() => coder.code(note, area).themeKey),
    tone: null,
    statedReason: null,
  };
}

function orNull<Found>(rule: () => Found | null): Found | null {
  try {
    return rule();
  } catch {
    return null;
  }
}

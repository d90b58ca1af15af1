import type { InsightArea } from '../../notes/note.ts';
import type { CodedText, Coder } from '../coding/coder.ts';
import type { Findings } from '../findings.ts';
import { statedReasonOf } from '../reasons/stated-reason.ts';
import { toneOf } from '../tone/tone.ts';

/**
 * What redacted English words tell. A rule that fails tells nothing, and keeps no other from telling.
 *
 * @param isShippedModel whether the vector is of the model that tone was learnt with
 */
export function findingsOf(
  note: CodedText,
  { area, contributor }: { readonly area: InsightArea | null; readonly contributor: string },
  coder: Coder,
  isShippedModel: boolean,
): Findings {
  const known = { text: note.text, vector: isShippedModel ? note.vector : null };
  return {
    themeKey: orNull(() => coder.code(note, area, contributor).themeKey),
    tone: orNull(() => toneOf(known)),
    statedReason: orNull(() => statedReasonOf(note.text)),
  };
}

function orNull<Found>(rule: () => Found | null): Found | null {
  try {
    return rule();
  } catch {
    return null;
  }
}

import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import { findSpecialCategory } from '#lwc/specialCategory/specialCategory.ts';
import { isEnglish } from '../insight/language.ts';
import { findHostile } from '../privacy/hostile.ts';
import { redact } from '../privacy/redact.ts';
import { visibleText } from '../privacy/visible-text.ts';
import { bodyCharacters, type HeldReason, type RawNote } from './note.ts';
import { quoteOf } from './quote.ts';

/** What may be kept of a note's words. */
export type RedactedNote =
  | {
      readonly keepsWords: true;
      readonly heldReason: null;
      readonly redactedText: string;
      readonly quote: string;
      readonly isEnglish: boolean;
    }
  | WordlessNote;

/** A note of which no words are kept: held, withdrawn, or one that a rule failed on. */
export interface WordlessNote {
  readonly keepsWords: false;
  readonly heldReason: HeldReason | null;
}

/**
 * Strikes personal data out of a note, or keeps no words of it: when it has to be held, and when its
 * rep withdrew it.
 */
export function redactNote(
  { body, withdrawn }: Pick<RawNote, 'body' | 'withdrawn'>,
  ...names: readonly (readonly KnownName[])[]
): RedactedNote {
  // The field holds no more; the cap keeps every rule below bounded whatever sends the text.
  const text = visibleText(body.slice(0, bodyCharacters));
  const heldReason = reasonToHold(text);
  if (heldReason !== null || withdrawn) return { keepsWords: false, heldReason };
  const redactedText = redact(text, ...names).text;
  return {
    keepsWords: true,
    heldReason: null,
    redactedText,
    quote: quoteOf(redactedText),
    isEnglish: isEnglish(redactedText),
  };
}

function reasonToHold(text: string): HeldReason | null {
  return findSpecialCategory(text) ?? (findHostile(text) ? 'code' : null);
}

import { findKnownNames, placeholderFor, type KnownName } from '#lwc/knownNames/knownNames.ts';
import { findPatterns } from './patterns.ts';

export interface RedactedSpan {
  /** Offsets into the given text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly placeholder: string;
}

/**
 * Strikes personal data out of a text: e-mail and web addresses, numbers one can call or look up,
 * handles, and the names the CRM knows. Placeholders keep the sentence readable.
 */
export function redact(
  text: string,
  names: readonly KnownName[],
): { text: string; spans: RedactedSpan[] } {
  const patterns = findPatterns(text);
  const known = findKnownNames(text, names).map(({ start, end, role }) => ({
    start,
    end,
    placeholder: placeholderFor(role),
  }));
  // An address that contains a name goes as one piece.
  const spans = [
    ...patterns,
    ...known.filter((name) => !patterns.some((p) => name.start < p.end && p.start < name.end)),
  ].sort((a, b) => a.start - b.start);

  let redacted = '';
  let from = 0;
  for (const span of spans) {
    redacted += text.slice(from, span.start) + span.placeholder;
    from = span.end;
  }
  return { text: redacted + text.slice(from), spans };
}

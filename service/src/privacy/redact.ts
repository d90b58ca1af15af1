import { findKnownNames, placeholderFor, type KnownName } from '#lwc/knownNames/knownNames.ts';
import { isWord } from './entities/entity-words.ts';
import { findEntities } from './entities/find-entities.ts';
import { findPatterns } from './patterns.ts';

export interface RedactedSpan {
  /** Offsets into the given text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly placeholder: string;
}

/**
 * Strikes personal data out of a text: e-mail and web addresses, numbers one can call or look up,
 * handles, and the names the CRM knows; where two lists disagree, the first decides. Placeholders keep
 * the sentence readable.
 */
export function redact(
  text: string,
  ...lists: readonly (readonly KnownName[])[]
): { text: string; spans: RedactedSpan[] } {
  const spans: RedactedSpan[] = findPatterns(text);
  for (const names of lists) {
    const struck = [...spans].sort((a, b) => a.start - b.start);
    for (const { role, ...found } of findKnownNames(text, names, isWord)) {
      for (const piece of without(struck, found, text)) {
        spans.push({ ...piece, placeholder: placeholderFor(role) });
      }
    }
  }
  const known = [...spans].sort((a, b) => a.start - b.start);
  for (const { kind, ...found } of findEntities(text)) {
    for (const piece of without(known, found, text)) {
      spans.push({ ...piece, placeholder: `[${kind}]` });
    }
  }
  spans.sort((a, b) => a.start - b.start);

  let redacted = '';
  let from = 0;
  for (const span of spans) {
    redacted += text.slice(from, span.start) + span.placeholder;
    from = span.end;
  }
  return { text: redacted + text.slice(from), spans };
}

type Stretch = Pick<RedactedSpan, 'start' | 'end'>;

/** What is left to strike out of a stretch where some of it goes already: an address, say. */
function without(struck: readonly Stretch[], { start, end }: Stretch, text: string): Stretch[] {
  const pieces: Stretch[] = [];
  let from = start;
  for (const span of [...struck, { start: end, end }]) {
    if (span.end < from || span.start > end) continue;
    const words = text.slice(from, span.start).match(/[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/su);
    if (words) {
      const at = from + (words.index ?? 0);
      pieces.push({ start: at, end: at + words[0].length });
    }
    from = Math.max(from, span.end);
  }
  return pieces;
}

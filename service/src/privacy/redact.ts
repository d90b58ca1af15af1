import { findKnownNames, placeholderFor, type KnownName } from '#lwc/knownNames/knownNames.ts';
import { honorifics } from './entities/business-capitals.ts';
import { isWord } from './entities/entity-words.ts';
import { findEntities } from './entities/find-entities.ts';
import { plainOf } from './entities/tokens.ts';
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
      if (isOnlyTitle(text.slice(piece.start, piece.end))) continue;
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

/**
 * What is left to strike out of a stretch where some of it goes already: an address, say. What goes is
 * given in order and without overlaps.
 */
function without(struck: readonly Stretch[], { start, end }: Stretch, text: string): Stretch[] {
  const pieces: Stretch[] = [];
  let from = start;
  for (let at = firstEndingAfter(struck, start); from < end; at += 1) {
    const span = struck[at];
    const piece = wordsWithin(text, from, Math.min(span?.start ?? end, end));
    if (piece) pieces.push(piece);
    if (!span || span.start >= end) break;
    from = span.end;
  }
  return pieces;
}

/** By halves: a text of nothing but names has thousands of them. */
function firstEndingAfter(struck: readonly Stretch[], start: number): number {
  let low = 0;
  let high = struck.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((struck[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** From the first letter or digit of a stretch to its last; null if it has none. */
function wordsWithin(text: string, start: number, end: number): Stretch | null {
  let first: number | null = null;
  let last = start;
  for (const { 0: letter, index } of text.slice(start, end).matchAll(/[\p{L}\p{N}\p{M}]/gu)) {
    if (first === null && /\p{M}/u.test(letter)) continue;
    first ??= start + index;
    last = start + index + letter.length;
  }
  return first === null ? null : { start: first, end: last };
}

/** "Frau" before a name that goes already: it tells nobody's name, and reads better than two of them. */
function isOnlyTitle(piece: string): boolean {
  return honorifics.has(plainOf(piece));
}

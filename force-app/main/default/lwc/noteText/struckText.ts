import type { NameSpan } from 'c/knownNames';

/** A stretch of the text, drawn struck out or as it is. */
export interface Piece {
  readonly key: number;
  readonly text: string;
  readonly style: 'struck' | 'plain';
}

/** The text cut where names begin and end. */
export function piecesOf(text: string, spans: readonly NameSpan[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const add = (end: number, style: Piece['style']) => {
    if (end > from) pieces.push({ key: pieces.length, text: text.slice(from, end), style });
    from = Math.max(from, end);
  };
  for (const { start, end } of spans) {
    add(start, 'plain');
    add(end, 'struck');
  }
  add(text.length, 'plain');
  return pieces;
}

/**
 * Where names found in a text stand once it was edited in one place. Names that the edit touches are
 * dropped: they have to be looked for again.
 */
export function movedSpans(
  before: string,
  after: string,
  spans: readonly NameSpan[],
): readonly NameSpan[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const by = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end < head) return [span];
    if (span.start <= before.length - tail) return [];
    return [{ ...span, start: span.start + by, end: span.end + by }];
  });
}

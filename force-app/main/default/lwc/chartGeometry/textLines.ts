/** One line of a label in a drawing, where SVG would not break it by itself. */
export interface TextLine {
  readonly key: string;
  readonly words: string;
  /** The baseline. */
  readonly y: number;
}

const ELLIPSIS = '…';

/** The characters a reader would count: half an emoji is no letter. */
function cut(words: string, length: number): string {
  return [...words].slice(0, length).join('');
}

function lengthOf(words: string): number {
  return [...words].length;
}

/** Words too long for a line are broken where the line ends. */
function piecesOf(label: string, width: number): string[] {
  return label.split(/\s+/).flatMap((word) => {
    const letters = [...word];
    const count = Math.max(1, Math.ceil(letters.length / width));
    return Array.from({ length: count }, (_, at) =>
      letters.slice(at * width, (at + 1) * width).join(''),
    );
  });
}

/** A label in at most `most` lines of `width` characters; what does not fit ends in an ellipsis. */
export function breakLines(label: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const piece of piecesOf(label.trim(), width)) {
    const last = lines.at(-1);
    const joined = last === undefined ? piece : `${last} ${piece}`;
    if (last !== undefined && lengthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const end = kept[most - 1] ?? '';
  kept[most - 1] = cut(end, width - 1).trimEnd() + ELLIPSIS;
  return kept;
}

/** Lines around a middle: `height` is the distance of two baselines, which sit a third below. */
export function linesAround(words: readonly string[], middle: number, height: number): TextLine[] {
  const first = middle - ((words.length - 1) * height) / 2 + height * 0.3;
  return words.map((line, index) => ({
    key: String(index),
    words: line,
    y: Math.round((first + index * height) * 10) / 10,
  }));
}

/** One line of a label in a drawing, where SVG would not break it by itself. */
export interface TextLine {
  readonly key: string;
  readonly words: string;
  /** The baseline. */
  readonly y: number;
}

const ELLIPSIS = '…';

/** Letters that take the room of two: Chinese, Japanese, Korean, full-width ones and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;

function widthOf(words: string): number {
  // By code point: half an emoji is no letter.
  return [...words].reduce((width, letter) => width + (WIDE.test(letter) ? 2 : 1), 0);
}

/** As much of the words as fits. */
function cut(words: string, width: number): string {
  let kept = '';
  for (const letter of words) {
    if (widthOf(kept + letter) > width) break;
    kept += letter;
  }
  return kept;
}

/** Words too long for a line are broken where the line ends. */
function piecesOf(label: string, width: number): string[] {
  return label.split(/\s+/).flatMap((word) => {
    const pieces: string[] = [];
    for (let rest = word; rest !== ''; rest = rest.slice(pieces.at(-1)?.length)) {
      pieces.push(cut(rest, width));
    }
    return pieces;
  });
}

/** A label in at most `most` lines of `width` letters; what does not fit ends in an ellipsis. */
export function breakLines(label: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const piece of piecesOf(label.trim(), width)) {
    const last = lines.at(-1);
    const joined = last === undefined ? piece : `${last} ${piece}`;
    if (last !== undefined && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  if (lines.length <= most) return lines;
  const end = cut(lines.slice(most - 1, most).join(''), width - 1).trimEnd() + ELLIPSIS;
  return [...lines.slice(0, most - 1), end];
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

import { breakLines, linesAround } from './textLines.ts';
import type { TextLine } from './textLines.ts';

/** What buyers said and the theme underneath, as far as it is released. */
export interface ChartReason {
  readonly id: string;
  /** What was said, as people read it. */
  readonly stated: string;
  /** The theme underneath. */
  readonly underlying: string;
  /** Band that distinct reps and distinct deals both reach, such as `10+`. */
  readonly contributors: string;
}

/** A bar at one end of the ribbons: exactly as tall as the ribbons that meet it. */
export interface ReasonNode {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly textX: number;
  readonly lines: readonly TextLine[];
}

/** One reason as it runs from what was said to what lay underneath. */
export interface Ribbon {
  readonly key: string;
  /** The outline, as SVG path data. */
  readonly path: string;
  readonly band: string;
  readonly bandX: number;
  readonly bandY: number;
}

export interface ReasonChart {
  readonly width: number;
  readonly height: number;
  /** Where the words of either side begin or end. */
  readonly saidX: number;
  readonly underneathX: number;
  readonly said: readonly ReasonNode[];
  readonly underneath: readonly ReasonNode[];
  readonly ribbons: readonly Ribbon[];
}

/** One width for each number that a band begins with; the drawing is as coarse as the promise. */
const WIDTHS: Readonly<Record<number, number>> = { 3: 15, 5: 24, 10: 38, 20: 54, 50: 72 };

const WIDTH = 1040;
const LEFT = 190;
const RIGHT = 710;
const NODE_WIDTH = 6;
const TEXT_GAP = 10;
const LINE = 18;
const LEFT_LETTERS = 22;
const RIGHT_LETTERS = 40;
const LEAST_GAP = 18;
const MOST_GAP = 40;
/** Below this many things said, ribbons show nothing that a table does not show better. */
const FEWEST_SAID = 3;

interface Side {
  readonly label: string;
  readonly widest: number;
  /** The widths of its ribbons together. */
  readonly height: number;
  readonly lines: readonly string[];
  readonly slot: number;
}

type Drawn = ChartReason & { readonly ribbon: number };

function sidesOf(
  reasons: readonly Drawn[],
  labelOf: (reason: Drawn) => string,
  letters: number,
): Side[] {
  const ribbons = new Map<string, number[]>();
  for (const reason of reasons) {
    ribbons.set(labelOf(reason), [...(ribbons.get(labelOf(reason)) ?? []), reason.ribbon]);
  }
  return [...ribbons]
    .map(([label, own]) => {
      const lines = breakLines(label, letters, 2);
      const height = own.reduce((sum, ribbon) => sum + ribbon, 0);
      const slot = Math.max(height, lines.length * LINE);
      return { label, widest: Math.max(...own), height, lines, slot };
    })
    .sort((a, b) => b.widest - a.widest || b.height - a.height || a.label.localeCompare(b.label));
}

function gapFor(sides: readonly Side[], space: number): number {
  const taken = sides.reduce((sum, { slot }) => sum + slot, 0);
  const gap = (space - taken) / Math.max(1, sides.length - 1);
  return Math.min(MOST_GAP, Math.max(LEAST_GAP, gap));
}

function leastHeight(sides: readonly Side[]): number {
  return sides.reduce((sum, { slot }) => sum + slot, 0) + (sides.length - 1) * LEAST_GAP;
}

function placed(sides: readonly Side[], space: number, x: number, textX: number): ReasonNode[] {
  const gap = gapFor(sides, space);
  let top = 0;
  return sides.map(({ label, height, lines, slot }) => {
    const y = Math.round(top + (slot - height) / 2);
    top += slot + gap;
    const around = linesAround(lines, y + height / 2, LINE);
    return { key: label, x, y, width: NODE_WIDTH, height, textX, lines: around };
  });
}

/** A band of even width that leaves and arrives level. */
function outline(from: number, to: number, ribbon: number): string {
  const start = LEFT + NODE_WIDTH;
  const middle = (start + RIGHT) / 2;
  return (
    `M${start} ${from}C${middle} ${from} ${middle} ${to} ${RIGHT} ${to}V${to + ribbon}` +
    `C${middle} ${to + ribbon} ${middle} ${from + ribbon} ${start} ${from + ribbon}Z`
  );
}

/** Where each ribbon starts within its nodes: in the order of the nodes across, so few cross. */
function offsets(
  reasons: readonly Drawn[],
  nodes: readonly ReasonNode[],
  across: readonly ReasonNode[],
  keys: { readonly here: (reason: Drawn) => string; readonly there: (reason: Drawn) => string },
): Map<string, number> {
  const rankOf = (reason: Drawn): number =>
    across.findIndex(({ key }) => key === keys.there(reason));
  const found = new Map<string, number>();
  for (const node of nodes) {
    let y = node.y;
    const own = reasons.filter((reason) => keys.here(reason) === node.key);
    for (const reason of own.sort((a, b) => rankOf(a) - rankOf(b))) {
      found.set(reason.id, y);
      y += reason.ribbon;
    }
  }
  return found;
}

/**
 * The drawing of stated against underlying reasons, or null where a table says it better. Nothing
 * in it adds up: no totals, no remainder, and the order is by width, then by words.
 */
export function reasonChart(reasons: readonly ChartReason[]): ReasonChart | null {
  const drawn = reasons.flatMap((reason) => {
    const ribbon = WIDTHS[Number.parseInt(reason.contributors, 10)];
    return ribbon === undefined ? [] : [{ ...reason, ribbon }];
  });
  const saidOf = ({ stated }: Drawn): string => stated;
  const underOf = ({ underlying }: Drawn): string => underlying;
  const left = sidesOf(drawn, saidOf, LEFT_LETTERS);
  const right = sidesOf(drawn, underOf, RIGHT_LETTERS);
  if (left.length < FEWEST_SAID) return null;

  const height = Math.max(leastHeight(left), leastHeight(right));
  const said = placed(left, height, LEFT, LEFT - TEXT_GAP);
  const underneath = placed(right, height, RIGHT, RIGHT + NODE_WIDTH + TEXT_GAP);
  const starts = offsets(drawn, said, underneath, { here: saidOf, there: underOf });
  const ends = offsets(drawn, underneath, said, { here: underOf, there: saidOf });
  const ribbons = drawn
    .map(({ id, ribbon, contributors }) => {
      const from = starts.get(id) ?? 0;
      const to = ends.get(id) ?? 0;
      return {
        key: id,
        from,
        path: outline(from, to, ribbon),
        band: contributors,
        bandX: RIGHT - 2 * TEXT_GAP,
        bandY: to + ribbon / 2 + 4,
      };
    })
    .sort((a, b) => a.from - b.from);
  return {
    width: WIDTH,
    height: Math.ceil(height),
    saidX: LEFT - TEXT_GAP,
    underneathX: RIGHT + NODE_WIDTH + TEXT_GAP,
    said,
    underneath,
    ribbons,
  };
}

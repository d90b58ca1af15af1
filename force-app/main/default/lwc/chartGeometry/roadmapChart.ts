import { breakLines, linesAround } from './textLines.ts';
import type { TextLine } from './textLines.ts';

/** A stage of the roadmap, and who is in the room there. */
export interface RoadmapStage {
  readonly id: string;
  readonly name: string;
  /** As people named them. */
  readonly roles: readonly string[];
}

/** A run of stages in which a role is in the room. */
export interface Bar {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RoadmapRow {
  readonly key: string;
  readonly role: string;
  readonly label: string;
  readonly labelY: number;
  readonly bars: readonly Bar[];
}

export interface RoadmapChart {
  readonly width: number;
  readonly height: number;
  /** The line of the stages, and a dot on it where each begins. */
  readonly lineY: number;
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly stages: readonly {
    readonly key: string;
    readonly x: number;
    readonly dotX: number;
    readonly lines: readonly TextLine[];
  }[];
  readonly rows: readonly RoadmapRow[];
}

const WIDTH = 1072;
const LABELS = 160;
const ROLE_LETTERS = 22;
const LINE = 17;
const BAR = 22;
const PITCH = 30;
const BAR_GAP = 12;
const LETTER = 8;
/** The radius of a dot: its edge stands where the name begins. */
const DOT = 6;
/** With more stages than this the names no longer fit beside each other. */
const MOST_STAGES = 8;

/** Every role once, in the order in which they enter the room, then by name. */
function rolesOf(stages: readonly RoadmapStage[]): string[] {
  const entry = new Map<string, number>();
  stages.forEach(({ roles }, index) => {
    for (const role of roles) if (!entry.has(role)) entry.set(role, index);
  });
  return [...entry]
    .sort(([a, atA], [b, atB]) => atA - atB || a.localeCompare(b))
    .map(([role]) => role);
}

/** The runs of neighbouring stages in which the role is named, as [first, after the last]. */
function runsOf(role: string, stages: readonly RoadmapStage[]): [number, number][] {
  const runs: [number, number][] = [];
  stages.forEach(({ roles }, index) => {
    if (!roles.includes(role)) return;
    const last = runs.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

/** Who is in the room when, as bars over the stages; null where a list says it better. */
export function roadmapChart(stages: readonly RoadmapStage[]): RoadmapChart | null {
  const roles = rolesOf(stages);
  if (roles.length === 0 || stages.length < 2 || stages.length > MOST_STAGES) return null;
  const column = (WIDTH - LABELS) / stages.length;
  const named = stages.map(({ id, name }) => ({
    id,
    lines: breakLines(name, Math.floor(column / LETTER), 2),
  }));
  const nameLines = Math.max(...named.map(({ lines }) => lines.length));
  const lineY = nameLines * LINE + 14;
  const top = lineY + 20;
  return {
    width: WIDTH,
    height: top + roles.length * PITCH,
    lineY,
    lineStart: LABELS + DOT,
    lineEnd: Math.round(LABELS + DOT + column * (stages.length - 1)),
    stages: named.map(({ id, lines }, index) => ({
      key: id,
      x: Math.round(LABELS + column * index),
      dotX: Math.round(LABELS + DOT + column * index),
      lines: linesAround(lines, (nameLines * LINE) / 2, LINE),
    })),
    rows: roles.map((role, row) => ({
      key: role,
      role,
      label: breakLines(role, ROLE_LETTERS, 1).join(''),
      labelY: top + row * PITCH + 15,
      bars: runsOf(role, stages).map(([from, to]) => ({
        key: `${role} ${from}`,
        x: Math.round(LABELS + column * from),
        y: top + row * PITCH,
        width: Math.round(column * (to - from) - BAR_GAP),
        height: BAR,
      })),
    })),
  };
}

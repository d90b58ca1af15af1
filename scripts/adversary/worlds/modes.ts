import type { Chance } from '../../chaos/chance.ts';

/** What a made-up org is about. */
export interface Mode {
  readonly name: string;
  /** The quarters of its releases: one of these. */
  readonly quarters: readonly (readonly string[])[];
  readonly personas: readonly string[];
  /** How often a rep writes on a deal of others, and how often once more. */
  readonly sharing: number;
  readonly writingMore: number;
  readonly asksReasons?: true;
  readonly hasQuotes?: true;
  /** Whether k changes with the quarter. */
  readonly raisesK?: true;
  /** How often a note is withdrawn, edited or filed under another persona at a later release. */
  readonly withdrawing?: number;
  readonly editing?: number;
  readonly moving?: number;
  /** Whether most teams write at every release. */
  readonly writesAgain?: true;
}

const [q1, q2, q3] = ['2026-Q1', '2026-Q2', '2026-Q3'] as const;
const one = { quarters: [[q1]], personas: ['P'], sharing: 0.2, writingMore: 0.25 };
const two = {
  ...one,
  quarters: [
    [q1, q1],
    [q1, q2],
  ],
};
const general = {
  ...one,
  personas: ['P', 'Q'],
  quarters: [
    [q1, q3],
    [q1, q1, q3],
    [q1, q2, q3],
  ],
};

/** Ways in which a release could tell too much, each looked at by itself. */
export const modes: readonly Mode[] = [
  { ...one, name: 'plain', sharing: 0, writingMore: 0.1 },
  { ...one, name: 'shared deals', sharing: 0.5 },
  { ...one, name: 'several notes', writingMore: 0.6 },
  { ...one, name: 'reasons', asksReasons: true },
  { ...one, name: 'quotes', hasQuotes: true, writingMore: 0.1 },
  { ...two, name: 'two releases' },
  { ...two, name: 'crowds of the same reps', writesAgain: true, sharing: 0.1 },
  { ...two, name: 'reasons over two releases', asksReasons: true, writesAgain: true },
  {
    ...two,
    name: 'quotes over two releases',
    quarters: [[q1, q2]],
    hasQuotes: true,
    writesAgain: true,
    writingMore: 0.1,
  },
  {
    ...two,
    name: 'quarters',
    quarters: [
      [q1, q2],
      [q1, q2, q3],
    ],
  },
  { ...general, name: 'buyers in general' },
  { ...general, name: 'reasons in general', asksReasons: true },
  {
    ...general,
    name: 'edits',
    quarters: [
      [q1, q1],
      [q1, q2],
      [q1, q3],
      [q1, q1, q3],
    ],
    editing: 0.3,
  },
  { ...two, name: 'withdrawals', withdrawing: 0.3 },
  { ...two, name: 'titles that move', personas: ['P', 'Q'], moving: 0.4 },
  { ...two, name: 'another k', quarters: [[q1, q2]], raisesK: true, writesAgain: true },
];

export function pickMode(chance: Chance, all: readonly Mode[] = modes): Mode {
  const mode = chance.pick(all);
  if (mode === undefined) throw new Error('There is no mode to pick.');
  return mode;
}

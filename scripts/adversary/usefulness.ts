import { smallestGroup } from '../../service/src/privacy/release/smallest-group.ts';
import { rounded } from '../bench/figure.ts';
import { type Chance, createChance } from '../chaos/chance.ts';
import { dealOf } from './people.ts';
import { createStore, release } from './store.ts';
import { createTruth, isThere, type Truth } from './truth.ts';
import type { Variant } from './variant.ts';

/** What a year of notes is worth to marketing. */
export interface Usefulness {
  /** Of the notes that count at its end, the share that stands in published cells. */
  readonly shareVisible: number;
  /** When the first cell was published; null if none was. */
  readonly weeksToFirst: number | null;
}

const weeks = 52;
const themes = 36;
const personas = 5;
const dealsOfARep = 8;
/** As many notes are withdrawn, some time after they were written. */
const withdrawnShare = 0.04;

/** A year as it may go in an org of so many reps, with monthly releases. */
export function usefulnessOf(reps: number, seed: number, variant: Variant): Usefulness {
  const chance = createChance(seed);
  const truth = createTruth();
  const store = createStore();
  const withdrawals = new Map<number, string[]>();
  // A few write a lot, most one or two a week, some hardly ever.
  const habits = Array.from({ length: reps }, () => 0.2 + 3 * (chance.below(1000) / 1000) ** 2);
  let weeksToFirst: number | null = null;
  const active = new Map<string, Set<string>>();
  for (let week = 0; week < weeks; week += 1) {
    const quarter = `2026-Q${1 + Math.floor(week / 13)}`;
    for (const [rep, habit] of habits.entries()) {
      const count = Math.floor(habit) + (chance.happens(habit % 1) ? 1 : 0);
      for (let note = 0; note < count; note += 1) {
        const id = write(truth, chance, { rep, reps, quarter });
        active.set(quarter, (active.get(quarter) ?? new Set()).add(`rep ${rep}`));
        if (!chance.happens(withdrawnShare)) continue;
        const later = week + chance.below(26);
        withdrawals.set(later, [...(withdrawals.get(later) ?? []), id]);
      }
    }
    for (const id of withdrawals.get(week) ?? []) {
      const note = truth.notes.get(id);
      if (note !== undefined) note.isWithdrawn = true;
    }
    const isMonthOver = Math.floor(((week + 1) * 12) / weeks) > Math.floor((week * 12) / weeks);
    if (!isMonthOver) continue;
    const before = `2026-Q${Math.floor(week / 13)}`;
    const k = smallestGroup(active.get(before)?.size ?? reps);
    release(store, truth, variant, { quarter, k });
    if (store.batches.length > 0) weeksToFirst ??= week + 1;
  }
  const counted = [...truth.notes.values()].filter(isThere);
  const shown = store.batches.flatMap(({ notes }) => notes).length;
  return { shareVisible: rounded(shown / counted.length, 3), weeksToFirst };
}

/** The mean of several such years, and the longest that marketing waited; null if once for ever. */
export function usefulnessOver(
  years: number,
  reps: number,
  variant: Variant,
): Usefulness & { readonly weeksToFirstAtMost: number | null } {
  const all = Array.from({ length: years }, (_, at) => usefulnessOf(reps, at + 1, variant));
  const waits = all.flatMap(({ weeksToFirst }) => weeksToFirst ?? []).toSorted((a, b) => a - b);
  const shares = all.map(({ shareVisible }) => shareVisible);
  return {
    shareVisible: rounded(shares.reduce((sum, share) => sum + share, 0) / years, 3),
    weeksToFirst: waits[Math.floor(waits.length / 2)] ?? null,
    weeksToFirstAtMost: waits.length < years ? null : (waits.at(-1) ?? null),
  };
}

function write(
  truth: Truth,
  chance: Chance,
  { rep, reps, quarter }: { readonly rep: number; readonly reps: number; readonly quarter: string },
): string {
  const id = `note ${String(truth.notes.size).padStart(6, '0')}`;
  // Some deals are a team's.
  const owner = chance.happens(0.1) ? chance.below(reps) : rep;
  truth.notes.set(id, {
    id,
    author: `rep ${rep}`,
    deal: dealOf(owner * dealsOfARep + chance.below(dealsOfARep)),
    quarter,
    title: '',
    chosen: `persona ${lowMostly(chance, personas)}`,
    theme: `theme ${lowMostly(chance, themes)}`,
    reason: null,
    followsId: null,
    words: '',
    isApproved: false,
    isWithdrawn: false,
    isHidden: false,
    isDeleted: false,
  });
  return id;
}

/** Most speak of the same few things. */
function lowMostly(chance: Chance, count: number): number {
  return Math.floor((chance.below(1000) / 1000) ** 2 * count);
}

import { isCrowd } from './crowd.ts';
import type { Backing } from './rule.ts';

/** A note where a release finds it, and what is known of it. */
export interface FoundNote extends Backing {
  readonly id: string;
  /**
   * Null if no release heard it; the name of the place if what it says is known here; else the look at which a
   * release heard it elsewhere.
   */
  readonly knownFrom: string | null;
  /** Whether it stands in a batch. */
  readonly isShown: boolean;
}

/** What a release hears in one place. */
export interface Look<N> {
  /** Whatever waits there, to be shown now or not. */
  readonly heard: readonly N[];
  /** The crowds that came there, shown since or not: all who could be meant by what appears. */
  readonly crowds: readonly (readonly N[])[];
}

/**
 * What a release hears in a persona, or in buyers in general; null where it does not listen.
 *
 * What an earlier release heard and did not show is known, so that whatever appears beside it is the doing of
 * whoever came since. So these have to be a crowd; and those who were heard elsewhere come as a crowd of those heard
 * there together, or stay away: else whoever writes late, makes personas or edits contacts could have one of them asked
 * again, beside others whose answers are known.
 *
 * Whether it listens goes only by who wrote when, of whom, on which deal, which is no secret. What would go by what
 * is shown already would tell of it.
 *
 * @param isSample whether one newcomer is enough where all who wait are a crowd: in the sample, so that its story can
 *   be told
 */
export function lookInto<N extends FoundNote>(
  place: string,
  there: readonly N[],
  k: number,
  isSample = false,
): Look<N> | null {
  const groups = [...Map.groupBy(there, ({ knownFrom }) => knownFrom)];
  const others = groups.flatMap(([knownFrom, own]) => (knownFrom === place ? [] : [own]));
  const crowds = others.filter((own) => isSample || isCrowd(own, k));
  if (crowds.length === 0) return null;
  const known = groups.flatMap(([knownFrom, own]) => (knownFrom === place ? own : []));
  const heard = [...known, ...crowds.flat()].filter(({ isShown }) => !isShown);
  if (isSample) return isCrowd(heard, k) ? { heard, crowds: [there] } : null;
  return { heard, crowds };
}

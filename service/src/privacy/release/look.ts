import { isCrowd } from './crowd.ts';
import type { Backing } from './rule.ts';

/** A note where a release finds it, and what is known of it. */
export interface FoundNote extends Backing {
  readonly id: string;
  /** Where releases heard it before, shown or not, be it here; null if none did. */
  readonly heardIn: string | null;
  /** Whether it stands in a batch. */
  readonly isShown: boolean;
}

/** What a release hears in one place. */
export interface Look<N> {
  /** Whatever waits there, to be shown now or not. */
  readonly heard: readonly N[];
  /** Those who came there, shown since or not: all who could be meant by what appears. */
  readonly newcomers: readonly N[];
}

/**
 * What a release hears in a persona, or in buyers in general; null where it does not listen.
 *
 * What an earlier release heard and did not show is known, so that whatever appears beside it is the doing of
 * whoever came since. So these have to be a crowd; and those who were heard in one other place come as a crowd, or stay
 * away: else whoever makes personas, edits contacts or waits until notes grow old could have one of them asked again,
 * beside others. They may have been heard there at several releases.
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
  const groups = [...Map.groupBy(there, ({ heardIn }) => heardIn)];
  const others = groups.flatMap(([heardIn, own]) => (heardIn === place ? [] : [own]));
  const newcomers = others.filter((own) => isSample || isCrowd(own, k)).flat();
  if (newcomers.length === 0) return null;
  const known = groups.flatMap(([heardIn, own]) => (heardIn === place ? own : []));
  const heard = [...known, ...newcomers].filter(({ isShown }) => !isShown);
  if (isSample) return isCrowd(heard, k) ? { heard, newcomers: there } : null;
  return { heard, newcomers };
}

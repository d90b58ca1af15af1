import type { Earlier } from './looked-at.ts';

/**
 * How many reps there have to be for k of them to hide among: twice k. k says how many noticed
 * something, not how many could have. Of 2k reps, k − 1 may tell each other all that they wrote and
 * leave themselves out: k + 1 are left, and whoever they look for is one of these. Of k reps one would
 * be left.
 */
export function crowdNeeded(k: number): number {
  return 2 * k;
}

/** Whether the reps behind notes are enough for k of them to hide among. */
export function isCrowd(notes: readonly { readonly contributor: string }[], k: number): boolean {
  return repsIn(notes) >= crowdNeeded(k);
}

/** A note that waits, and who wrote it. */
interface Waiting {
  readonly id: string;
  readonly contributor: string;
}

/**
 * Whether a release hears notes that wait in one place, whatever they say: their reps are a crowd. Whoever makes
 * personas chooses their titles, and knows whose deals these are: a rare title would name the rep behind it. Reps
 * whose notes were shown before hide nobody. And what an earlier release heard and did not show is known, so that
 * whatever appears beside it is the doing of whoever came since: these have to be a crowd again. So it is worth nothing
 * to give a title to a persona, to take one or to edit a contact and see what appears.
 *
 * What is shown stands, whoever of its crowd takes notes back later.
 *
 * @param newcomers how many reps must have come since it was heard, if not a crowd
 */
export function isHeard(
  waiting: readonly Waiting[],
  { returned, looks }: Earlier,
  k: number,
  newcomers: number = crowdNeeded(k),
): boolean {
  const fresh = waiting.filter(({ id }) => !returned.has(id));
  const came = looks.map((heard) => repsIn(fresh.filter(({ id }) => !heard.has(id))));
  return isCrowd(fresh, k) && came.every((reps) => reps >= newcomers);
}

function repsIn(notes: readonly { readonly contributor: string }[]): number {
  return new Set(notes.map(({ contributor }) => contributor)).size;
}

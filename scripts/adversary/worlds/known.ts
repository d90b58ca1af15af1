import type { GivenAway } from './infer.ts';
import type { Scenario } from './scenario.ts';

/**
 * The one thing that is given away and accepted, as docs/security.md says under “What is not promised”. Told as
 * narrowly as can be: whatever else is found is a fault.
 */
export const knownWay = 'two themes of few reps';

/** Four reps and k − 1 in the plot have not enough notes for two themes, but for whoever wrote twice. */
export function isKnown({ teams, releases }: Scenario, { seat, seen }: GivenAway): boolean {
  const own = teams[seat?.kind ?? -1]?.notes.filter(({ rep }) => rep === seat?.rep) ?? [];
  const plotters = teams.filter(({ isColluding }) => isColluding).length;
  const k = Math.min(...releases.map((one) => one.k));
  // Whoever leaves later takes no part in it.
  const left = teams.flatMap(({ notes }) => notes.flatMap(({ withdrawnAt }) => withdrawnAt ?? []));
  const cells = seen
    .slice(0, Math.min(...left, seen.length))
    .map((lines) => lines.filter((line) => line.startsWith('cell')).length);
  return plotters >= k - 1 && own.length > 1 && Math.max(0, ...cells) > 1;
}

/** k never goes below this, whatever an admin sets. */
const floorOfK = 3;

/**
 * k for a quarter: how many distinct contributors, and how many distinct deals, stand behind every
 * batch. `activeContributors` are the authors of the quarter before (in the very first quarter, the
 * holders of the Rep permission set). An admin may raise k and cannot lower it.
 */
export function smallestGroup(activeContributors: number, adminMinimum: number = floorOfK): number {
  const bySize = activeContributors < 15 ? 3 : activeContributors < 25 ? 4 : 5;
  return Math.max(floorOfK, bySize, Math.ceil(adminMinimum) || 0);
}

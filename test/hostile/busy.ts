/** The longest that one input may keep the event loop from everything else. */
export const longestBusyMs = 50;

const tries = 3;

/**
 * How many milliseconds of this thread's processor some work took: what others do on the machine does
 * not count. Work that took too long is done again, and the least of it counts, since what the engine
 * compiles or tidies up meanwhile is nobody's fault.
 */
export function busyMs(work: () => unknown): number {
  let least = Infinity;
  for (let at = 0; at < tries; at += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
    if (least < longestBusyMs / 2) break;
  }
  return least;
}

const everyMs = 5;

/** What is known of a thread's event loop. */
export interface Turns {
  /** The longest that it let nobody else take their turn, in milliseconds of its own processor. */
  longestBusyMs(): number;
  /** Looks at what comes from now on alone. */
  forget(): void;
  stop(): void;
}

/**
 * Watches how long this thread's event loop is kept from whoever waits. A timer that comes late tells of
 * it; of that time only what the thread itself worked counts, as others use the machine too.
 */
export function watchTurns(): Turns {
  let longestMs = 0;
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    last = process.threadCpuUsage();
    longestMs = Math.max(longestMs, (user + system) / 1000);
  }, everyMs);
  return {
    longestBusyMs: () => Math.round(longestMs * 10) / 10,
    forget() {
      longestMs = 0;
      last = process.threadCpuUsage();
    },
    stop: () => clearInterval(timer),
  };
}

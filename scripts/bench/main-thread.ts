/** The longest that this thread was kept busy at a time, in milliseconds. */
interface Watch {
  /** By the clock: on a busy machine, what other programs took is in it. */
  longestMs: number;
  /** Of a processor: what our own code took. */
  longestCpuMs: number;
}

/** Watches this thread's event loop until `stop` is called, which tells the longest blocks. */
export function watchMainThread(): { readonly stop: () => Watch } {
  const longest: Watch = { longestMs: 0, longestCpuMs: 0 };
  let last = now();
  const timer = setInterval(() => {
    const next = now();
    longest.longestMs = Math.max(longest.longestMs, next.ms - last.ms);
    longest.longestCpuMs = Math.max(longest.longestCpuMs, next.cpuMs - last.cpuMs);
    last = next;
  }, 1);
  return {
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
}

function now(): { ms: number; cpuMs: number } {
  const { user, system } = process.threadCpuUsage();
  return { ms: performance.now(), cpuMs: (user + system) / 1000 };
}

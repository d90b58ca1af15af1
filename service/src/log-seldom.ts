import type { Log } from './log.ts';

/** What is said again and again is said once a minute, which is enough to see that it goes on. */
const everyMs = 60_000;

/**
 * Makes a warning that is logged once a minute at most, with how often it was left out since: what fails
 * twice a second for hours would hide everything else.
 */
export function warnSeldom(
  log: Pick<Log, 'warn'>,
  sentence: string,
  now: () => number = () => performance.now(),
): (error: unknown) => void {
  let lastMs = -Infinity;
  let leftOut = 0;
  return (error) => {
    if (now() - lastMs < everyMs) {
      leftOut += 1;
      return;
    }
    log.warn({ err: error, leftOut }, sentence);
    lastMs = now();
    leftOut = 0;
  };
}

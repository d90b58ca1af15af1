import type { Log } from '../service/src/log.ts';

/** A log that keeps quiet, for tests that do not look at it. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

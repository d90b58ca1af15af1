import type { Log } from './log.ts';

/** What has to be closed again, and in which order: the last opened first. */
export interface Closers {
  /** Remembers how to close what was just opened; `what` goes into the log. */
  add(what: string, close: () => Promise<unknown>): void;
  /** Closes everything, even if some of it fails; a second call waits for the first. */
  closeAll(): Promise<void>;
}

/** An empty list of closers. */
export function createClosers(log: Log): Closers {
  const opened: { what: string; close: () => Promise<unknown> }[] = [];
  let closing: Promise<void> | undefined;
  async function closeEach(): Promise<void> {
    for (const { what, close } of opened.toReversed()) {
      try {
        await close();
      } catch (error) {
        log.warn({ err: error, step: what }, 'could not be closed properly');
      }
    }
  }
  return {
    add: (what, close) => void opened.push({ what, close }),
    closeAll: () => (closing ??= closeEach()),
  };
}

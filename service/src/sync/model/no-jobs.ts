import type { JobQueue } from '../../jobs/queue.ts';

/** Jobs that nobody works on: a process that polls to the end leaves nothing for them to do. */
export const noJobs: JobQueue = {
  open: () => Promise.resolve(),
  send: () => Promise.resolve(),
  work: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { type Coder, createCoder } from '../insight/coder.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { Calendar } from '../privacy/release/calendar.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import type { Codebook } from './codebook.ts';
import type { Overlap } from './overlap.ts';

/** Everything one signed-in org is synchronised with. */
export interface OrgSync {
  readonly org: OrgConnection;
  readonly database: Database;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes hashes of people and deals; it never leaves this process. */
  readonly secret: string;
  readonly calendar: Calendar;
  readonly minimumGroup: number;
  readonly changesPerPage: number;
  readonly overlap: Overlap;
  /** The coder of a codebook; building one costs, so the last is kept. */
  readonly coderOf: (codebook: Codebook) => Coder;
}

/** Keeps the coder of the codebook that was asked for last. */
export function keepCoder(): (codebook: Codebook) => Coder {
  let kept: { codedWith: string; coder: Coder } | null = null;
  return (codebook) => {
    if (kept?.codedWith !== codebook.codedWith) {
      kept = { codedWith: codebook.codedWith, coder: createCoder(codebook.themes) };
    }
    return kept.coder;
  };
}

/**
 * How long the write-back job waits. The process that enqueued it writes right away; the job is
 * for when that process died in between.
 */
export const writeBackAfterSeconds = 10;

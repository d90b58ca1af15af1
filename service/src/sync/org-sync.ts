import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Insight } from '../insight/worker/insight.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { Calendar } from '../privacy/release/calendar.ts';
import type { SearchThemes } from '../release/search-themes.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import type { ConnectionState } from './connection-state.ts';
import type { Streams } from './streams.ts';

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
  readonly streams: Streams;
  readonly searchThemes: SearchThemes;
  readonly insight: Insight;
  readonly state: Pick<ConnectionState, 'redacted' | 'progress'>;
}

/**
 * How long the write-back job waits. The process that enqueued it writes right away; the job is
 * for when that process died in between.
 */
export const writeBackAfterSeconds = 10;

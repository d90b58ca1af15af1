import { z } from 'zod';

const salesforceId = z.string().regex(/^[A-Za-z0-9]{18}$/);

/**
 * What each kind of job carries: ids and keys only, since payloads rest in the database and in its
 * backups. A new kind is one more line here. Each org has queues of its own, hence its Id.
 */
export const jobPayloads = {
  /** Bring Salesforce up to date: whatever differs. */
  'write-back': z.strictObject({ orgId: salesforceId }),
} as const;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;

/** How a queue treats a job that fails: seconds between tries double up to the longest pause. */
export const retrySettings = {
  // An org can be away for days and nothing may be lost, so jobs practically never give up.
  retryLimit: 100_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 600,
  retentionSeconds: 60 * 60 * 24 * 60,
  deleteAfterSeconds: 60 * 60 * 24,
} as const;

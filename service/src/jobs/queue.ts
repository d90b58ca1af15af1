import { fromKysely, PgBoss } from 'pg-boss';
import type { OrgTransaction } from '../database/database.ts';
import { warnSeldom } from '../log-seldom.ts';
import type { Log } from '../log.ts';
import { type JobName, type JobPayload, jobPayloads, retrySettings } from './payloads.ts';

/** Work that has to happen after a transaction, and survives whatever happens to this process. */
export interface JobQueue {
  /** Makes the queues of an org, where they are missing; before that, none of its jobs can be sent. */
  open(orgId: string): Promise<void>;
  /**
   * Adds a job as part of the caller's transaction: it exists if and only if that commits.
   * Throws if the payload holds anything but the ids that its kind allows.
   */
  send<Name extends JobName>(
    tx: OrgTransaction,
    name: Name,
    payload: JobPayload<Name>,
    options?: { startAfterSeconds?: number },
  ): Promise<void>;
  /**
   * Hands the jobs of one org to `handler` one by one, looking twice a second; one that throws is
   * tried again. Jobs of other orgs are left to the processes that are signed in there.
   */
  work<Name extends JobName>(
    name: Name,
    orgId: string,
    handler: (payload: JobPayload<Name>) => Promise<void>,
  ): Promise<void>;
  /** Lets running jobs finish for up to 10 s, then stops; unfinished ones are tried again later. */
  stop(): Promise<void>;
}

const pollSeconds = 0.5;
const graceMs = 10_000;

/** Starts the job queue on a migrated database. Its tables live in their own schema, `jobs`. */
export async function createJobQueue(url: string, log: Log): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'jobs',
    application_name: 'watercooler jobs',
    max: 4,
    connectionTimeoutMillis: 10_000,
    schedule: false,
  });
  // It looks twice a second for each kind of job, also while the database is away.
  boss.on('error', warnSeldom(log, 'the job queue had trouble'));
  await boss.start();

  return {
    async open(orgId) {
      for (const name of Object.keys(jobPayloads)) {
        await boss.createQueue(queueName(name, orgId), retrySettings);
      }
    },
    async send(tx, name, payload, options = {}) {
      const { startAfterSeconds } = options;
      await boss.send(queueName(name, payload.orgId), parsePayload(name, payload), {
        db: fromKysely(tx),
        ...(startAfterSeconds === undefined ? {} : { startAfter: startAfterSeconds }),
      });
    },
    async work(name, orgId, handler) {
      const options = { pollingIntervalSeconds: pollSeconds, batchSize: 1 };
      await boss.work(queueName(name, orgId), options, async (jobs) => {
        for (const job of jobs) await runJob(name, job.data, handler, log);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: graceMs }),
  };
}

function queueName(name: string, orgId: string): string {
  return `${name}-${orgId}`;
}

async function runJob<Name extends JobName>(
  name: Name,
  data: unknown,
  handler: (payload: JobPayload<Name>) => Promise<void>,
  log: Log,
): Promise<void> {
  const payload = parsePayload(name, data);
  try {
    await handler(payload);
  } catch (error) {
    log.warn({ err: error, queue: name }, 'a job failed and will be tried again');
    // pg-boss stores what is thrown. A database error can quote a row, so a plain one goes there.
    throw new Error(`The job ${name} failed. The log says why.`);
  }
}

function parsePayload<Name extends JobName>(name: Name, payload: unknown): JobPayload<Name> {
  const schema: { safeParse(data: unknown): { data?: JobPayload<Name> } } = jobPayloads[name];
  const { data } = schema.safeParse(payload);
  if (data) return data;
  throw new Error(
    `A job for "${name}" carries something else than the ids it may carry. See jobs/payloads.ts.`,
  );
}

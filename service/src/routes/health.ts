import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { HealthReader } from '../http/health-reader.ts';

const salesforce = z.strictObject({
  connection: z.enum(['connected', 'signing-in', 'backing-off']),
  since: z.date(),
  reason: z.string().nullable().describe('Why it is not connected, in words'),
  nextAttemptAt: z.date().nullable(),
  lagMs: z.number().nullable().describe('How far behind Salesforce the service is'),
  unreadNotes: z
    .number()
    .describe('Notes that a redaction rule failed on since the start; the log names them'),
});

const readiness = z.strictObject({
  status: z.enum(['ready', 'not-ready']),
  database: z.enum(['reachable', 'away']),
  salesforce: salesforce.nullable().describe('Null where another process follows Salesforce'),
});

/** A load balancer that waits longer has given up on us anyway. */
const databaseTimeoutMs = 2_000;

export interface HealthDependencies {
  readonly database: Pick<Database, 'check'>;
  readonly health: HealthReader | null;
}

/**
 * `/livez`: the process runs. `/readyz`: it can answer, which takes the database. An org that is
 * away is told there but does not make the service unready: what was released can still be read.
 */
export const healthRoutes: FastifyPluginAsyncZod<HealthDependencies> = async (app, deps) => {
  const alive = z.strictObject({ status: z.literal('alive') });
  app.get(
    '/livez',
    { schema: { tags: ['health'], response: { 200: alive } } },
    async (): Promise<z.infer<typeof alive>> => ({ status: 'alive' }),
  );

  app.get(
    '/readyz',
    { schema: { tags: ['health'], response: { 200: readiness, 503: readiness } } },
    async (request, reply) => {
      const isReachable = await canReach(deps.database, (error) =>
        request.log.warn({ err: error }, 'the database did not answer'),
      );
      const answer: z.infer<typeof readiness> = {
        status: isReachable ? 'ready' : 'not-ready',
        database: isReachable ? 'reachable' : 'away',
        salesforce: deps.health ? { ...deps.health.org() } : null,
      };
      return reply.code(isReachable ? 200 : 503).send(answer);
    },
  );
};

async function canReach(
  database: Pick<Database, 'check'>,
  onError: (error: unknown) => void,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), databaseTimeoutMs);
  });
  const answered = database.check().then(
    () => true,
    (error: unknown) => {
      onError(error);
      return false;
    },
  );
  try {
    return await Promise.race([answered, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

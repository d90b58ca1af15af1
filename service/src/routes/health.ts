import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { canReach, within } from '../database/can-reach.ts';
import { askHealth, type HealthDependencies } from '../health/ask.ts';
import type { OrgHealth } from '../http/health-reader.ts';
import { type Subject, subjects as allSubjects } from '../health/problem.ts';
import { problemsOf } from '../health/problems.ts';

const problemKinds = [
  'away',
  'unauthorised',
  'busy',
  'limit',
  'saving',
  'nonsense',
  'refused',
  'wrong-org',
  'database',
  'own-fault',
] as const;

/**
 * Whoever reaches the service may ask: nothing here moves with what reps write. Rounds, calls and counts
 * of notes tell when somebody wrote; those are for admins, on the health page.
 */
const salesforce = z.strictObject({
  connection: z.enum(['connected', 'signing-in', 'backing-off', 'standing-by', 'saving-calls']),
  since: z.date(),
  reason: z.string().nullable().describe('Why it is not connected, in words'),
  problem: z
    .strictObject({
      kind: z.enum(problemKinds),
      code: z.string().nullable().describe("Salesforce's code, if it gave one"),
    })
    .nullable(),
  nextAttemptAt: z.date().nullable(),
});

const readiness = z.strictObject({
  status: z.enum(['ready', 'not-ready']),
  database: z.enum(['reachable', 'away']),
  salesforce: salesforce.nullable().describe('Null where another process follows Salesforce'),
  needsAdmin: z
    .array(z.enum(allSubjects))
    .nullable()
    .describe('What the health page has a problem about; null where this process cannot tell'),
});

/** Load balancers ask often, and what needs an admin changes slowly. */
const rememberedMs = 15_000;

/**
 * `/livez`: the process runs. `/readyz`: it can answer, which takes the database. An org that is
 * away is told there but does not make the service unready: what was released can still be read.
 */
export const healthRoutes: FastifyPluginAsyncZod<HealthDependencies> = async (app, deps) => {
  const needsAdmin = whatNeedsAdmin(deps);
  const alive = z.strictObject({ status: z.literal('alive') });
  app.get(
    '/livez',
    { config: { isUnlimited: true }, schema: { tags: ['health'], response: { 200: alive } } },
    async (): Promise<z.infer<typeof alive>> => ({ status: 'alive' }),
  );

  app.get(
    '/readyz',
    { schema: { tags: ['health'], response: { 200: readiness, 503: readiness } } },
    async (request, reply) => {
      const isReachable = await canReach(deps.database, (error) =>
        request.log.warn({ err: error }, 'the database did not answer'),
      );
      const subjects = isReachable
        ? await within(
            needsAdmin().catch(() => null),
            null,
          )
        : null;
      const answer: z.infer<typeof readiness> = {
        status: isReachable ? 'ready' : 'not-ready',
        database: isReachable ? 'reachable' : 'away',
        salesforce: deps.health ? connectionOf(deps.health.org()) : null,
        needsAdmin: subjects,
      };
      return reply.code(isReachable ? 200 : 503).send(answer);
    },
  );
};

function connectionOf({
  connection,
  since,
  reason,
  problem,
  nextAttemptAt,
}: OrgHealth): z.infer<typeof salesforce> {
  return { connection, since, reason, problem, nextAttemptAt };
}

/** What needs an admin of the org that this process follows, looked up at most every 15 seconds. */
function whatNeedsAdmin(deps: HealthDependencies): () => Promise<Subject[] | null> {
  let known: { readonly subjects: Subject[]; readonly atMs: number } | null = null;
  return async () => {
    const followed = deps.health?.followed() ?? null;
    if (followed === null) return null;
    if (known !== null && performance.now() - known.atMs < rememberedMs) return known.subjects;
    const problems = problemsOf(await askHealth(deps, followed.orgId));
    const about = problems.map((problem) => problem.about);
    // What is told to whoever asks must not move when somebody writes.
    const subjects = [...new Set(about)].filter((subject) => subject !== 'notes');
    known = { subjects, atMs: performance.now() };
    return subjects;
  };
}

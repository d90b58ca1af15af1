import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { OrgCore } from '../core.ts';
import { notFound } from '../salesforce-error.ts';
import { registerCollections } from './collections.ts';
import { createComposite } from './composite.ts';
import type { DailyLimit } from './daily-limit.ts';
import { answerErrorsAsSalesforce, errorBody } from './errors.ts';
import { registerListViews } from './list-views.ts';
import { registerQueries } from './query.ts';
import { registerSobjects } from './sobjects.ts';
import { signedIn } from './signed-in.ts';

/** The package's API version first; the Salesforce CLI asks with older ones. */
const versions = ['66.0', '60.0', '51.0'];

const versionParams = z.object({ version: z.string() });

/** The Salesforce CLI says that its deletes carry JSON, and sends none. */
function acceptEmptyBodies(rest: FastifyInstance): void {
  const parse = rest.getDefaultJsonParser('error', 'error');
  rest.removeContentTypeParser('application/json');
  rest.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') done(null);
      else void parse(request, body, done);
    },
  );
}

/** The REST API under `/services/data`, for one org. */
export async function registerRest(
  app: FastifyInstance,
  org: OrgCore,
  limit: DailyLimit,
): Promise<void> {
  const composite = createComposite(app);

  app.get('/services/data', () =>
    versions.map((version) => ({
      version,
      label: `API ${version}`,
      url: `/services/data/v${version}`,
    })),
  );

  await app.register(
    async (rest) => {
      answerErrorsAsSalesforce(rest);
      acceptEmptyBodies(rest);
      rest.setNotFoundHandler((_, reply) => reply.status(404).send([errorBody(notFound())]));
      rest.addHook('onRequest', async (request, reply) => {
        const { version } = versionParams.parse(request.params);
        if (!versions.includes(version.slice(1))) throw notFound();
        signedIn(org, request);
        if (!composite.isPart(request)) limit.count();
        const { used, max } = limit.usage();
        reply.header('Sforce-Limit-Info', `api-usage=${used}/${max}`);
      });
      rest.get('/limits', () => {
        const { used, max } = limit.usage();
        return { DailyApiRequests: { Max: max, Remaining: max - used } };
      });
      registerQueries(rest, org);
      registerSobjects(rest, org);
      registerListViews(rest, org);
      registerCollections(rest, org);
      composite.register(rest);
    },
    { prefix: '/services/data/:version' },
  );
}

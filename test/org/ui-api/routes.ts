import type { FastifyError, FastifyInstance } from 'fastify';
import { z } from 'zod';
import { SalesforceError, type Org } from '../org.ts';
import { graphqlRequest, runGraphQL } from './graphql/run.ts';
import { uiApiError } from './record-error.ts';
import { objectOfRequest, registerRecords } from './records.ts';
import { isFromElsewhere, requiredSession } from './session.ts';

const doingOf: ReadonlyMap<string, string> = new Map([
  ['POST', 'create'],
  ['PATCH', 'update'],
  ['DELETE', 'delete'],
]);

/** Serves the parts of the UI API and its GraphQL that Lightning Data Service uses. */
export async function registerUiApi(app: FastifyInstance, org: Org): Promise<void> {
  await app.register(
    async (api) => {
      api.addHook('onRequest', async (request) => {
        if (request.headers.authorization === undefined && isFromElsewhere(request)) {
          const message = 'Another site may not use this session.';
          throw new SalesforceError('INVALID_SESSION_ID', message, { status: 403 });
        }
        requiredSession(request, org);
      });
      answerErrors(api, org);
      registerRecords(api, org);
      api.post('/graphql', async (request) => {
        const session = requiredSession(request, org);
        return runGraphQL(org, session, graphqlRequest.parse(request.body));
      });
    },
    { prefix: '/services/data/v66.0' },
  );
}

/** Refusals in the UI API's shapes; what this program does wrong stays a 500 without details. */
function answerErrors(api: FastifyInstance, org: Org): void {
  api.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const refusal = refusalOf(error);
    if (!refusal) {
      request.log.error({ error: error.name, stack: error.stack }, 'The UI API failed');
      const message = 'The stand-in org failed; its log says where.';
      return reply.code(500).send([{ errorCode: 'UNKNOWN_EXCEPTION', message }]);
    }
    const doing = request.url.includes('/ui-api/') ? doingOf.get(request.method) : undefined;
    const sobject = objectOfRequest(org, request)?.name ?? '';
    const saving = doing === undefined ? undefined : { sobject, doing };
    return reply.code(refusal.status).send(uiApiError(org.metadata, refusal, saving));
  });
}

function refusalOf(error: FastifyError): SalesforceError | undefined {
  if (error instanceof SalesforceError) return error;
  if (error instanceof z.ZodError) {
    const where = error.issues.map((issue) => issue.path.join('.') || 'the body').join(', ');
    return new SalesforceError('JSON_PARSER_ERROR', `Not as expected: ${where}`);
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new SalesforceError('JSON_PARSER_ERROR', error.message, { status: error.statusCode });
  }
  return undefined;
}

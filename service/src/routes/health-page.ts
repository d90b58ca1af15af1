import { readFileSync } from 'node:fs';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { canReach } from '../database/can-reach.ts';
import { askHealth, type HealthDependencies } from '../health/ask.ts';
import { databaseAwayPage, healthPage, refusalPage, stylesheetPath } from '../health/page.ts';
import { describeForCaller } from '../http/api-error.ts';
import type { Html } from '../http/html.ts';
import { callerOf } from '../plugins/authentication.ts';

const stylesheet = readFileSync(new URL('../../web/portal.css', import.meta.url), 'utf8');

/** Nothing but our own stylesheet: the pages have no script, form or picture from anywhere. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** What a browser says when it asks for user name and password. */
const challenge =
  'Basic realm="Watercooler: any name, and an API token of an admin", charset="UTF-8"';

/**
 * `/health`: the page an admin looks at. It names people, so it asks for an admin's token. While the
 * database is away nobody can be recognised, and it says only that.
 */
export const healthPageRoutes: FastifyPluginAsync<HealthDependencies> = async (app, deps) => {
  app.get(stylesheetPath, { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(stylesheet),
  );

  app.get(
    '/health',
    {
      config: { roles: ['admin'], isPage: true },
      schema: { hide: true },
      errorHandler: async (error, request, reply) => {
        const answer = describeForCaller(error);
        if (answer.statusCode === 401) {
          reply.header('www-authenticate', challenge);
          return send(reply.code(401), refusalPage('Who are you?', askForToken));
        }
        if (answer.statusCode === 403) {
          return send(reply.code(403), refusalPage('This page is for admins', otherToken));
        }
        if (answer.statusCode === 429) {
          return send(reply.code(429), refusalPage('Too many requests', answer.message));
        }
        request.log.error({ err: error }, 'the health page failed');
        const isReachable = await canReach(deps.database, () => undefined);
        if (!isReachable) return send(reply.code(503), databaseAwayPage());
        return send(reply.code(500), refusalPage('This page failed', lookAtTheLog));
      },
    },
    async (request, reply) => {
      const { orgId } = callerOf(request);
      return send(reply, healthPage(await askHealth(deps, orgId)));
    },
  );
};

const askForToken =
  'Load this page again. Give any user name, and an API token of the role admin as the password. ' +
  'The service wrote its first tokens into a file beside its data, and said so in its log.';
const otherToken =
  'The token you gave is valid, but not an admin’s. Close the browser to be asked again.';
const lookAtTheLog =
  'The service’s log says why. Load the page again; if it stays, report that line of the log.';

function send(reply: FastifyReply, page: Html): FastifyReply {
  return reply
    .header('content-security-policy', pagePolicy)
    .type('text/html; charset=utf-8')
    .send(page.markup);
}

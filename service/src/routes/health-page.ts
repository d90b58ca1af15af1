import { readFileSync } from 'node:fs';
import type { FastifyPluginAsync } from 'fastify';
import { canReach } from '../database/can-reach.ts';
import { askHealth, type HealthDependencies } from '../health/ask.ts';
import { databaseAwayPage, healthPage, refusalPage, stylesheetPath } from '../health/page.ts';
import { describeForCaller } from '../http/api-error.ts';
import { sendPage } from '../http/send-page.ts';
import { callerOf } from '../plugins/authentication.ts';
import { signInPage } from '../sign-in/pages.ts';

const stylesheet = readFileSync(new URL('../../web/portal.css', import.meta.url), 'utf8');

/** What a browser says when it asks for user name and password. */
const challenge =
  'Basic realm="Watercooler: any name, and an API token of an admin", charset="UTF-8"';

export interface HealthPageDependencies extends HealthDependencies {
  /** Whether people can sign in with a browser; else it asks them for a token. */
  readonly isSignInOffered: boolean;
}

/**
 * `/health`: the page an admin looks at. It names people, so it asks for an admin's token. While the
 * database is away nobody can be recognised, and it says only that.
 */
export const healthPageRoutes: FastifyPluginAsync<HealthPageDependencies> = async (app, deps) => {
  const { isSignInOffered } = deps;
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
          if (isSignInOffered) return sendPage(reply.code(401), signInPage('/health'));
          reply.header('www-authenticate', challenge);
          return sendPage(reply.code(401), refusalPage('Who are you?', askForToken));
        }
        if (answer.statusCode === 403) {
          const { isSignedIn } = request;
          const other = isSignedIn ? otherPerson : otherToken;
          const refusal = refusalPage('This page is for admins', other, { isSignedIn });
          return sendPage(reply.code(403), refusal);
        }
        if (answer.statusCode === 429) {
          return sendPage(reply.code(429), refusalPage('Too many requests', answer.message));
        }
        request.log.error({ err: error }, 'the health page failed');
        const isReachable = await canReach(deps.database, () => undefined);
        if (!isReachable) {
          return sendPage(reply.code(503), databaseAwayPage(deps.ownServer?.() ?? null));
        }
        return sendPage(reply.code(500), refusalPage('This page failed', lookAtTheLog));
      },
    },
    async (request, reply) => {
      const { orgId } = callerOf(request);
      const { isSignedIn } = request;
      return sendPage(reply, healthPage(await askHealth(deps, orgId), { isSignedIn }));
    },
  );
};

const askForToken =
  'Load this page again. Give any user name, and an API token of the role admin as the password. ' +
  'The service wrote its first tokens into a file beside its data, and said so in its log; the sample ' +
  'printed its tokens where it was started.';
const otherPerson =
  'You are signed in, but your groups do not make you an admin here. Whoever looks after the service ' +
  'sets which groups do.';
const otherToken =
  'The token you gave is valid, but not an admin’s. Close the browser to be asked again.';
const lookAtTheLog =
  'The service’s log says why. Load the page again; if it stays, report that line of the log.';

import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiError, describeForCaller } from '../http/api-error.ts';
import { cookieName, type CookiePlace, readCookie, setCookie } from '../http/cookies.ts';
import { sendPage } from '../http/send-page.ts';
import { isSalesforceHost } from '../salesforce/domains.ts';
import { departureCookie, sessionCookie } from '../sign-in/cookie-names.ts';
import { type Departure, ownPath, readDepartures, writeDepartures } from '../sign-in/departure.ts';
import { roleOf } from '../sign-in/groups.ts';
import { notSignedInPage, signedOutPage } from '../sign-in/pages.ts';
import { type Provider, returnPath } from '../sign-in/provider.ts';
import { type Refusal, refusalOf } from '../sign-in/refusal.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import type { SignInConfig } from '../sign-in/sign-in-config.ts';

export interface SignInDependencies {
  readonly config: Pick<SignInConfig, 'issuer' | 'publicUrl' | 'orgId' | 'roles'>;
  readonly provider: Provider;
  readonly sessions: Sessions;
}

/** How well cookies can be protected where browsers reach us. */
export function placeOf({ publicUrl }: Pick<SignInConfig, 'publicUrl'>): CookiePlace {
  return { isSecure: publicUrl.startsWith('https:') };
}

const departureSeconds = 10 * 60;

/**
 * `/` leads to the page there is to see; `/sign-in` sends a browser to the provider, which sends it back to
 * `/sign-in/return`; `/sign-out` ends the session. A browser gets a new session at each sign-in, and loses the one that
 * it had.
 */
export const signInRoutes: FastifyPluginAsync<SignInDependencies> = async (app, deps) => {
  const { config, provider, sessions } = deps;
  const place = placeOf(config);
  const cookieOf = (request: FastifyRequest, name: string): string =>
    readCookie(request.headers.cookie, cookieName(name, place)) ?? '';
  const departuresOf = (request: FastifyRequest) =>
    readDepartures(cookieOf(request, departureCookie));
  const rememberingOnly = (departures: readonly Departure[]): string =>
    setCookie(
      departures.length === 0
        ? { name: departureCookie, value: '', maxAgeSeconds: 0 }
        : {
            name: departureCookie,
            value: writeDepartures(departures),
            maxAgeSeconds: departureSeconds,
          },
      place,
    );
  const schema = { hide: true };

  // Whoever knows the address alone: there is one page to see.
  app.get('/', { schema }, async (_request, reply) => reply.redirect('/health', 303));

  app.get('/sign-in', { schema, errorHandler: refuse }, async (request, reply) => {
    const to = ownPath(asked.parse(request.query).to);
    const { url, remembered } = await provider.begin().catch((error: unknown) => {
      const code = refusalOf(error);
      request.log.warn({ err: error, code }, 'the identity provider cannot be used');
      throw code === 'away' ? sayingWhy(code) : new ApiError(503, 'away', providerUnfit);
    });
    const begun = [...departuresOf(request), { ...remembered, to }];
    return reply.header('set-cookie', rememberingOnly(begun)).redirect(url.href, 303);
  });

  app.get(returnPath, { schema, errorHandler: refuse }, async (request, reply) => {
    const query = request.url.slice(request.url.indexOf('?') + 1);
    const state = new URLSearchParams(query).get('state');
    const begun = departuresOf(request);
    const departure = begun.find((each) => each.state === state);
    if (departure === undefined) throw new ApiError(400, 'bad-request', startAgain);
    // Whatever comes of it, it is used up; other tabs go on.
    reply.header('set-cookie', rememberingOnly(begun.filter((each) => each !== departure)));
    const person = await provider.finish(query, departure).catch((error: unknown) => {
      const code = refusalOf(error);
      request.log.warn({ err: error, code }, 'a sign-in was refused');
      throw sayingWhy(code);
    });
    const role = roleOf(person.groups, config.roles);
    if (role === undefined) throw new ApiError(403, 'forbidden', noGroup);
    if (person.organizationId === null) {
      if (isSalesforceHost(new URL(config.issuer).hostname)) {
        throw new ApiError(403, 'forbidden', unknownOrg);
      }
    } else if (person.organizationId !== config.orgId) {
      throw new ApiError(403, 'forbidden', otherOrg);
    }
    await sessions.end(cookieOf(request, sessionCookie));
    const value = await sessions.open(config.orgId, role);
    return reply
      .header('set-cookie', setCookie({ name: sessionCookie, value }, place))
      .redirect(departure.to, 303);
  });

  // A form sends its fields in this way; there are none.
  const form = 'application/x-www-form-urlencoded';
  app.addContentTypeParser(form, { parseAs: 'string' }, async () => null);
  app.post('/sign-out', { schema, errorHandler: refuse }, async (request, reply) => {
    if (!isFromOurPage(request, config.publicUrl)) {
      throw new ApiError(403, 'forbidden', 'Sign out with the button of a page here.');
    }
    await sessions.end(cookieOf(request, sessionCookie));
    const gone = setCookie({ name: sessionCookie, value: '', maxAgeSeconds: 0 }, place);
    return sendPage(reply.header('set-cookie', gone), signedOutPage());
  });
};

const asked = z.object({ to: z.string().catch('') });

/**
 * Whether a form of ours sent it. Browsers say where a request comes from, and no script can change
 * that; the older header is empty for pages that tell no address.
 */
function isFromOurPage({ headers }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === publicUrl : site === 'same-origin';
}

async function refuse(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const answer = describeForCaller(error);
  if (answer.statusCode === 500) request.log.error({ err: error }, 'a sign-in failed');
  return sendPage(reply.code(answer.statusCode), notSignedInPage(answer.message));
}

const sayingWhy = (why: Refusal): ApiError =>
  new ApiError(why === 'away' ? 503 : 401, why, refusals[why]);

const askKeeper = 'Ask whoever looks after Watercooler to read “If it does not work” on sign-in.';
const refusals: Readonly<Record<Refusal, string>> = {
  away: 'Your company’s sign-in does not answer. Try again in a few minutes.',
  declined: 'You did not sign in at your company’s sign-in, or may not use Watercooler there.',
  client: `Your company’s sign-in does not take Watercooler for what it says it is. ${askKeeper}`,
  clock: `The clocks of your company’s sign-in and of Watercooler do not agree. ${askKeeper}`,
  'no-fit': 'What came back from your company’s sign-in does not fit what we asked. Start again.',
};
const providerUnfit = `Your company’s sign-in is not set up as Watercooler expects it. ${askKeeper}`;
const startAgain =
  'This was used already, took longer than ten minutes, or began in another browser. Start again.';
const noGroup =
  'Your company’s sign-in knows you, but none of your groups may see this. Ask whoever looks after ' +
  'Watercooler to be put into one. If you have another account, sign out of this one there first.';
const otherOrg = 'You signed in to another Salesforce org than the one whose pages these are.';
const unknownOrg =
  'Salesforce did not say which org you are of, so you are not let in. Ask whoever looks after ' +
  'Watercooler to look at the app’s scopes.';

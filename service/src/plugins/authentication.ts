import fp from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiTokens } from '../database/api-tokens.ts';
import { ApiError } from '../http/api-error.ts';
import { cookieName, type CookiePlace, readCookie, setCookie } from '../http/cookies.ts';
import type { TokenClaim, TokenRole } from '../http/token.ts';
import { sessionCookie } from '../sign-in/cookie-names.ts';
import type { Sessions } from '../sign-in/sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the request's token speaks for; null where no token is asked for. */
    caller: TokenClaim | null;
    /** Whether that is somebody who signed in with a browser, and so can sign out. */
    isSignedIn: boolean;
  }
  interface FastifyContextConfig {
    /** The roles that may call this route. Without it the route is open to everybody. */
    roles?: readonly TokenRole[];
    /**
     * A page for people: a browser may show the session of somebody who signed in, or send a token as
     * the password of HTTP Basic.
     */
    isPage?: boolean;
  }
}

export interface AuthenticationOptions {
  readonly tokens: Pick<ApiTokens, 'check'>;
  /** Null where nobody can sign in with a browser. */
  readonly browsers: Browsers | null;
}

/** Browsers of people who signed in. */
export interface Browsers {
  readonly sessions: Pick<Sessions, 'check'>;
  readonly place: CookiePlace;
}

const longestHeader = 400;

/** Finds out who calls a route with `config.roles`, and lets nobody through who is not known. */
export const authentication = fp(async (app, { tokens, browsers }: AuthenticationOptions) => {
  app.decorateRequest('caller', null);
  app.decorateRequest('isSignedIn', false);
  app.addHook('onRequest', async (request, reply) => {
    const { roles, isPage } = request.routeOptions.config;
    if (!roles) return;
    const token = bearerToken(request) ?? (isPage ? basicPassword(request) : undefined);
    const caller = token
      ? await tokens.check(token)
      : isPage && browsers
        ? await signedIn(browsers, request, reply)
        : undefined;
    if (!caller) {
      throw new ApiError(
        401,
        'unauthorized',
        'Send a valid API token in the header "Authorization: Bearer wc_…".',
      );
    }
    request.caller = caller;
    request.isSignedIn = !token;
  });
});

/** Lets a caller through to a route with `config.roles` only with one of them. Needs authentication before it. */
export const authorisation = fp(async (app) => {
  app.addHook('onRequest', async ({ caller, routeOptions }) => {
    const { roles } = routeOptions.config;
    if (!roles || (caller !== null && roles.includes(caller.role))) return;
    throw new ApiError(403, 'forbidden', 'This token is valid, but its role may not see this.');
  });
});

async function signedIn(
  { sessions, place }: Browsers,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<TokenClaim | undefined> {
  const shown = readCookie(request.headers.cookie, cookieName(sessionCookie, place));
  const found = shown === undefined ? undefined : await sessions.check(shown);
  if (found?.renewed) {
    reply.header('set-cookie', setCookie({ name: sessionCookie, value: found.renewed }, place));
  }
  return found?.caller;
}

function bearerToken(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization ?? '';
  if (header.length > longestHeader) return undefined;
  return /^Bearer (\S+)$/i.exec(header)?.[1];
}

/** The password of HTTP Basic, whatever the user name. */
function basicPassword(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization ?? '';
  if (header.length > longestHeader) return undefined;
  const coded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header)?.[1] ?? '';
  const userAndPassword = Buffer.from(coded, 'base64').toString('utf8');
  const colon = userAndPassword.indexOf(':');
  return colon < 0 ? undefined : userAndPassword.slice(colon + 1).trim();
}

/** Whom the request speaks for, on a route with `config.roles`. */
export function callerOf(request: FastifyRequest): TokenClaim {
  if (request.caller) return request.caller;
  throw new Error('This route reads the caller but names no roles. Give it config.roles.');
}

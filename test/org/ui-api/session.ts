import type { FastifyReply, FastifyRequest } from 'fastify';
import { SalesforceError, type Org, type Session } from '../org.ts';

/** The cookie a browser's session lives in; its value is a token of `org.openSession`. */
export const sessionCookie = 'watercooler_org_session';

/** Who asks: by bearer token, else by the cookie of the "act as" page. */
export function sessionOf(request: FastifyRequest, org: Org): Session | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? request.cookies[sessionCookie];
  return token === undefined ? undefined : org.sessionOfToken(token);
}

/** Who asks; throws INVALID_SESSION_ID for nobody. */
export function requiredSession(request: FastifyRequest, org: Org): Session {
  const session = sessionOf(request, org);
  if (!session) {
    const message = 'Session expired or invalid';
    throw new SalesforceError('INVALID_SESSION_ID', message, { status: 401 });
  }
  return session;
}

/**
 * Signs the browser in. Scripts cannot read the cookie, and no other site's page can make the
 * browser send it. Not `Secure`: the org speaks plain HTTP, on the loopback only.
 */
export function giveSession(reply: FastifyReply, token: string): void {
  reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict' });
}

/**
 * Whether a page of another origin makes the browser ask. Pages on other loopback ports are the
 * same *site*, so the cookie alone does not keep them out.
 */
export function isFromElsewhere(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  return origin !== undefined && origin !== `${request.protocol}://${host ?? ''}`;
}

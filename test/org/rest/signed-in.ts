import type { FastifyRequest } from 'fastify';
import type { OrgCore } from '../core.ts';
import type { Session } from '../org.ts';
import { SalesforceError } from '../salesforce-error.ts';

/** The session of a request's access token; throws INVALID_SESSION_ID without a living one. */
export function signedIn(org: OrgCore, request: FastifyRequest): Session {
  const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const session = token === undefined ? undefined : org.sessionOfToken(token);
  if (session) return session;
  throw new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
}

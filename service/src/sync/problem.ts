import type { Problem } from '../http/health-reader.ts';
import { OrgError } from '../salesforce/errors.ts';

/** What went wrong, for health to tell: no token, name or address is in it. */
export interface Failure {
  readonly problem: Problem;
  readonly reason: string;
}

/** Names what a round failed with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof OrgError) {
    const { kind, code, message } = error;
    return { problem: { kind, code }, reason: message };
  }
  if (isOfDatabase(error)) {
    const reason = 'Our database did not answer as it should; the log says more';
    return { problem: { kind: 'database', code: null }, reason };
  }
  const reason = 'Something failed on our side; the log says what';
  return { problem: { kind: 'own-fault', code: null }, reason };
}

/** PostgreSQL's classes of errors that say how the server is, not what it was asked. */
const stateOfServer = /^(?:08|25|28|3D|40|53|55|57|58|XX)[0-9A-Z]{3}$/;
const brokenWay =
  /^(?:ECONN[A-Z]{3,8}|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What pg throws without a code of PostgreSQL's own. */
const pgMessages = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
];

/** Everything that calls Salesforce throws OrgError, so other connections that break are ours. */
function isOfDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isOfDatabase);
  const code: unknown = 'code' in error ? error.code : null;
  if (typeof code === 'string' && (stateOfServer.test(code) || brokenWay.test(code))) return true;
  return pgMessages.some((start) => error.message.startsWith(start));
}

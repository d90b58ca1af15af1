/**
 * Why a call to Salesforce did not do what it should:
 * - `away`: no answer, or none in time
 * - `unauthorised`: the session or the sign-in was not accepted
 * - `busy`: Salesforce asks for patience (429, 503, a locked row)
 * - `limit`: the org has no API calls left for the day
 * - `saving`: we did not call, for the org's last calls of the day are kept for others
 * - `nonsense`: an answer that is not what the API promises (a web page, cut-off JSON, a missing field)
 * - `refused`: Salesforce understood the call and declined it
 * - `wrong-org`: the settings name another org, or kind of org, than the one that answered
 */
export type OrgErrorKind =
  'away' | 'unauthorised' | 'busy' | 'limit' | 'saving' | 'nonsense' | 'refused' | 'wrong-org';

export interface OrgErrorFacts {
  readonly code?: string | null;
  readonly retryAfterMs?: number | null;
}

/** A failed call. The message holds no record's text, name or token, so it may be logged and shown. */
export class OrgError extends Error {
  readonly kind: OrgErrorKind;
  /** Salesforce's error code, as in `QUERY_TIMEOUT`, where there was one. */
  readonly code: string | null;
  /** How long to wait before the next call, if that is known; at most a quarter of an hour. */
  readonly retryAfterMs: number | null;

  constructor(kind: OrgErrorKind, message: string, facts: OrgErrorFacts = {}) {
    super(message);
    this.name = 'OrgError';
    this.kind = kind;
    this.code = facts.code ?? null;
    this.retryAfterMs =
      facts.retryAfterMs === undefined || facts.retryAfterMs === null
        ? null
        : Math.min(facts.retryAfterMs, longestWaitMs);
  }
}

/** Whoever asks for more is asked again sooner: no fault may stop us for a day. */
const longestWaitMs = 15 * 60 * 1000;

const busyCodes = new Set([
  'SERVER_UNAVAILABLE',
  'TXN_SECURITY_METERING_ERROR',
  'QUERY_TIMEOUT',
  'UNABLE_TO_LOCK_ROW',
  'rate_limit_exceeded',
]);

/** What a sign-in is refused with for reasons that an admin can put right. */
const signInCodes = new Set([
  'invalid_grant',
  'invalid_client',
  'invalid_client_id',
  'invalid_app_access',
  'inactive_user',
  'inactive_org',
  'unauthorized_client',
]);

/** What else an answer tells of its error. */
export interface ErrorHints {
  readonly retryAfterMs?: number | null;
  readonly isForTheDay?: boolean;
  /** The field or object that is not there, by its API name. */
  readonly missing?: string | null;
}

/** The error for an HTTP answer of 400 and above; `code` is what Salesforce named it, if it did. */
export function errorForStatus(
  status: number,
  code: string | null,
  hints: ErrorHints = {},
): OrgError {
  const named = code === null ? `HTTP ${status}` : `HTTP ${status}, ${code}`;
  const facts = { code, retryAfterMs: hints.retryAfterMs ?? null };
  if (status === 401 || code === 'INVALID_SESSION_ID') {
    const message = `Salesforce no longer accepts our session (${named})`;
    return new OrgError('unauthorised', message, facts);
  }
  if (code !== null && signInCodes.has(code)) {
    return new OrgError(
      'unauthorised',
      `Salesforce refused the sign-in (${named}): check the client id, the user name, the key and ` +
        'that the user is active and pre-authorised for the app',
      facts,
    );
  }
  if (code === limitCode && hints.isForTheDay !== false) {
    const message = `The org has no API calls left for the day (${named}); we try again by ourselves`;
    return new OrgError('limit', message, facts);
  }
  if (status === 429 || status === 503 || code === limitCode || busyCodes.has(code ?? '')) {
    return new OrgError('busy', `Salesforce asks us to wait (${named})`, facts);
  }
  if (status >= 500) return new OrgError('away', `Salesforce failed (${named})`, facts);
  const what = [named, ...(hints.missing ? [hints.missing] : [])].join(': ');
  return new OrgError('refused', `Salesforce refused a call (${what})`, facts);
}

const limitCode = 'REQUEST_LIMIT_EXCEEDED';
const codePattern = /^[A-Za-z_]{1,80}$/;

/** The error code in a body that failed, or null: nothing else of the body may travel further. */
export function errorCodeIn(body: unknown): string | null {
  const first = firstError(body);
  if (first === null) return null;
  const code: unknown =
    'errorCode' in first ? first.errorCode : 'error' in first ? first.error : null;
  return typeof code === 'string' && codePattern.test(code) ? code : null;
}

/**
 * Whether a body that says REQUEST_LIMIT_EXCEEDED means the calls of a day. The same code stands
 * for too many calls at one moment, which its message calls concurrent, and which soon passes.
 */
export function isLimitOfDay(body: unknown): boolean {
  const first = firstError(body);
  const message: unknown = first !== null && 'message' in first ? first.message : null;
  return typeof message !== 'string' || !message.startsWith('Concurrent');
}

const missingColumn =
  /No such column '([A-Za-z0-9_.]{1,80})' on (?:entity|sobject of type) '?([A-Za-z0-9_]{1,80})/;
const missingObject = /sObject type '([A-Za-z0-9_]{1,80})' is not supported/;

/** The API name of the field or object that a refused call asked for and that is not there, or null. */
export function missingIn(body: unknown): string | null {
  const first = firstError(body);
  const message: unknown = first !== null && 'message' in first ? first.message : null;
  if (typeof message !== 'string') return null;
  const [, field, object] = missingColumn.exec(message) ?? [];
  if (field !== undefined && object !== undefined) return `${object}.${field}`;
  return missingObject.exec(message)?.[1] ?? null;
}

function firstError(body: unknown): object | null {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  return typeof first === 'object' ? first : null;
}

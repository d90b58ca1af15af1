/**
 * Why a call to Salesforce did not do what it should:
 * - `away`: no answer, or none in time
 * - `unauthorised`: the session or the sign-in was not accepted
 * - `busy`: Salesforce asks for patience (429, 503, the daily limit)
 * - `nonsense`: an answer that is not what the API promises (a web page, cut-off JSON, a missing field)
 * - `refused`: Salesforce understood the call and declined it
 * - `wrong-org`: the settings name another kind of org than the one that answered
 */
export type OrgErrorKind = 'away' | 'unauthorised' | 'busy' | 'nonsense' | 'refused' | 'wrong-org';

/** A failed call. The message holds no record's text, name or token, so it may be logged and shown. */
export class OrgError extends Error {
  readonly kind: OrgErrorKind;
  /** Salesforce's error code, as in `QUERY_TIMEOUT`, where there was one. */
  readonly code: string | null;

  constructor(kind: OrgErrorKind, message: string, code: string | null = null) {
    super(message);
    this.name = 'OrgError';
    this.kind = kind;
    this.code = code;
  }
}

const busyCodes = new Set([
  'REQUEST_LIMIT_EXCEEDED',
  'SERVER_UNAVAILABLE',
  'TXN_SECURITY_METERING_ERROR',
  'QUERY_TIMEOUT',
  'UNABLE_TO_LOCK_ROW',
]);

/** The error for an HTTP answer of 400 and above; `code` is what Salesforce named it, if it did. */
export function errorForStatus(status: number, code: string | null): OrgError {
  const named = code === null ? `HTTP ${status}` : `HTTP ${status}, ${code}`;
  if (status === 401 || code === 'INVALID_SESSION_ID') {
    return new OrgError(
      'unauthorised',
      `Salesforce no longer accepts our session (${named})`,
      code,
    );
  }
  if (code === 'invalid_grant' || code === 'invalid_client' || code === 'invalid_client_id') {
    return new OrgError(
      'unauthorised',
      `Salesforce refused the sign-in (${named}): check the client id, the user name, the key and ` +
        'that the user is pre-authorised for the app',
      code,
    );
  }
  if (status === 429 || status === 503 || (code !== null && busyCodes.has(code))) {
    return new OrgError('busy', `Salesforce asks us to wait (${named})`, code);
  }
  if (status >= 500) return new OrgError('away', `Salesforce failed (${named})`, code);
  return new OrgError('refused', `Salesforce refused a call (${named})`, code);
}

const codePattern = /^[A-Za-z_]{1,80}$/;

/** The error code in a body that failed, or null: nothing else of the body may travel further. */
export function errorCodeIn(body: unknown): string | null {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  if (typeof first !== 'object' || first === null) return null;
  const code: unknown =
    'errorCode' in first ? first.errorCode : 'error' in first ? first.error : null;
  return typeof code === 'string' && codePattern.test(code) ? code : null;
}

import {
  AuthorizationResponseError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { PrivateAddressError } from '../salesforce/guarded-connections.ts';

/**
 * Why nobody was signed in: the provider does not answer, the person did not sign in there, it does not
 * take us for its client, the clocks do not agree, or what it says does not fit what was asked.
 */
export type Refusal = 'away' | 'declined' | 'client' | 'clock' | 'no-fit';

/** Tells why from what the OpenID Connect library threw. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof AuthorizationResponseError) {
    if (declining.has(error.error)) return 'declined';
    return isAway(error.error) ? 'away' : 'client';
  }
  if (error instanceof WWWAuthenticateChallengeError) return 'client';
  if (error instanceof ResponseBodyError) {
    if (error.status >= 500) return 'away';
    // A code that is used, too old or of another sign-in.
    return error.error === 'invalid_grant' ? 'no-fit' : 'client';
  }
  if (!(error instanceof Error)) return 'no-fit';
  const code = 'code' in error ? error.code : null;
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'clock';
  if (code === 'OAUTH_TIMEOUT') return 'away';
  const { cause } = error;
  if (cause instanceof Response) return cause.status >= 500 ? 'away' : 'no-fit';
  const isFailure = error instanceof TypeError && error.message === fetchFailed;
  return isFailure && !(cause instanceof PrivateAddressError) ? 'away' : 'no-fit';
}

/** https://openid.net/specs/openid-connect-core-1_0.html#AuthError */
const declining = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'account_selection_required',
  'consent_required',
]);

const isAway = (error: string): boolean =>
  error === 'server_error' || error === 'temporarily_unavailable';

/** What Node's fetch says when there was no connection, or it broke. */
const fetchFailed = 'fetch failed';

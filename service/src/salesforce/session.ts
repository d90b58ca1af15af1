import { OrgError } from './errors.ts';

/** A call whose session was refused this often in a row is not helped by another one. */
const renewalLimit = 3;

/** Runs a call in a session that lasts. Every call may throw OrgError. */
export type InSession = <Answer>(call: () => PromiseLike<Answer>) => Promise<Answer>;

/**
 * Wraps calls so that an expired session is renewed and the call repeated, three times at most.
 * Calls that fail at the same time share one renewal. A call that found nobody, or something that
 * is not Salesforce, makes the next one sign in first: that tells where the org is now.
 */
export function keepSession(signIn: () => Promise<void>): InSession {
  let renewal: Promise<void> | null = null;
  let sessions = 0;
  let isAddressInDoubt = false;

  function renew(): Promise<void> {
    renewal ??= signIn()
      .then(() => {
        sessions += 1;
        isAddressInDoubt = false;
      })
      .finally(() => {
        renewal = null;
      });
    return renewal;
  }

  return async function inSession<Answer>(call: () => PromiseLike<Answer>): Promise<Answer> {
    for (let renewals = 0; ; renewals += 1) {
      if (renewal !== null || isAddressInDoubt) await renew();
      const session = sessions;
      try {
        return await call();
      } catch (cause) {
        const error = asOrgError(cause);
        if (error.kind === 'away' || error.kind === 'nonsense') isAddressInDoubt = true;
        if (error.kind !== 'unauthorised' || renewals >= renewalLimit) throw error;
      }
      // Unless another call did so since this one went out.
      if (session === sessions) await renew();
    }
  };
}

/** jsforce reads the answer before we can check it, so what it stumbles over becomes our error. */
function asOrgError(error: unknown): OrgError {
  if (error instanceof OrgError) return error;
  return new OrgError('nonsense', 'Salesforce answered with something unexpected');
}

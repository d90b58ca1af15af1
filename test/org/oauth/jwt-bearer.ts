import { importSPKI, jwtVerify } from 'jose';
import type { ConnectedClient, Org, User } from '../org.ts';

export type SignIn =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly error: string; readonly description: string };

function refused(error: string, description: string): SignIn {
  return { ok: false, error, description };
}

/** An assertion must end soon; a client's clock may be a little ahead. */
const longestLifetimeSeconds = 5 * 60;

/**
 * Checks a JWT bearer assertion as the platform does: signed by the connected client, for this org,
 * unexpired by real time, in the name of an active user whom the client may act for.
 */
export async function signInByJwt(
  org: Org,
  client: ConnectedClient,
  assertion: string,
  options: { audiences: string[]; realTime: () => Date },
): Promise<SignIn> {
  const now = options.realTime();
  const key = await importSPKI(client.publicKey, 'RS256');
  const verified = await jwtVerify(assertion, key, {
    algorithms: ['RS256'],
    audience: options.audiences,
    requiredClaims: ['iss', 'sub', 'exp'],
    currentDate: now,
  }).catch(() => null);
  if (!verified) return refused('invalid_grant', 'invalid assertion');
  const { iss, sub, exp = 0 } = verified.payload;
  if (iss !== client.clientId) return refused('invalid_client_id', 'client identifier invalid');
  if (exp > now.getTime() / 1000 + longestLifetimeSeconds) {
    return refused('invalid_grant', 'assertion ends too late');
  }
  const user = org.users().find(({ username }) => username.toLowerCase() === sub?.toLowerCase());
  if (!user?.isActive || user.isFrozen) {
    return refused('invalid_grant', "user hasn't approved this consumer");
  }
  const approved = client.permissionSets ?? ['Watercooler_Integration'];
  const isApproved = user.permissionSets.some((name) => approved.includes(name));
  if (!isApproved)
    return refused('invalid_app_access', 'user is not admin approved to access this app');
  return { ok: true, user };
}

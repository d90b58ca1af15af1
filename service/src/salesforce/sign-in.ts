import type { Connection } from 'jsforce';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Credentials, signAssertion } from './assertion.ts';
import { OrgError } from './errors.ts';
import type { Destinations } from './destinations.ts';
import type { SigningKeys } from './signing-keys.ts';

/** A session, and who is signed in where. */
export interface Session {
  /** 18 characters each. */
  readonly orgId: string;
  readonly userId: string;
  readonly accessToken: string;
  /** Where the org answers calls. */
  readonly instanceUrl: string;
}

export interface SignInOptions {
  readonly credentials: Omit<Credentials, 'privateKey'>;
  readonly keys: SigningKeys;
  readonly realTime: Clock;
  /** Where the org may be. */
  readonly destinations: Pick<Destinations, 'assertAllowed'>;
}

/** Signs in by an assertion. Throws OrgError, also if the org is said to be where we do not go. */
export async function signIn(connection: Connection, options: SignInOptions): Promise<Session> {
  const { credentials, keys, realTime, destinations } = options;
  const audience = new URL(credentials.loginUrl).origin;
  try {
    const answer: unknown = await keys.signIn((privateKey) =>
      connection.oauth2.requestToken({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: signAssertion({ ...credentials, privateKey }, audience, realTime()),
      }),
    );
    const session = readSession(answer);
    destinations.assertAllowed(session.instanceUrl);
    return session;
  } catch (error) {
    // jsforce reads the answer before we can check it, and may stumble over it.
    if (error instanceof OrgError) throw error;
    throw new OrgError('nonsense', 'Salesforce answered the sign-in with something unexpected');
  }
}

const sessionShape = z.object({
  access_token: z.string().min(1),
  instance_url: z.string(),
  /** The address of who is signed in. */
  id: z.string(),
});
const identityPattern = /\/id\/([A-Za-z0-9]{18})\/([A-Za-z0-9]{18})$/;

function readSession(answer: unknown): Session {
  const parsed = sessionShape.safeParse(answer);
  const [, orgId, userId] = identityPattern.exec(parsed.data?.id ?? '') ?? [];
  if (!parsed.success || orgId === undefined || userId === undefined) {
    throw new OrgError('nonsense', 'Salesforce signed us in without saying where, or as whom');
  }
  const { access_token: accessToken, instance_url: instanceUrl } = parsed.data;
  return { orgId, userId, accessToken, instanceUrl };
}

import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { isLoopbackUrl } from '../loopback.ts';
import { groupsOf } from './groups.ts';
import { providerFetch } from './provider-fetch.ts';
import type { SignInConfig } from './sign-in-config.ts';

/** What the browser keeps while its person is at the provider. */
export interface Remembered {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider says of a person: never who it is. */
export interface Person {
  readonly groups: readonly string[];
  /** The org of a Salesforce user, 18 characters; null from another provider. */
  readonly organizationId: string | null;
}

/** An OpenID Connect provider. Every call throws where the provider is away or refuses. */
export interface Provider {
  /** Where to send a browser, and what it has to bring back. */
  begin(): Promise<{ readonly url: URL; readonly remembered: Remembered }>;
  /** Takes what the browser brought back, `query` being that of its address. */
  finish(query: string, remembered: Remembered): Promise<Person>;
}

/** Where the provider sends browsers back to, below the public address. */
export const returnPath = '/sign-in/return';

const timeoutSeconds = 10;

/**
 * Signs people in with the authorization code, PKCE, state and nonce. The id token's signature is
 * checked with the provider's keys, though it comes from the provider itself.
 */
export function createProvider(config: SignInConfig): Provider {
  const returnUrl = `${config.publicUrl}${returnPath}`;
  let found: Promise<Configuration> | null = null;

  /** Asks once, and again after it failed. */
  function provider(): Promise<Configuration> {
    found ??= find(config).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  }

  return {
    async begin() {
      const remembered = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
      };
      const url = buildAuthorizationUrl(await provider(), {
        redirect_uri: returnUrl,
        scope: config.scopes,
        state: remembered.state,
        nonce: remembered.nonce,
        code_challenge: await calculatePKCECodeChallenge(remembered.verifier),
        code_challenge_method: 'S256',
      });
      return { url, remembered };
    },
    async finish(query, { state, nonce, verifier }) {
      const answer = await authorizationCodeGrant(
        await provider(),
        new URL(`${returnUrl}?${query}`),
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        },
      );
      const claims = answer.claims();
      if (claims === undefined) throw new Error('The provider gave no id token.');
      const hasGroups = claims[config.groupsClaim] !== undefined;
      const hasOrg = claims['organization_id'] !== undefined;
      // Groups alone do not say whose they are: Salesforce may tell the org in the user info only.
      const mayTellOrg = (await provider()).serverMetadata().userinfo_endpoint !== undefined;
      const isTold = hasGroups && (hasOrg || !mayTellOrg);
      const all = isTold
        ? claims
        : {
            ...(await fetchUserInfo(await provider(), answer.access_token, claims.sub)),
            ...claims,
          };
      const { organization_id: organizationId } = all;
      return {
        groups: groupsOf(all[config.groupsClaim]),
        organizationId: typeof organizationId === 'string' ? organizationId : null,
      };
    },
  };
}

function find({ issuer, clientId, clientSecret }: SignInConfig): Promise<Configuration> {
  return discovery(
    new URL(issuer),
    clientId,
    {},
    clientSecret === null ? None() : withSecret(clientSecret),
    {
      [customFetch]: providerFetch(issuer),
      timeout: timeoutSeconds,
      execute: [
        enableNonRepudiationChecks,
        // For an org on this computer; providerFetch lets nothing else go unencrypted.
        ...(isLoopbackUrl(issuer) ? [allowInsecureRequests] : []),
      ],
    },
  );
}

/** Shows the secret in the way that the provider names; one that names none takes it in a header. */
function withSecret(secret: string): ClientAuth {
  const [inHeader, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const { token_endpoint_auth_methods_supported: ways = ['client_secret_basic'] } = server;
    return (ways.includes('client_secret_basic') ? inHeader : inBody)(server, ...rest);
  };
}

import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import { html } from '../../../service/src/http/html.ts';
import type { OrgCore } from '../core.ts';
import type { User, WebClient } from '../org.ts';
import { actors } from '../pages/visitor.ts';

export interface OpenIdOptions {
  /** The client that people may sign in to, as it is set up now. */
  readonly webClient: () => WebClient | null;
  readonly url: () => string;
  readonly realTime: () => Date;
}

/** What a code stands for, until it is redeemed. */
interface Grant {
  readonly user: User;
  readonly challenge: string;
  readonly nonce: string | null;
  readonly redirectUri: string;
  readonly endsAtMs: number;
}

const codeLifetimeMs = 60_000;
const pkce = z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/);

const authorization = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string().regex(/\bopenid\b/),
  state: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: pkce,
  code_challenge_method: z.literal('S256'),
  /** Whom the person who looks at the page chose to be. */
  as: z.string().optional(),
});

const redemption = z.object({
  code: z.string(),
  client_id: z.string(),
  redirect_uri: z.string(),
  code_verifier: pkce,
});

export type Redeemed =
  | { readonly ok: true; readonly user: User; readonly idToken: string }
  | { readonly ok: false; readonly error: string };

/** Signs people in for a web client, as OpenID Connect describes it: code, PKCE and an id token. */
export interface OpenId {
  redeem(body: unknown): Promise<Redeemed>;
}

/** Serves discovery, the page where one says who one is, and the keys of the id tokens. */
export function registerOpenId(
  app: FastifyInstance,
  org: OrgCore,
  { webClient, url, realTime }: OpenIdOptions,
): OpenId {
  const grants = new Map<string, Grant>();
  let made: ReturnType<typeof makeKeys> | null = null;
  const keys = () => (made ??= makeKeys());

  app.get('/.well-known/openid-configuration', () => ({
    issuer: url(),
    authorization_endpoint: `${url()}/services/oauth2/authorize`,
    token_endpoint: `${url()}/services/oauth2/token`,
    userinfo_endpoint: `${url()}/services/oauth2/userinfo`,
    jwks_uri: `${url()}/id/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }));

  app.get('/id/keys', async () => ({ keys: [(await keys()).publicKey] }));

  app.get('/services/oauth2/authorize', (request, reply) => {
    const { data: asked } = authorization.safeParse(request.query);
    const client = webClient();
    const isKnown =
      asked?.client_id === client?.clientId &&
      client?.redirectUris.includes(asked?.redirect_uri ?? '');
    // To an address that is not the client's nobody is sent, whatever is wrong.
    if (!asked || !isKnown) return reply.status(400).send({ error: 'invalid_request' });
    const user = actors(org).find(({ id }) => id === asked.as);
    if (!user) {
      const choices = actors(org).map(
        ({ id, name }) =>
          html`<li>
            <a href="${`/services/oauth2/authorize?${withUser(request.url, id)}`}">${name}</a>
          </li>`,
      );
      const page = html`<!doctype html>
        <title>Who are you?</title>
        <h1>Who are you?</h1>
        <ul>
          ${choices}
        </ul>`;
      return reply.type('text/html; charset=utf-8').send(page.markup);
    }
    const code = randomBytes(24).toString('base64url');
    grants.set(code, {
      user,
      challenge: asked.code_challenge,
      nonce: asked.nonce ?? null,
      redirectUri: asked.redirect_uri,
      endsAtMs: realTime().getTime() + codeLifetimeMs,
    });
    const back = new URL(asked.redirect_uri);
    back.searchParams.set('code', code);
    if (asked.state !== undefined) back.searchParams.set('state', asked.state);
    return reply.redirect(back.href, 303);
  });

  return {
    async redeem(body) {
      const { data: asked } = redemption.safeParse(body);
      const grant = asked && grants.get(asked.code);
      // A code is good for one try, also for one that fails.
      if (asked) grants.delete(asked.code);
      const isFitting =
        grant !== undefined &&
        asked?.client_id === webClient()?.clientId &&
        asked?.redirect_uri === grant.redirectUri &&
        createHash('sha256').update(asked.code_verifier).digest('base64url') === grant.challenge &&
        realTime().getTime() < grant.endsAtMs;
      if (!isFitting) return { ok: false, error: 'invalid_grant' };
      const { privateKey } = await keys();
      const now = Math.floor(realTime().getTime() / 1000);
      const idToken = await new SignJWT(grant.nonce === null ? {} : { nonce: grant.nonce })
        .setProtectedHeader({ alg: 'RS256', kid: keyId })
        .setIssuer(url())
        .setSubject(`${url()}/id/${org.organizationId}/${grant.user.id}`)
        .setAudience(asked.client_id)
        .setIssuedAt(now)
        .setExpirationTime(now + 120)
        .sign(privateKey);
      return { ok: true, user: grant.user, idToken };
    },
  };
}

/** The custom permissions of the org, and whether this user has each, as the user info tells them. */
export function customPermissionsOf(org: OrgCore, userId: string): Record<string, boolean> {
  const access = org.access({ userId });
  return Object.fromEntries(
    [...org.metadata.customPermissions].map((name) => [name, access.hasCustom(name)]),
  );
}

function withUser(address: string, userId: string): string {
  const query = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  query.set('as', userId);
  return query.toString();
}

const keyId = 'stand-in';

async function makeKeys(): Promise<{ privateKey: CryptoKey; publicKey: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return {
    privateKey,
    publicKey: { ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' },
  };
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { OrgCore } from '../core.ts';
import type { ConnectedClient, Session, WebClient } from '../org.ts';
import { answerErrorsAsSalesforce } from '../rest/errors.ts';
import { signedIn } from '../rest/signed-in.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { signInByJwt } from './jwt-bearer.ts';
import { customPermissionsOf, registerOpenId } from './openid.ts';

const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const tokenRequest = z.object({ grant_type: z.string(), assertion: z.string().default('') });
const identityParams = z.object({ organizationId: z.string(), userId: z.string() });

export interface OauthOptions {
  /** The client that may sign users in, as it is set up now. */
  readonly client: () => ConnectedClient | null;
  /** The web site that people may sign in to. */
  readonly webClient: () => WebClient | null;
  /** The org's own address, known once it listens. */
  readonly url: () => string;
  readonly realTime: () => Date;
}

/** Sign-in by JWT bearer and, for people, with OpenID Connect; and who is signed in. */
export async function registerOauth(
  app: FastifyInstance,
  org: OrgCore,
  options: OauthOptions,
): Promise<void> {
  const { url, realTime } = options;
  const identityUrl = (userId: string) => `${url()}/id/${org.organizationId}/${userId}`;

  function identityOf({ userId }: Session) {
    const user = org.user(userId);
    if (!user) throw new SalesforceError('INVALID_SESSION_ID', 'No such user', { status: 401 });
    return {
      user_id: user.id,
      organization_id: org.organizationId,
      username: user.username,
      display_name: user.name,
      email: user.email,
      active: user.isActive,
      user_type: 'STANDARD',
    };
  }

  const openId = registerOpenId(app, org, options);
  app.post('/services/oauth2/token', async (request, reply) => {
    const body = tokenRequest.safeParse(request.body);
    const refuse = (error: string, error_description: string) =>
      reply.status(400).send({ error, error_description });
    if (body.data?.grant_type === 'authorization_code') {
      const redeemed = await openId.redeem(request.body);
      if (!redeemed.ok) return refuse(redeemed.error, 'invalid authorization code');
      return reply.send({
        access_token: org.openSession(redeemed.user.id),
        id_token: redeemed.idToken,
        scope: 'openid custom_permissions',
        token_type: 'Bearer',
      });
    }
    if (!body.success || body.data.grant_type !== jwtGrant) {
      return refuse('unsupported_grant_type', 'grant type not supported');
    }
    const client = options.client();
    if (!client) return refuse('invalid_client_id', 'client identifier invalid');
    const signIn = await signInByJwt(org, client, body.data.assertion, {
      audiences: [url(), 'https://login.salesforce.com', 'https://test.salesforce.com'],
      realTime,
    });
    if (!signIn.ok) return refuse(signIn.error, signIn.description);
    return reply.send({
      access_token: org.openSession(signIn.user.id),
      scope: 'id api',
      instance_url: url(),
      id: identityUrl(signIn.user.id),
      token_type: 'Bearer',
    });
  });

  await app.register(async (identity) => {
    answerErrorsAsSalesforce(identity);
    identity.get('/services/oauth2/userinfo', (request, reply) => {
      const known = identityOf(signedIn(org, request));
      return reply.send({
        ...known,
        sub: identityUrl(known.user_id),
        preferred_username: known.username,
        name: known.display_name,
        custom_permissions: customPermissionsOf(org, known.user_id),
      });
    });
    identity.get('/id/:organizationId/:userId', (request, reply) => {
      const session = signedIn(org, request);
      const asked = identityParams.parse(request.params);
      if (asked.organizationId !== org.organizationId || asked.userId !== session.userId) {
        throw new SalesforceError('Bad_Id', 'Bad_Id', { status: 404 });
      }
      const urls = { rest: `${url()}/services/data/v{version}/` };
      return reply.send({ id: identityUrl(session.userId), ...identityOf(session), urls });
    });
  });
}

import { Connection } from 'jsforce';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Credentials, signAssertion } from './assertion.ts';
import { type CallBudget, type CallUse, createCallBudget } from './call-budget.ts';
import { OrgError } from './errors.ts';
import { assertSafeUrl, BoundedTransport } from './transport.ts';

/** The version that the package is built for; newer servers keep answering it. */
const apiVersion = '66.0';

/** A session that is refused this often in a row is not helped by another one. */
const refreshLimit = 3;

/** What a connection needs to know. */
export interface ConnectionSettings extends Credentials {
  /** Whether these settings are for a sandbox; the org must agree. */
  readonly isSandbox: boolean;
  /** How long one call may take, from its first byte to the last of the answer. */
  readonly timeoutMs: number;
  /** Ends calls that are under way. */
  readonly signal?: AbortSignal | undefined;
  /** What counts the calls, over several connections; default one for this connection. */
  readonly budget?: CallBudget | undefined;
}

/** One signed-in org. Every call may throw OrgError. */
export interface OrgConnection {
  /** 18 characters. */
  readonly orgId: string;
  /** Whom we are signed in as: 18 characters. */
  readonly userId: string;
  /** Calls the REST API at a path below `/services/data/v66.0` and gives the parsed answer. */
  call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<unknown>;
  /** The whole path of such a resource, as the parts of a composite call name it. */
  pathOf(path: string): string;
  /** What is known of the org's API calls. */
  readonly budget: { read(): CallUse };
}

/**
 * Signs in as the integration user.
 *
 * @param realTime the time that tokens are checked against, which is not the product's own clock
 * @throws OrgError when the org is away, refuses, or is not the kind of org the settings name
 */
export async function connect(
  settings: ConnectionSettings,
  realTime: Clock,
): Promise<OrgConnection> {
  assertSafeUrl(settings.loginUrl);
  const connection = new Connection({ version: apiVersion, loginUrl: settings.loginUrl });
  const budget = settings.budget ?? createCallBudget({ elapsedMs: () => performance.now() });
  const transport = new BoundedTransport(settings.timeoutMs, settings.signal, budget.noteAnswer);
  connection._transport = transport;
  connection.oauth2._transport = transport;

  const audience = new URL(settings.loginUrl).origin;
  async function signIn(): Promise<Identity> {
    const identity = identityShape.safeParse(
      await connection.authorize({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: signAssertion(settings, audience, realTime()),
      }),
    );
    if (!identity.success) {
      throw new OrgError('nonsense', 'Salesforce signed us in without saying into which org');
    }
    assertSafeUrl(connection.instanceUrl);
    return identity.data;
  }

  const identity = await signInSafely(signIn);
  const session = keepSession(signIn);
  const org: OrgConnection = {
    orgId: identity.organizationId,
    userId: identity.id,
    pathOf,
    budget,
    call: (method, path, body) =>
      budget.spend(() =>
        session(() =>
          connection.request<unknown>({
            method,
            url: pathOf(path),
            ...(body === undefined
              ? {}
              : {
                  body: JSON.stringify(body),
                  headers: { 'content-type': 'application/json; charset=utf-8' },
                }),
          }),
        ),
      ),
  };
  await refuseWrongKindOfOrg(org, settings.isSandbox);
  return org;
}

function pathOf(path: string): string {
  return `/services/data/v${apiVersion}${path}`;
}

const identityShape = z.object({
  id: z.string().regex(/^[A-Za-z0-9]{18}$/),
  organizationId: z.string().regex(/^[A-Za-z0-9]{18}$/),
});
type Identity = z.infer<typeof identityShape>;

/** jsforce reads the answer before we can check it, so what it stumbles over becomes our error. */
async function signInSafely(signIn: () => Promise<Identity>): Promise<Identity> {
  try {
    return await signIn();
  } catch (error) {
    if (error instanceof OrgError) throw error;
    throw new OrgError('nonsense', 'Salesforce answered the sign-in with something unexpected');
  }
}

/**
 * Wraps calls so that an expired session is renewed and the call repeated. Calls that fail at the
 * same time share one renewal; after three renewals without a good answer the error goes out.
 */
function keepSession(
  signIn: () => Promise<Identity>,
): <T>(call: () => PromiseLike<T>) => Promise<T> {
  let renewal: Promise<Identity> | null = null;
  let renewalsInARow = 0;
  function renew(): Promise<Identity> {
    if (renewal !== null) return renewal;
    renewalsInARow += 1;
    renewal = signInSafely(signIn).finally(() => {
      renewal = null;
    });
    return renewal;
  }
  return async function inSession<T>(call: () => PromiseLike<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await call();
        renewalsInARow = 0;
        return answer;
      } catch (error) {
        const isExpired = error instanceof OrgError && error.kind === 'unauthorised';
        if (!isExpired || (renewal === null && renewalsInARow >= refreshLimit)) {
          throw error instanceof OrgError
            ? error
            : new OrgError('nonsense', 'Salesforce answered with something unexpected');
        }
        await renew();
      }
    }
  };
}

const organizationShape = z.object({
  records: z.array(z.object({ IsSandbox: z.boolean() })).length(1),
});

/** A sandbox's settings must never meet production data, nor the reverse. */
async function refuseWrongKindOfOrg(org: OrgConnection, isSandbox: boolean): Promise<void> {
  const query = encodeURIComponent('SELECT IsSandbox FROM Organization');
  const parsed = organizationShape.safeParse(await org.call('GET', `/query?q=${query}`));
  if (!parsed.success) {
    throw new OrgError('nonsense', 'Salesforce did not say whether it is a sandbox');
  }
  if (parsed.data.records[0]?.IsSandbox === isSandbox) return;
  throw new OrgError(
    'wrong-org',
    isSandbox
      ? 'The settings are for a sandbox, but this org is a production org. Correct the settings.'
      : 'The settings are for a production org, but this org is a sandbox. Correct the settings.',
  );
}

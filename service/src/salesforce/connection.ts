import { Connection } from 'jsforce';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Credentials } from './assertion.ts';
import { type CallBudget, type CallUse, createCallBudget } from './call-budget.ts';
import { createDestinations } from './destinations.ts';
import { OrgError } from './errors.ts';
import { keepSession } from './session.ts';
import { type Session, signIn } from './sign-in.ts';
import { createSigningKeys, type KeySettings, type SigningKeys } from './signing-keys.ts';
import { BoundedTransport } from './transport.ts';

/** The version that the package is built for; newer servers keep answering it. */
const apiVersion = '66.0';

/** What a connection needs to know. */
export interface ConnectionSettings extends Credentials, KeySettings {
  /** Whether these settings are for a sandbox; the org must agree. */
  readonly isSandbox: boolean;
  /** How long one call may take, from its first byte to the last of the answer. */
  readonly timeoutMs: number;
  /** Ends calls that are under way. */
  readonly signal?: AbortSignal | undefined;
  /** What counts the calls, over several connections; default one for this connection. */
  readonly budget?: CallBudget | undefined;
  /** What holds the keys, over several connections; default those of these settings. */
  readonly keys?: SigningKeys | undefined;
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
  const destinations = createDestinations(settings.loginUrl);
  const connection = new Connection({ version: apiVersion, loginUrl: settings.loginUrl });
  const budget = settings.budget ?? createCallBudget({ elapsedMs: () => performance.now() });
  const { timeoutMs, signal } = settings;
  const { noteAnswer } = budget;
  const transport = new BoundedTransport({ destinations, timeoutMs, signal, noteAnswer });
  connection._transport = transport;
  connection.oauth2._transport = transport;

  const keys = settings.keys ?? createSigningKeys(settings, silent);
  const signingIn = { credentials: settings, keys, realTime, destinations };
  const first = await signIn(connection, signingIn);
  use(first);
  function use({ instanceUrl, accessToken }: Session): void {
    // jsforce reads both anew for every call.
    connection.instanceUrl = instanceUrl;
    connection.accessToken = accessToken;
  }

  const session = keepSession(async () => {
    const next = await signIn(connection, signingIn);
    refuseOtherOrg(first, next);
    use(next);
  });
  const org: OrgConnection = {
    orgId: first.orgId,
    userId: first.userId,
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

const silent = { info: () => undefined, warn: () => undefined };

/** What we know is of one org, and must never be written to another. */
function refuseOtherOrg(first: Session, next: Session): void {
  if (first.orgId !== next.orgId) throw otherOrg();
}

/** The error of a sign-in that led to another org than the one before. */
export function otherOrg(): OrgError {
  return new OrgError(
    'wrong-org',
    'Salesforce signed us in to another org than before. If that is meant, as after a sandbox ' +
      'was refreshed, restart the service.',
  );
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

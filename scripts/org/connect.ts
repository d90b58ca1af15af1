import { Connection } from 'jsforce';
import { z } from 'zod';
import type { Sf } from './sf.ts';

const apiVersion = '66.0';

const display = z.object({ instanceUrl: z.url(), accessToken: z.string().optional() });
const token = z.object({ accessToken: z.string() });

/**
 * Signs in to the org that `sf` knows by this name, with the token that `sf` keeps. Tokens are asked
 * for by the command made for that; a CLI from before May 2026 has only `org display`.
 */
export async function connectByCli(sf: Sf, targetOrg: string): Promise<Connection> {
  const target = ['--target-org', targetOrg];
  const { instanceUrl, accessToken } = await sf.ask(display, 'org', 'display', ...target);
  const isShown = accessToken !== undefined && !accessToken.includes('REDACTED');
  const shown = isShown
    ? { accessToken }
    : await sf.ask(token, 'org', 'auth', 'show-access-token', ...target);
  return new Connection({ instanceUrl, accessToken: shown.accessToken, version: apiVersion });
}

/** Throws unless the org says of itself that it is a sandbox; scratch orgs are, production is not. */
export async function refuseProduction(connection: Connection): Promise<void> {
  const { records } = await connection.query<{ IsSandbox: boolean }>(
    'SELECT IsSandbox FROM Organization',
  );
  if (records.length === 1 && records[0]?.IsSandbox === true) return;
  throw new Error(
    'This org is not a sandbox. Sample records are for sandboxes and scratch orgs only; nothing was changed.',
  );
}

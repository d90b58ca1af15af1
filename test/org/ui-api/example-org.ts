import type { RunningOrg, Session } from '../org.ts';
import { startOrg } from '../server.ts';
import { createExampleRecords, type ExampleRecords } from './example-records.ts';

/** A small org with two reps, a marketer and a deal, for the tests of the UI API and the pages. */
export interface ExampleOrg extends ExampleRecords, RunningOrg {
  readonly admin: Session;
  /** Asks as a user, with a bearer token; gives the status and the JSON. */
  ask(
    session: Session,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>;
}

/** Starts the real org, with this repository's metadata, on a database and a free port. */
export async function startExampleOrg(
  databaseUrl: string,
  clock = () => new Date('2026-11-20T10:00:00Z'),
): Promise<ExampleOrg> {
  const running = await startOrg({ databaseUrl, port: 0, clock, companyName: 'Larkmoor' });
  const admin = running.org.sessionOfToken(running.adminToken);
  if (!admin) throw new Error('The import user has no session.');
  const records = await createExampleRecords(running.org, admin);
  return {
    ...running,
    ...records,
    admin,
    async ask(session, method, path, body, headers) {
      const response = await fetch(running.url + path, {
        method,
        headers: {
          authorization: `Bearer ${running.org.openSession(session.userId)}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const parsed: unknown = text === '' ? null : JSON.parse(text);
      return { status: response.status, body: parsed };
    },
  };
}

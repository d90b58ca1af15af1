import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { type AppDependencies, buildApp } from '../service/src/app.ts';
import { newToken, readToken } from '../service/src/http/token.ts';
import { createLog } from '../service/src/log.ts';
import { orgId, readerOfOne } from './one-persona.ts';

/** A token that opens the org, and one that opens nothing. */
export const issued = { rep: newToken(orgId, 'rep'), stranger: newToken(orgId, 'rep') };

/** Everything well: one persona, a database that answers, an org that is connected. */
export const healthy = {
  tokens: { check: async (token) => (token === issued.rep ? readToken(token) : undefined) },
  personas: readerOfOne,
  database: {
    check: async () => undefined,
    inOrg: () => Promise.reject(new Error('There is no database behind these tests.')),
  },
  clock: () => new Date('2026-11-22T10:00:30Z'),
  version: '1.2.3',
  health: {
    org: () => ({
      connection: 'connected',
      since: new Date('2026-11-22T10:00:00Z'),
      reason: null,
      problem: null,
      nextAttemptAt: null,
      lastRoundAt: null,
      lagMs: 1200,
      calls: null,
      progress: null,
      unreadNotes: 0,
    }),
    followed: () => null,
  },
} satisfies AppDependencies;

/** The header of a request that may read. */
export const withToken = { authorization: `Bearer ${issued.rep}` };

/** The service's HTTP side, closed after the test, and every line that it logged. */
export function startApp(
  overrides: Partial<AppDependencies> = {},
  requestTimeoutMs?: number,
  mostConnections?: number,
): { app: FastifyInstance; logged: string[] } {
  const logged: string[] = [];
  const log = createLog({
    level: 'debug',
    destination: { write: (line) => void logged.push(line) },
  });
  const app = buildApp(
    { ...healthy, ...overrides },
    {
      log,
      ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }),
      ...(mostConnections === undefined ? {} : { mostConnections }),
    },
  );
  onTestFinished(() => app.close());
  return { app, logged };
}

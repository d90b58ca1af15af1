import type { FastifyInstance } from 'fastify';
import { type AppDependencies, buildApp } from '../../service/src/app.ts';
import { newToken, readToken, tokenRoles } from '../../service/src/http/token.ts';
import { createLog } from '../../service/src/log.ts';
import { key, orgId, readerOfOne } from '../one-persona.ts';
import { mark } from './words.ts';

/** Without an admin's: their page asks the database, and there is none behind this. */
const tokens = tokenRoles.filter((role) => role !== 'admin').map((role) => newToken(orgId, role));
const known = new Set(tokens);

/** The HTTP side on nothing, so that it answers thousands a second, and whether its log told the mark. */
export interface HostileApp {
  readonly app: FastifyInstance;
  readonly tokens: readonly string[];
  readonly keys: readonly string[];
  /** Lines of the log that hold what a stranger sent. */
  readonly toldLines: () => number;
}

export interface HostileOptions {
  readonly requestTimeoutMs?: number;
  /** What it really stands on. */
  readonly on?: Partial<AppDependencies>;
  /** Tokens and keys that open something there. */
  readonly tokens?: readonly string[];
  readonly keys?: readonly string[];
}

/** Builds it without limits on how often it may be asked. */
export function buildHostileApp(options: HostileOptions = {}): HostileApp {
  const { requestTimeoutMs } = options;
  let told = 0;
  const log = createLog({
    level: 'trace',
    destination: { write: (line) => void (told += line.includes(mark) ? 1 : 0) },
  });
  const app = buildApp(
    {
      tokens: { check: async (token) => (known.has(token) ? readToken(token) : undefined) },
      personas: readerOfOne,
      database: {
        check: async () => undefined,
        inOrg: () => Promise.reject(new Error('There is no database behind this.')),
      },
      health: null,
      clock: () => new Date('2026-11-22T10:00:30Z'),
      version: '1.2.3',
      limits: { perAddress: 1_000_000_000, perOrg: 1_000_000_000 },
      ...options.on,
    },
    { log, ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }) },
  );
  return {
    app,
    tokens: options.tokens ?? tokens,
    keys: options.keys ?? [key, 'nobody'],
    toldLines: () => told,
  };
}

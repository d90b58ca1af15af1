import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import fp from 'fastify-plugin';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ApiTokens } from './database/api-tokens.ts';
import { describeForCaller } from './http/api-error.ts';
import type { PersonaReader } from './http/persona-reader.ts';
import { type RequestLimits, usualLimits } from './http/request-limits.ts';
import { authentication, authorisation } from './plugins/authentication.ts';
import { bodyOf, errors } from './plugins/errors.ts';
import { openapi } from './plugins/openapi.ts';
import { addressLimit, orgLimit } from './plugins/request-limits.ts';
import { requestLog } from './plugins/request-log.ts';
import { addressTurns, credentialTurns, orgTurns, requestTurns } from './plugins/request-turns.ts';
import { headers, securityHeaders } from './plugins/security-headers.ts';
import type { HealthDependencies } from './health/ask.ts';
import { healthPageRoutes } from './routes/health-page.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { personaRoutes } from './routes/personas.ts';
import { placeOf, type SignInDependencies, signInRoutes } from './routes/sign-in.ts';

/** What the HTTP side needs from the rest of the service. */
export interface AppDependencies extends HealthDependencies {
  readonly tokens: Pick<ApiTokens, 'check'>;
  /** Null in a process that does not answer for personas. */
  readonly personas: PersonaReader | null;
  /** How often it may be asked; default the usual limits. */
  readonly limits?: RequestLimits | undefined;
  /** How people sign in with a browser; null or left out: they cannot. */
  readonly signIn?: SignInDependencies | null | undefined;
}

/** All routes, apart from the server that carries them. */
export const app = fp<AppDependencies>(async (server, deps) => {
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(securityHeaders);
  await server.register(requestLog);
  await server.register(errors);
  const limits = deps.limits ?? usualLimits;
  await server.register(requestTurns);
  await server.register(addressLimit, limits);
  await server.register(openapi);
  const { tokens, signIn = null } = deps;
  const browsers = signIn && { sessions: signIn.sessions, place: placeOf(signIn.config) };
  // First whoever shows one token waits by themselves, so that they keep nobody behind their address waiting.
  await server.register(credentialTurns);
  await server.register(addressTurns);
  await server.register(authentication, { tokens, browsers });
  await server.register(orgLimit, limits);
  await server.register(orgTurns);
  // After the limit, so that those whose role is refused are counted too.
  await server.register(authorisation);
  await server.register(healthRoutes, deps);
  await server.register(metricsRoutes, deps);
  await server.register(healthPageRoutes, { ...deps, isSignInOffered: signIn !== null });
  if (signIn) await server.register(signInRoutes, signIn);
  if (deps.personas) await server.register(personaRoutes, { personas: deps.personas });
});

/** No route needs more of a body; this is the most that one is read before it is refused. */
const bodyLimit = 16 * 1024;
const requestTimeoutMs = 15_000;
/** Fastify would keep a connection for 72 s after its last answer, and few callers could hold all of them. */
const keepAliveMs = 5_000;
/** More at a time are closed as they come: each holds memory, whoever is behind it. */
const mostConnections = 1000;

/**
 * Builds the server. A request that has not arrived whole after `requestTimeoutMs` is cut off:
 * Node would wait for ever, and stalled bodies would pile up.
 */
export function buildApp(
  deps: AppDependencies,
  options: { log: FastifyBaseLogger; requestTimeoutMs?: number; mostConnections?: number },
): FastifyInstance {
  const timeoutMs = options.requestTimeoutMs ?? requestTimeoutMs;
  const server = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: timeoutMs,
    keepAliveTimeout: keepAliveMs,
    // Who asks through a proxy on this computer is known by the address that the proxy names.
    trustProxy: 'loopback',
    // Node looks for late requests every 30 s unless told otherwise.
    http: { headersTimeout: timeoutMs, connectionsCheckingInterval: Math.min(timeoutMs, 1_000) },
    genReqId: () => randomUUID(),
    // Raised before any route or hook; Fastify's own answer would repeat the address.
    frameworkErrors: (error, request, reply) => {
      const answer = describeForCaller(error);
      reply.hijack();
      reply.raw
        .writeHead(answer.statusCode, { ...headers, 'content-type': 'application/json' })
        .end(JSON.stringify(bodyOf(answer, request.id)));
    },
  });
  server.server.maxConnections = options.mostConnections ?? mostConnections;
  void server.register(app, deps);
  return server;
}

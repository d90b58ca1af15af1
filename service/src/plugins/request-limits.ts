import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { ApiError } from '../http/api-error.ts';
import { networkOf } from '../http/network.ts';
import type { RequestLimits } from '../http/request-limits.ts';

const minuteMs = 60_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered however often it is asked: a service that is busy must not seem dead. */
    isUnlimited?: boolean;
  }
}

/**
 * Bounds what one address may ask, before its token costs a look into the database. The 5,000 that
 * asked last are counted, so that no number of addresses fills the memory.
 */
export const addressLimit = fp(async (app, { perAddress }: Pick<RequestLimits, 'perAddress'>) => {
  await app.register(rateLimit, { global: false });
  const count = app.createRateLimit({
    max: perAddress,
    timeWindow: minuteMs,
    keyGenerator: (request: FastifyRequest) => networkOf(request.ip),
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.isUnlimited) return;
    refuseTooMany(await count(request), reply, 'this address');
  });
});

/** Bounds what one org may ask, so that the others are answered. Needs the address limit before it. */
export const orgLimit = fp(async (app, { perOrg }: Pick<RequestLimits, 'perOrg'>) => {
  const count = app.createRateLimit({
    max: perOrg,
    timeWindow: minuteMs,
    keyGenerator: (request: FastifyRequest) => request.caller?.orgId ?? '',
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.caller === null) return;
    refuseTooMany(await count(request), reply, 'your org');
  });
});

type Counted = { readonly isAllowed: boolean; isExceeded?: boolean; ttlInSeconds?: number };

function refuseTooMany(
  { isExceeded = false, ttlInSeconds = 0 }: Counted,
  reply: FastifyReply,
  whose: string,
): void {
  if (!isExceeded) return;
  const seconds = Math.max(1, ttlInSeconds);
  reply.header('retry-after', seconds);
  throw new ApiError(
    429,
    'too-many',
    `There were too many requests from ${whose} within a minute. Send it again in ${seconds} s.`,
  );
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { ApiError } from '../http/api-error.ts';
import { networkOf } from '../http/network.ts';
import { createTurns, type Room, type Turns } from '../http/turns.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Ends the turns that the request has; null before it has any. */
    endTurns: (() => void)[] | null;
    /** Ends the turn of its address before that; null before it has one. */
    endAddressTurn: (() => void) | null;
  }
}

/**
 * There are 10 connections to the database: whoever sends much at once leaves some for others. A program
 * that asks for some thirty things at once is not refused.
 */
const ofOne: Room = { atATime: 2, waiting: 30 };
/** A whole office may be behind one address, and a sign-in waits for the provider. */
const ofAddress: Room = { atATime: 8, waiting: 56 };

/** Ends the turns of a request when its answer is made: those who read slowly keep none. */
export const requestTurns = fp(async (app) => {
  app.decorateRequest('endTurns', null);
  app.addHook('onSend', async (request) => {
    for (const end of request.endTurns ?? []) end();
  });
});

/**
 * Works on a few requests of one address at a time, so that many at once do not keep others waiting. Where it
 * becomes known whose org asks, that is until then.
 */
export const addressTurns = fp(async (app) => {
  app.decorateRequest('endAddressTurn', null);
  const turns = createTurns(ofAddress);
  const takeTurn = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.routeOptions.config.isUnlimited) return;
    const whose = networkOf(request.ip);
    request.endAddressTurn = await take(turns, { whose, of: 'this address' }, request, reply);
  };
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.roles) await takeTurn(request, reply);
  });
  // Elsewhere a body may come slowly, and nothing is done before it is there.
  app.addHook('preHandler', async (request, reply) => {
    if (!request.routeOptions.config.roles) await takeTurn(request, reply);
  });
});

/**
 * The same for those who show one token or session, wherever they ask from: looking it up costs the
 * database. Not by the org that it names, which a stranger may have written there.
 */
export const credentialTurns = fp(async (app) => {
  const turns = createTurns(ofOne);
  app.addHook('onRequest', async (request, reply) => {
    const { authorization, cookie } = request.headers;
    const whose = authorization ?? cookie;
    if (!request.routeOptions.config.roles || whose === undefined) return;
    await take(turns, { whose, of: 'your token or session' }, request, reply);
  });
});

/** The same for an org, once it is known who asks. Needs the turns of addresses before it. */
export const orgTurns = fp(async (app) => {
  const turns = createTurns(ofOne);
  app.addHook('onRequest', async (request, reply) => {
    if (request.caller === null) return;
    // First of all, so that whoever waits for their org keeps nobody behind their address waiting.
    request.endAddressTurn?.();
    await take(turns, { whose: request.caller.orgId, of: 'your org' }, request, reply);
  });
});

async function take(
  turns: Turns,
  { whose, of }: { readonly whose: string; readonly of: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<() => void> {
  const end = await turns.take(whose);
  if (end) {
    request.endTurns = [...(request.endTurns ?? []), end];
    return end;
  }
  reply.header('retry-after', 1);
  throw new ApiError(
    429,
    'too-many',
    `Too many requests from ${of} are under way at once. Send it again in 1 s, and fewer at a time.`,
  );
}

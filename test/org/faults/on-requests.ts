import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind, Faults } from './faults.ts';

const answers: Partial<Record<FaultKind, { status: number; body: unknown }>> = {
  'expired-session': {
    status: 401,
    body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
  },
  'too-many-requests': {
    status: 429,
    body: [{ message: 'Too many requests', errorCode: 'TOO_MANY_REQUESTS' }],
  },
  unavailable: {
    status: 503,
    body: [{ message: 'Server is unavailable', errorCode: 'SERVER_UNAVAILABLE' }],
  },
  'request-limit': {
    status: 403,
    body: [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
  },
  'query-timeout': {
    status: 400,
    body: [{ message: 'Your query request was running for too long.', errorCode: 'QUERY_TIMEOUT' }],
  },
};

const page = '<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>';

function readable(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}

/** Ends the connection without an answer. */
function hangUp(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.destroy();
}

/** Lets scripted failures happen to requests under `/services` and `/id`. */
export function applyFaults(app: FastifyInstance, faults: Faults): void {
  const spoiled = new WeakMap<FastifyRequest, 'truncated-json' | 'lost-response'>();

  app.addHook('onRequest', async (request, reply) => {
    const url = readable(request.url);
    if (!url.startsWith('/services/') && !url.startsWith('/id/')) return;
    const rule = faults.takeForRequest({ method: request.method, url });
    if (!rule) return;
    const { kind } = rule;
    const answer = answers[kind];
    if (answer) return reply.status(answer.status).send(answer.body);
    if (kind === 'html') return reply.type('text/html').send(page);
    if (kind === 'closed') return hangUp(request, reply);
    if (kind === 'slow') await delay(rule.delayMs ?? 1_000);
    if (kind === 'truncated-json' || kind === 'lost-response') spoiled.set(request, kind);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const kind = spoiled.get(request);
    if (kind === 'lost-response') hangUp(request, reply);
    if (kind === 'truncated-json' && typeof payload === 'string') {
      const half = payload.slice(0, Math.ceil(payload.length / 2));
      reply.header('content-length', Buffer.byteLength(half));
      return half;
    }
    return payload;
  });
}

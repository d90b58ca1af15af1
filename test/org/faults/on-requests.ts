import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind, Faults } from './faults.ts';
import { spoilAnswer, spoilsAnswer, type SpoiledAnswer } from './spoil-answer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether a scripted failure lets the first page of this query end early. */
    hasShortPage: boolean;
  }
}

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
  'concurrent-limit': {
    status: 403,
    body: [
      {
        message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
        errorCode: 'REQUEST_LIMIT_EXCEEDED',
      },
    ],
  },
  'server-error': {
    status: 500,
    body: [{ message: 'An unexpected error occurred.', errorCode: 'UNKNOWN_EXCEPTION' }],
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
  const spoiled = new WeakMap<FastifyRequest, SpoiledAnswer | 'lost-response'>();
  app.decorateRequest('hasShortPage', false);

  app.addHook('onRequest', async (request, reply) => {
    const url = readable(request.url);
    if (!url.startsWith('/services/') && !url.startsWith('/id/')) return;
    const rule = faults.takeForRequest({ method: request.method, url });
    if (!rule) return;
    const { kind } = rule;
    const answer = answers[kind];
    if (answer) return reply.status(answer.status).send(answer.body);
    if (kind === 'html') return reply.type('text/html').send(page);
    if (kind === 'bad-gateway') return reply.status(502).type('text/html').send(page);
    if (kind === 'redirect') return reply.redirect('/maintenance');
    if (kind === 'closed') return hangUp(request, reply);
    if (kind === 'slow') await delay(rule.delayMs ?? 1_000);
    if (kind === 'short-page') request.hasShortPage = true;
    if (kind === 'lost-response' || spoilsAnswer(kind)) spoiled.set(request, kind);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const kind = spoiled.get(request);
    if (kind === 'lost-response') hangUp(request, reply);
    else if (kind !== undefined && typeof payload === 'string') {
      const text = spoilAnswer(kind, payload);
      reply.header('content-length', Buffer.byteLength(text));
      return text;
    }
    return payload;
  });
}

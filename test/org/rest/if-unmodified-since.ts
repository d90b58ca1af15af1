import type { FastifyRequest } from 'fastify';

/** The moment in a request's If-Unmodified-Since; one that cannot be read is as good as none. */
export function ifUnmodifiedSince(request: FastifyRequest): Date | undefined {
  const moment = new Date(request.headers['if-unmodified-since'] ?? '');
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

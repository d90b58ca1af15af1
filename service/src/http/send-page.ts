import type { FastifyReply } from 'fastify';
import type { Html } from './html.ts';

/**
 * Nothing but our own stylesheet: pages have no script, and no picture or form of anybody else. To
 * sign in one follows a link; the form is the one that signs out.
 */
const pagePolicy =
  "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** Sends a page for people. */
export function sendPage(reply: FastifyReply, page: Html): FastifyReply {
  return reply
    .header('content-security-policy', pagePolicy)
    .type('text/html; charset=utf-8')
    .send(page.markup);
}

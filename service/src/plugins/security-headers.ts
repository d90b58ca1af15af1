import fp from 'fastify-plugin';

/** What every answer carries, whoever writes it. */
export const headers = {
  // Answers are data for programs: a browser that is tricked into showing one must do nothing with it.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // What is withdrawn has to be gone at once, from every cache too.
  'cache-control': 'no-store',
} as const;

/** Sets the headers that keep an answer where it belongs, on errors too. */
export const securityHeaders = fp(async (app) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
});

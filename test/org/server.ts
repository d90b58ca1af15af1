import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Org } from './org.ts';
import { registerPages } from './pages/routes.ts';
import { registerUiApi } from './ui-api/routes.ts';

/** Builds the org's web server: REST and sign-in, the UI API, and the pages for people. */
export async function buildOrgServer(org: Org): Promise<FastifyInstance> {
  const app = Fastify({
    // Collections of 200 notes of 32,000 characters fit.
    bodyLimit: 16 * 1024 * 1024,
    requestTimeout: 15_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  await app.register(formbody);
  await app.register(cookie);
  await registerUiApi(app, org);
  await registerPages(app, org);
  return app;
}

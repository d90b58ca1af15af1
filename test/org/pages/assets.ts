import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { buildPages, type Bundle } from './bundle/build.ts';
import { repositoryRoot } from './bundle/sources.ts';

const designSystems = join(repositoryRoot, 'node_modules/@salesforce-ux');
const file = z.object({ file: z.string().regex(/^[\w.-]+\.js$/) });

/** Serves stylesheets, and the components' bundle, which is built when first asked for. */
export async function registerAssets(
  app: FastifyInstance,
  build: () => Promise<Bundle>,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(designSystems, 'design-system-2/dist/css/bundled'),
    prefix: '/assets/slds2/',
  });
  await app.register(fastifyStatic, {
    root: join(designSystems, 'design-system/assets'),
    prefix: '/assets/slds1/',
    decorateReply: false,
  });
  // Every org serves the pictures of the design system here.
  await app.register(fastifyStatic, {
    root: join(designSystems, 'design-system/assets/images'),
    prefix: '/_slds/images/',
    decorateReply: false,
  });
  app.get('/assets/chrome.css', (_request, reply) =>
    reply.sendFile('chrome.css', join(repositoryRoot, 'test/org/pages')),
  );
  const bundle = onceItWorks(build);
  app.get('/assets/pages/:file', async (request, reply) => {
    const wanted = file.safeParse(request.params);
    if (!wanted.success) return reply.callNotFound();
    const { dir } = await bundle();
    return reply.sendFile(wanted.data.file, dir);
  });
}

/** Shares one build among requests; after a failed one, the next request tries again. */
function onceItWorks(build: () => Promise<Bundle>): () => Promise<Bundle> {
  let building: Promise<Bundle> | undefined;
  return () => {
    building ??= build().catch((error: unknown) => {
      building = undefined;
      throw error;
    });
    return building;
  };
}

/** Says nothing of a build, where nobody listens. */
export function buildQuietly(): Promise<Bundle> {
  return buildPages(() => undefined);
}

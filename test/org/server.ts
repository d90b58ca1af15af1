import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { listen } from '../../service/src/http/listen.ts';
import { createLog } from '../../service/src/log.ts';
import { createOrg, type OrgCore } from './core.ts';
import { applyFaults } from './faults/on-requests.ts';
import type { OrgMetadata } from './metadata/definitions.ts';
import { loadMetadata } from './metadata/load.ts';
import { registerOauth, type OauthOptions } from './oauth/routes.ts';
import type { RunningOrg, StartOrgOptions } from './org.ts';
import { registerPages } from './pages/routes.ts';
import { openJournal } from './records/journal.ts';
import { createDailyLimit, type DailyLimit } from './rest/daily-limit.ts';
import { registerRest } from './rest/routes.ts';
import { registerUiApi } from './ui-api/routes.ts';

const forceApp = fileURLToPath(new URL('../../force-app/main/default', import.meta.url));

/** This repository's own, read once: nothing changes it while an org runs. */
let ownMetadata: OrgMetadata | undefined;

/** Builds the org's web server: REST and sign-in, the UI API, and the pages for people. */
async function buildOrgServer(
  org: OrgCore,
  options: OauthOptions & { readonly dailyLimit: DailyLimit },
): Promise<FastifyInstance> {
  const app = Fastify({
    // Collections of 200 notes of 32,000 characters fit.
    bodyLimit: 16 * 1024 * 1024,
    requestTimeout: 15_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: {
      // An external id in a path may be as long as its field.
      maxParamLength: 255,
      // The Salesforce CLI asks for `//services/data`.
      ignoreDuplicateSlashes: true,
    },
  });
  applyFaults(app, org.faults);
  await app.register(formbody);
  await app.register(cookie);
  await registerOauth(app, org, options);
  await registerRest(app, org, options.dailyLimit);
  await registerUiApi(app, org);
  await registerPages(app, org);
  return app;
}

/** Starts a stand-in org on loopback with the records its database holds; throws if it cannot. */
export async function startOrg(options: StartOrgOptions): Promise<RunningOrg> {
  const realTime = () => new Date();
  const metadata = options.metadataFolder
    ? loadMetadata(options.metadataFolder)
    : (ownMetadata ??= loadMetadata(forceApp));
  const journal = await openJournal(options.databaseUrl);
  try {
    const org = await createOrg({
      metadata,
      journal,
      clock: options.clock,
      realTime,
      company: {
        name: options.companyName ?? 'Stand-in Company',
        isSandbox: options.isSandbox ?? false,
        organizationNumber: options.organizationNumber ?? 1,
      },
    });
    let url = '';
    let client = options.client ?? null;
    const dailyLimit = createDailyLimit(options.dailyApiRequests ?? 100_000, options.clock);
    const app = await buildOrgServer(org, {
      client: () => client,
      webClient: () => options.webClient ?? null,
      url: () => options.publicUrl ?? url,
      realTime,
      dailyLimit,
    });
    url = await listen(app, {
      host: options.host ?? '127.0.0.1',
      port: options.port,
      log: options.log ?? createLog({ level: 'silent' }),
    });
    return {
      url,
      org,
      adminToken: org.openSession(org.importUserId),
      replaceCertificate(publicKey) {
        if (client) client = { ...client, publicKey };
      },
      setDailyApiRequests: dailyLimit.setMax,
      async close() {
        await app.close();
        await journal.close();
      },
    };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

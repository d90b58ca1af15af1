import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { Clock } from './clock.ts';
import { type Closers, createClosers } from './closers.ts';
import type { Config } from './config.ts';
import { contributorKey } from './contributor-key.ts';
import { createApiTokens } from './database/api-tokens.ts';
import { type Database, openDatabase } from './database/database.ts';
import { startEmbeddedPostgres } from './database/embedded.ts';
import type { ServerState } from './database/kept-running.ts';
import { migrate } from './database/migrate.ts';
import { startInsight } from './insight/worker/start-insight.ts';
import type { HealthReader } from './http/health-reader.ts';
import { listen } from './http/listen.ts';
import { createJobQueue } from './jobs/queue.ts';
import { createPersonaReader } from './personas/reader.ts';
import { eraseAtStart } from './sync/erasure/erase-at-start.ts';
import type { SignInDependencies } from './routes/sign-in.ts';
import { createProvider } from './sign-in/provider.ts';
import { createSessions } from './sign-in/sessions.ts';
import type { SignInConfig } from './sign-in/sign-in-config.ts';
import { type IssuedTokens, startingTokens } from './starting-tokens.ts';
import { startSync, type Sync } from './sync/worker.ts';
import { serviceVersion } from './version.ts';

/** The running service. */
export interface Service {
  /** Where it answers. */
  readonly url: string;
  /** API tokens that this start issued, by role; filled once the org is signed in. */
  readonly tokens: Readonly<IssuedTokens>;
  /** Reads from Salesforce and writes back, at once and to the end. Throws what went wrong. */
  syncNow(): Promise<void>;
  /** Does the same, then releases, whatever the calendar says. */
  releaseNow(): Promise<void>;
  /** Lets the calendar's releases run, if the service was started with `isScheduled: false`. */
  startSchedule(): void;
  /** Stops everything that was started, PostgreSQL too; may be called twice. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** False holds the calendar's releases until `startSchedule`. */
  readonly isScheduled?: boolean;
  /** How the server behind DATABASE_URL is doing, where whoever starts the service runs that too. */
  readonly ownServer?: (() => ServerState) | undefined;
}

/** The sample's org is on this computer and signs in at once; no other start waits for its org. */
const sampleSignInMs = 10_000;

/**
 * Starts the service. An org that is away does not stop it: it serves, says so in /readyz, and goes
 * on trying. Throws if the database is away or unfit, or if no port is free.
 */
export async function startService(config: Config, options: ServiceOptions): Promise<Service> {
  const closers = createClosers(options.log);
  try {
    return await startAll(config, options, closers);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function startAll(
  config: Config,
  { clock, log, isScheduled = true, ...given }: ServiceOptions,
  closers: Closers,
): Promise<Service> {
  const reading =
    config.role === 'api' ? null : startInsight({ modelPath: config.embeddingModel }, { log });
  // Its model loads while the database starts; whether that failed is asked below.
  reading?.catch(() => undefined);
  closers.add('insight', async () => (await reading)?.close());
  const { url, ownServer } =
    config.databaseUrl === null
      ? await embeddedDatabase(config, log, closers)
      : { url: config.databaseUrl, ownServer: given.ownServer };
  const database = openDatabase(url, log);
  closers.add('database', () => database.close());
  // Before anything is written as a role that should not be ours.
  await database.check();
  await migrate(url);
  // A database that was restored may hold what was erased since: nobody is to be served that.
  await eraseAtStart({
    database,
    secret: () => contributorKey(config),
    ledgerFile: config.erasureLedgerFile,
    clock,
    log,
  });
  const tokens = createApiTokens(database);

  let sync: Sync | null = null;
  if (reading) {
    const insight = await reading;
    const jobs = await createJobQueue(url, log);
    closers.add('jobs', () => jobs.stop());
    const syncConfig = { ...config, contributorKey: await contributorKey(config) };
    const areReleasesHeld = !isScheduled;
    sync = await startSync({
      config: syncConfig,
      database,
      jobs,
      insight,
      clock,
      log,
      areReleasesHeld,
    });
    closers.add('synchronisation', sync.stop);
  }

  const health = sync ? healthOf(sync, config.salesforce.username) : null;
  const personas = config.role === 'worker' ? null : createPersonaReader(database);
  const version = serviceVersion();
  const limits = config.requestLimits;
  const signIn = config.signIn ? signInWith(config.signIn, database) : null;
  const app = buildApp(
    { tokens, personas, database, health, ownServer, clock, version, limits, signIn },
    { log },
  );
  closers.add('http', () => app.close());
  const { host, port } = config;
  const address = await listen(app, { host, port, log });
  log.info({ address, role: config.role }, 'the service is ready');

  const issued: IssuedTokens = {};
  if (sync) {
    const issuing = sync
      .signedIn()
      .then(async (orgId) => {
        Object.assign(issued, await startingTokens({ config, tokens, orgId, log }));
      })
      .catch((error: unknown) => log.error({ err: error }, 'API tokens could not be issued'));
    if (config.releaseCalendar === 'sample') await atMost(sampleSignInMs, issuing);
  }

  return {
    url: address,
    tokens: issued,
    syncNow: async () => worker(sync).pollNow(),
    releaseNow: async () => void (await worker(sync).releaseNow()),
    startSchedule: () => worker(sync).holdReleases(false),
    close: () => closers.closeAll(),
  };
}

function signInWith(config: SignInConfig, database: Database): SignInDependencies {
  return { config, provider: createProvider(config), sessions: createSessions(database) };
}

/** How the synchronisation is doing, and for which org once that is known. */
function healthOf(sync: Sync, username: string): HealthReader {
  let orgId: string | null = null;
  sync.signedIn().then(
    (id) => void (orgId = id),
    () => undefined,
  );
  return { org: sync.state, followed: () => (orgId === null ? null : { orgId, username }) };
}

async function embeddedDatabase(
  config: Config,
  log: Logger,
  closers: Closers,
): Promise<{ readonly url: string; readonly ownServer: () => ServerState }> {
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  closers.add('postgres', () => postgres.stop());
  await postgres.createDatabase('watercooler');
  return { url: postgres.url('watercooler'), ownServer: postgres.state };
}

function worker(sync: Sync | null): Sync {
  if (sync) return sync;
  throw new Error(
    'This process only answers requests (ROLE=api). Ask one with ROLE=worker or all.',
  );
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise((done) => {
    timer = setTimeout(done, ms);
  });
  await Promise.race([work, tooLong]);
  clearTimeout(timer);
}

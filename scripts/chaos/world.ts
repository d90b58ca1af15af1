import { generateKeyPairSync } from 'node:crypto';
import { createJobQueue } from '../../service/src/jobs/queue.ts';
import { migrate } from '../../service/src/database/migrate.ts';
import { silentLog } from '../../test/silent-log.ts';
import { bundlePoller, type SourceEdit } from './bundle-poller.ts';
import {
  atPort,
  type ChaosDatabase,
  createChaosDatabase,
  dropChaosDatabase,
  withClient,
} from './databases.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type OrgProcess, startOrgProcess } from './org-process.ts';
import type { PollerSettings } from './poller-commands.ts';
import { type Poller, startPoller } from './poller-process.ts';
import { patiently } from './patience.ts';
import type { ChaosServer } from './server.ts';

/** An org, a database of ours, the networks between them, and pollers as many as are started. */
export interface World {
  readonly org: OrgProcess;
  /** Where the service reaches it, through the faulty network. */
  readonly orgUrl: string;
  /** What the service signs in with. */
  readonly privateKey: string;
  readonly orgNetwork: FaultProxy;
  readonly databaseNetwork: FaultProxy;
  readonly database: ChaosDatabase;
  /** Where the org keeps its records and the log of every change. */
  readonly orgDatabase: ChaosDatabase;
  /** Starts a polling process. */
  poller(changes?: PollerChanges): Poller;
  /** Asks a database of ours as its administrator, past every rule and past the faulty network. */
  ask(sql: string, database?: ChaosDatabase): Promise<Record<string, unknown>[]>;
  /** Another database of ours, empty; it is dropped with the world. */
  emptyDatabase(): Promise<ChaosDatabase>;
  /** Ends every process that still runs here and drops the databases. */
  end(): Promise<void>;
}

export type PollerChanges = Partial<PollerSettings> & {
  /** Default the world's own. */
  readonly bundle?: string;
  /** Default the world's own. */
  readonly database?: ChaosDatabase;
};

export interface WorldOptions {
  readonly server: Pick<ChaosServer, 'adminUrl' | 'port'>;
  readonly seed: number;
  /** What is otherwise in the sources of its polling processes. */
  readonly edits?: readonly SourceEdit[];
  readonly changesPerPage?: number;
}

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** Makes a world. It takes a second or two. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { server, seed } = options;
  const orgDatabase = await createChaosDatabase(server.adminUrl);
  const databases = [orgDatabase];
  async function emptyDatabase(): Promise<ChaosDatabase> {
    const made = await createChaosDatabase(server.adminUrl);
    databases.push(made);
    await migrate(made.url);
    return made;
  }
  const database = await emptyDatabase();
  // Makes its tables once, so that a start that is killed early is not always within that.
  await (await createJobQueue(database.url, silentLog)).stop();
  const org = await startOrgProcess({
    databaseUrl: orgDatabase.url,
    publicKey: keys.publicKey,
    organizationNumber: 1 + (seed % 1_000_000),
    seed,
  });
  const orgNetwork = await startFaultProxy(() => org.port());
  const orgUrl = `http://127.0.0.1:${orgNetwork.port}`;
  await org.start(orgUrl);
  const databaseNetwork = await startFaultProxy(server.port);
  const own = await bundlePoller(options.edits ?? []);
  const pollers: Poller[] = [];

  return {
    org,
    orgUrl,
    privateKey: keys.privateKey,
    orgNetwork,
    databaseNetwork,
    database,
    orgDatabase,
    emptyDatabase,
    poller({ bundle = own, database: place = database, ...changes } = {}) {
      const poller = startPoller(bundle, {
        loginUrl: orgUrl,
        privateKey: keys.privateKey,
        databaseUrl: atPort(place.url, databaseNetwork.port),
        changesPerPage: options.changesPerPage ?? 5,
        pollMs: null,
        clockOffsetMs: 0,
        callTimeoutMs: 2000,
        ...changes,
      });
      pollers.push(poller);
      return poller;
    },
    ask: (sql, place = database) =>
      patiently(() => withClient(place.adminUrl, async (client) => (await client.query(sql)).rows)),
    async end() {
      for (const poller of pollers) await poller.kill();
      await org.kill();
      await orgNetwork.close();
      await databaseNetwork.close();
      for (const made of databases) await dropChaosDatabase(server.adminUrl, made);
    },
  };
}

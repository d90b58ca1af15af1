import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { type Clock, systemClock } from '../../service/src/clock.ts';
import { type Config, loadConfig } from '../../service/src/config.ts';
import { contributorKey } from '../../service/src/contributor-key.ts';
import { clusterDirectory } from '../../service/src/database/embedded-cluster.ts';
import { embeddedPasswords } from '../../service/src/database/embedded-passwords.ts';
import { postgresAccount } from '../../service/src/database/postgres-account.ts';
import { runningPostmaster } from '../../service/src/database/postmaster.ts';
import { createLog } from '../../service/src/log.ts';
import { placeSettings, readSettings } from '../command-settings.ts';
import { createSampleClock } from '../sample/clock.ts';
import { parseRunningSample, runningSampleFile, samplePostgres } from '../sample/running.ts';

/** The service whose database is looked at: its settings, its database and its time. */
export interface Place {
  readonly config: Config & { readonly contributorKey: string };
  readonly clock: Clock;
  /** The service's database, as its own role. */
  readonly databaseUrl: string;
  /** Who may create a database beside it, owned by that role. */
  readonly creatorUrl: string;
  /** An empty database to rebuild into, given by hand; null makes one. */
  readonly scratchUrl: string | null;
}

/** Finds the service by the settings in the environment, else the sample that runs. */
export async function findPlace(environment: NodeJS.ProcessEnv): Promise<Place> {
  const isOrgGiven = Object.keys(environment).some((name) => name.startsWith('SALESFORCE_'));
  const given = readSettings(placeSettings, environment);
  const { config, clock } = isOrgGiven
    ? { config: loadConfig(environment), clock: systemClock }
    : await findSample(given.DATA_DIR);
  const urls =
    config.databaseUrl === null || !isOrgGiven
      ? await embeddedUrls(
          isOrgGiven ? config.dataDir : join(config.dataDir, samplePostgres),
          config.databaseUrl,
        )
      : { databaseUrl: config.databaseUrl, creatorUrl: config.databaseUrl };
  return {
    config: { ...config, contributorKey: await contributorKey(config) },
    clock,
    ...urls,
    scratchUrl: given.REBUILD_DATABASE_URL ?? null,
  };
}

async function findSample(dataDir: string): Promise<{ config: Config; clock: Clock }> {
  const text = await readFile(join(dataDir, runningSampleFile), 'utf8').catch(() => null);
  const sample = text === null ? null : parseRunningSample(text);
  if (sample === null) {
    throw new Error(
      'There are no Salesforce settings, and the sample does not run here. Give the settings of the ' +
        'service (docs/settings.md), or start the sample with "npm start" and try again meanwhile.',
    );
  }
  const clock = createSampleClock(systemClock);
  clock.goOn(sample.leadMs);
  return { config: sample.config, clock: clock.now };
}

/** The server that the service runs under its data directory. */
async function embeddedUrls(
  dataDir: string,
  known: string | null,
): Promise<Pick<Place, 'databaseUrl' | 'creatorUrl'>> {
  const log = createLog({ level: 'error' });
  const cluster = await clusterDirectory(dataDir, await postgresAccount(log), log);
  const running = await runningPostmaster(cluster);
  if (running === undefined) {
    throw new Error(`No database runs on ${dataDir}. Start the service and try again meanwhile.`);
  }
  const { postgres, watercooler } = await embeddedPasswords(dataDir);
  const server = `127.0.0.1:${running.port}`;
  return {
    databaseUrl: known ?? `postgres://watercooler:${watercooler}@${server}/watercooler`,
    creatorUrl: `postgres://postgres:${postgres}@${server}/postgres`,
  };
}

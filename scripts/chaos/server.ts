import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '../../service/src/database/embedded.ts';
import { startTestServer } from '../../test/postgres-template.ts';
import { silentLog } from '../../test/silent-log.ts';
import { atPort } from './databases.ts';
import { startFaultProxy } from './fault-proxy.ts';

const run = promisify(execFile);

/** A PostgreSQL server for chaos. */
export interface ChaosServer {
  /** Reaches the server wherever it listens at the time. */
  readonly adminUrl: string;
  /** Where it listens now. */
  port(): number;
  /** SIGKILL to the server itself and a start after it; every client is cut off. */
  killAndRestart(): Promise<void>;
  /** An orderly restart. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server whose files are thrown away at the end. */
export async function startChaosServer(): Promise<ChaosServer> {
  const { postgres: first, dataDir } = await startTestServer(silentLog);
  let postgres = first;
  const port = (): number => Number(new URL(postgres.adminUrl).port);
  const door = await startFaultProxy(port);

  async function startAgain(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        postgres = await startEmbeddedPostgres({ dataDir, log: silentLog, isThrowaway: true });
        return;
      } catch (error) {
        // The processes of a killed server take a moment to notice.
        if (tries === 20) throw error;
        await pause(200);
      }
    }
  }

  return {
    adminUrl: atPort(first.adminUrl, door.port),
    port,
    async killAndRestart() {
      process.kill(await postmasterOf(dataDir), 'SIGKILL');
      await startAgain();
    },
    async restart() {
      await postgres.stop();
      await startAgain();
    },
    async stop() {
      await postgres.stop();
      await door.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A server that somebody else runs; it is never killed. */
export function borrowServer(adminUrl: string): Pick<ChaosServer, 'adminUrl' | 'port'> {
  return { adminUrl, port: () => Number(new URL(adminUrl).port) };
}

async function postmasterOf(dataDir: string): Promise<number> {
  const { stdout } = await run('find', [dataDir, '-name', 'postmaster.pid']);
  const [file] = stdout.trim().split('\n');
  const lock = await readFile(file ?? join(dataDir, 'postmaster.pid'), 'utf8');
  return Number(lock.split('\n')[0]);
}

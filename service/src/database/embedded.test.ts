import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../../test/silent-log.ts';
import { createLog } from '../log.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';

const holder = fileURLToPath(new URL('../../../test/hold-postgres.ts', import.meta.url));

const patience = { timeout: 60_000 };

let dataDir: string;
let children: ChildProcess[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'watercooler-embedded-'));
  await chmod(dataDir, 0o711);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  const last = await startEmbeddedPostgres({ dataDir, log: silentLog });
  await last.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** A process of its own that holds the server. */
async function hold(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [holder, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children = [...children, child];
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function ask<Row extends pg.QueryResultRow>(
  postgres: EmbeddedPostgres,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: postgres.url('kept') });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = async (): Promise<string | undefined> =>
  (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0];

const open = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataDir, log: silentLog });

test('the first start makes a server that only this computer and its password can reach', async () => {
  const postgres = await open();
  await postgres.createDatabase('kept');
  await postgres.createDatabase('kept');
  const [settings] = await ask<Record<string, string>>(
    postgres,
    `SELECT current_setting('listen_addresses') AS listens, current_setting('fsync') AS fsync,
       current_setting('server_encoding') AS encoding, usesuper::text AS is_super
     FROM pg_user WHERE usename = current_user`,
  );
  expect(settings).toEqual({
    listens: '127.0.0.1',
    fsync: 'on',
    encoding: 'UTF8',
    is_super: 'false',
  });
  const passwords = join(dataDir, 'postgres-passwords.json');
  expect((await stat(passwords)).mode & 0o777).toBe(0o600);
  const wrong = new URL(postgres.url('kept'));
  wrong.password = 'wrong';
  const intruder = new pg.Client({ connectionString: wrong.href });
  await expect(intruder.connect()).rejects.toThrow(/password authentication failed/);
  await postgres.stop();
  await postgres.stop();
});

test('the server’s log quotes no row that was refused', async () => {
  const postgres = await open();
  await ask(postgres, 'CREATE TABLE picky (words text, CHECK (length(words) < 5))');
  const refused = ask(postgres, `INSERT INTO picky SELECT 'Pete ' || 'walked away'`);
  await expect(refused).rejects.toThrow(/picky_words_check/);
  await postgres.stop();
  const log = await readFile(join(dataDir, 'postgres/server.log'), 'utf8');
  expect(log).toContain('picky_words_check');
  expect(log).not.toContain('Pete walked away');
});

test('reopening takes less than half a second and finds what was written', async () => {
  const before = await open();
  await ask(before, 'CREATE TABLE kept_row AS SELECT 1 AS n');
  await before.stop();
  const startedAt = performance.now();
  const after = await open();
  const tookMs = performance.now() - startedAt;
  expect(await ask(after, 'SELECT n FROM kept_row')).toEqual([{ n: 1 }]);
  await after.stop();
  // Other work shares the machine, so the test allows more than the half second it takes alone.
  expect(tookMs).toBeLessThan(2_000);
});

test('the server of a killed process is taken over, not started beside', async () => {
  const child = await hold();
  const pid = await postmasterPid();
  await kill(child);
  const postgres = await open();
  expect(await postmasterPid()).toBe(pid);
  expect(await ask(postgres, 'SELECT n FROM kept_row')).toEqual([{ n: 1 }]);
  await postgres.stop();
  await expect(postmasterPid()).rejects.toThrow(/ENOENT/);
});

test('a directory that a living process uses is refused with what to do', async () => {
  const child = await hold();
  await expect(open()).rejects.toThrow(/Another Watercooler process uses .* set DATA_DIR/);
  await kill(child);
  const postgres = await open();
  await postgres.stop();
});

test('a server killed together with its process recovers', async () => {
  const child = await hold();
  const pid = Number(await postmasterPid());
  process.kill(pid, 'SIGKILL');
  await kill(child);
  const postgres = await open();
  expect(await ask(postgres, 'SELECT n FROM kept_row')).toEqual([{ n: 1 }]);
  await postgres.stop();
});

test('a server that is killed under its process is started again, where it was and with what it had', async () => {
  const logged: string[] = [];
  const log = createLog({
    level: 'info',
    destination: { write: (line) => void logged.push(line) },
  });
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  const before = postgres.url('kept');
  for (let kills = 1; kills <= 2; kills += 1) {
    process.kill(Number(await postmasterPid()), 'SIGKILL');
    await vi.waitFor(() => expect(postgres.state()).toBe('starting-again'), patience);
    await vi.waitFor(() => expect(postgres.state()).toBe('running'), patience);
    expect(await ask(postgres, 'SELECT n FROM kept_row')).toEqual([{ n: 1 }]);
  }
  expect(postgres.url('kept')).toBe(before);
  const words = logged.map((line) => z.object({ msg: z.string() }).parse(JSON.parse(line)).msg);
  expect(words).toContain('the embedded PostgreSQL ended, and not by us: it is started again');
  expect(words.at(-1)).toContain('runs again');
  await expect(open()).rejects.toThrow(/Another Watercooler process uses/);
  await postgres.stop();
  await expect(postmasterPid()).rejects.toThrow(/ENOENT/);
});

test('a lock file that names a stranger by now is not believed', async () => {
  const lock = [process.pid, join(dataDir, 'postgres'), 0, 5432, '', '127.0.0.1', '0 0', 'ready'];
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), lock.join('\n'));
  const postgres = await open();
  expect(await ask(postgres, 'SELECT n FROM kept_row')).toEqual([{ n: 1 }]);
  await postgres.stop();
});

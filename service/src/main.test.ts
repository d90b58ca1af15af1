import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../test/postgres.ts';
import { systemClock } from './clock.ts';
import { loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { startService } from './service.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let dataDir: string;
let place: TestDatabase;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'watercooler-main-'));
  await chmod(dataDir, 0o711);
  place = await createMigratedDatabase();
});
afterAll(async () => {
  await place.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Settings for an org at an address where nobody answers. */
function settings(extra: Record<string, string> = {}): Record<string, string> {
  return {
    SALESFORCE_LOGIN_URL: 'http://127.0.0.1:9',
    SALESFORCE_CLIENT_ID: 'client',
    SALESFORCE_USERNAME: 'integration@example.com',
    SALESFORCE_PRIVATE_KEY: privateKey,
    DATA_DIR: dataDir,
    PORT: '0',
    ...extra,
  };
}

function runMain(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('an org that is away does not stop the service: it serves, and says so', async () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const config = loadConfig(settings({ DATABASE_URL: place.url }));
  const service = await startService(config, { clock: systemClock, log });
  try {
    await vi.waitFor(
      async () => {
        const answer = await fetch(`${service.url}/readyz`);
        expect(answer.status).toBe(200);
        expect(await answer.json()).toMatchObject({
          status: 'ready',
          database: 'reachable',
          salesforce: {
            connection: 'backing-off',
            reason: expect.stringMatching(/Salesforce/),
            nextAttemptAt: expect.any(String),
          },
        });
      },
      { timeout: 10_000, interval: 100 },
    );
    expect((await fetch(`${service.url}/v1/personas`)).status).toBe(401);
    expect(service.tokens).toEqual({});
  } finally {
    await service.close();
    await service.close();
  }
  await expect(fetch(`${service.url}/livez`)).rejects.toThrow();
  expect(lines.join('')).not.toContain('integration@example.com');
});

test('wrong settings end the process with status 1 and one message', async () => {
  const child = runMain({ PORT: 'sec-ret', SALESFORCE_CLIENT_ID: 'client' });
  const [said, logged, [status]] = await Promise.all([
    child.stderr ? text(child.stderr) : '',
    child.stdout ? text(child.stdout) : '',
    once(child, 'exit'),
  ]);
  expect(status).toBe(1);
  expect(said).toMatch(/^4 settings are wrong:\n/);
  expect(said).toMatch(/PORT: .*from 0 to 65535/);
  expect(said + logged).not.toContain('sec-ret');
});

test('a role that could see every org ends the process with what to do', async () => {
  const child = runMain(settings({ DATABASE_URL: place.adminUrl }));
  const [said, [status]] = await Promise.all([
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit'),
  ]);
  expect(status).toBe(1);
  expect(said).toMatch(/NOSUPERUSER NOBYPASSRLS/);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops everything, the PostgreSQL of our own too',
  async (signal) => {
    const child = runMain(settings());
    let logged = '';
    child.stdout?.on('data', (chunk: Buffer) => (logged += chunk.toString()));
    await vi.waitFor(() => expect(logged).toContain('the service is ready'), {
      timeout: 30_000,
      interval: 50,
    });
    child.kill(signal);
    const [status] = await once(child, 'exit');
    expect(status).toBe(0);
    await expect(readFile(join(dataDir, 'postgres/postmaster.pid'))).rejects.toThrow(/ENOENT/);
  },
  60_000,
);

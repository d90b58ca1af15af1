import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../test/postgres.ts';

const script = fileURLToPath(new URL('../token.ts', import.meta.url));
const orgId = '00D000000000001AAA';

let place: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  place = await createMigratedDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'watercooler-token-'));
});
afterAll(async () => {
  await place.drop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Ended {
  readonly status: number;
  readonly result: string;
  readonly forPeople: string;
}

/** Runs the command as an admin would, while Salesforce is away. */
function run(...given: string[]): Promise<Ended> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const env = {
    PATH: process.env['PATH'] ?? '',
    SALESFORCE_LOGIN_URL: 'http://127.0.0.1:1',
    SALESFORCE_CLIENT_ID: 'watercooler',
    SALESFORCE_USERNAME: 'integration@company.example',
    SALESFORCE_PRIVATE_KEY: privateKey,
    DATABASE_URL: place.url,
    DATA_DIR: dataDir,
  };
  return new Promise((done) => {
    execFile(process.execPath, [script, ...given], { env }, (error, result, forPeople) =>
      done({ status: error === null ? 0 : 1, result, forPeople }),
    );
  });
}

test('a program can take a new token from what the command prints, and a person learns the rest', async () => {
  const issued = await run('issue', '--role', 'admin', '--days', '30', '--org', orgId);
  expect(issued.status).toBe(0);
  expect(issued.result).toMatch(/^wc_00D000000000001AAA_admin_[\w-]{43}\n$/);
  expect(issued.forPeople).toContain('shown this once');
  const listed = await run('list', '--org', orgId);
  expect(listed.result).toMatch(/\n[0-9a-f]{12} {2}admin .* never\n$/);
});

test('without Salesforce one is told to name the org', async () => {
  const refused = await run('list');
  expect(refused).toMatchObject({ status: 1, result: '' });
  expect(refused.forPeople).toContain('--org');
});

import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contributorKey } from './contributor-key.ts';
import { keepSecret } from './secret-file.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'watercooler-secret-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('two first starts at once agree on one secret, which only its owner can read', async () => {
  const path = join(dataDir, 'secret');
  let made = 0;
  const make = (): string => `secret ${(made += 1)}`;
  const [first, second] = await Promise.all([keepSecret(path, make), keepSecret(path, make)]);
  expect(second).toBe(first);
  expect(await keepSecret(path, make)).toBe(first);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('the contributor key is the configured one, else made once', async () => {
  const configured = 'k'.repeat(32);
  expect(await contributorKey({ contributorKey: configured, dataDir })).toBe(configured);
  const made = await contributorKey({ contributorKey: null, dataDir });
  expect(Buffer.byteLength(made)).toBeGreaterThanOrEqual(32);
  expect(await contributorKey({ contributorKey: null, dataDir })).toBe(made);
});

test('a contributor key that was cut short is never replaced by another', async () => {
  const elsewhere = join(dataDir, 'cut');
  await contributorKey({ contributorKey: null, dataDir: elsewhere });
  await writeFile(join(elsewhere, 'contributor-key'), 'short');
  await expect(contributorKey({ contributorKey: null, dataDir: elsewhere })).rejects.toThrow(
    /Restore it from a backup/,
  );
});

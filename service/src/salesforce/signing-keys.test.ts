import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OrgError } from './errors.ts';
import { createSigningKeys, type KeySettings } from './signing-keys.ts';

const makeKey = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
const [oldKey, newKey] = [makeKey(), makeKey()];

/** An org that accepts one key, and the keys of a service that signs in there. */
function set(settings: KeySettings) {
  const lines: string[] = [];
  const note = (line: unknown): void => void lines.push(String(line));
  const keys = createSigningKeys(settings, { info: note, warn: note });
  let accepted = oldKey;
  const tried: string[] = [];
  return {
    lines,
    tried: () => tried.splice(0),
    accept: (key: string) => void (accepted = key),
    signIn: () =>
      keys.signIn(async (key) => {
        tried.push(key);
        if (key !== accepted)
          throw new OrgError('unauthorised', 'Refused', { code: 'invalid_grant' });
        return 'session';
      }),
    keys,
  };
}

test('one key is tried once', async () => {
  const { signIn, accept, tried } = set({ privateKey: oldKey });
  expect(await signIn()).toBe('session');
  accept(newKey);
  await expect(signIn()).rejects.toMatchObject({ code: 'invalid_grant' });
  expect(tried()).toEqual([oldKey, oldKey]);
});

test('a refused key gives way to the other one at once, which is then tried first', async () => {
  const { signIn, accept, tried } = set({ privateKey: oldKey, nextPrivateKey: newKey });
  await signIn();
  expect(tried()).toEqual([oldKey]);
  accept(newKey);
  expect(await signIn()).toBe('session');
  expect(tried()).toEqual([oldKey, newKey]);
  await signIn();
  expect(tried()).toEqual([newKey]);
  // The old certificate is put back: that is no trouble either.
  accept(oldKey);
  await signIn();
  expect(tried()).toEqual([newKey, oldKey]);
});

test('an org that refuses both is told by its first answer, and both are tried the next time', async () => {
  const { signIn, accept, tried } = set({ privateKey: oldKey, nextPrivateKey: newKey });
  accept('neither');
  await expect(signIn()).rejects.toMatchObject({ code: 'invalid_grant' });
  await expect(signIn()).rejects.toMatchObject({ code: 'invalid_grant' });
  expect(tried()).toEqual([oldKey, newKey, oldKey, newKey]);
});

test('an org that is away is no reason to try the other key', async () => {
  const { keys } = set({ privateKey: oldKey, nextPrivateKey: newKey });
  const tried: string[] = [];
  const attempt = (key: string): Promise<never> => {
    tried.push(key);
    return Promise.reject(new OrgError('away', 'Nobody there'));
  };
  await expect(keys.signIn(attempt)).rejects.toMatchObject({ kind: 'away' });
  expect(tried).toEqual([oldKey]);
});

test('a key file is read anew each time; while it is broken, the last good key serves', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'watercooler-keys-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const privateKeyFile = join(folder, 'key.pem');
  await writeFile(privateKeyFile, oldKey);
  const { signIn, accept, tried, lines } = set({ privateKey: oldKey, privateKeyFile });
  await signIn();
  await writeFile(privateKeyFile, newKey);
  accept(newKey);
  await signIn();
  expect(tried()).toEqual([oldKey, newKey]);
  expect(lines).toEqual([]);

  const broken = newKey.slice(0, 300);
  await writeFile(privateKeyFile, broken);
  await signIn();
  await rm(privateKeyFile);
  await signIn();
  expect(tried()).toEqual([newKey, newKey]);
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toContain(broken.slice(40, 80));
  expect(lines.join()).not.toContain(folder);
});

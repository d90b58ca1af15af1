import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { silentLog } from '../../../test/silent-log.ts';
import { type Scene, type SceneChanges, setScene } from './scene.ts';

vi.setConfig({ testTimeout: 60_000 });

const makeKeys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

let scene: Scene;
let deal: string;

beforeAll(async () => {
  scene = await setScene();
  ({ deal } = await scene.addDeal('Kestrel'));
});
beforeEach(() => {
  const first = createPublicKey(scene.company.privateKey);
  scene.company.replaceCertificate(first.export({ type: 'spki', format: 'pem' }).toString());
});
afterAll(() => scene.end());

type KeyChanges = NonNullable<SceneChanges['config']>['salesforce'];

/** A synchronisation that polls all the time, and the rounds of it that failed. */
async function startWith(keys: Partial<KeyChanges>) {
  const { salesforce } = scene.dependencies().config;
  const failed: unknown[] = [];
  const note: typeof silentLog.warn = (...parts: unknown[]): void => void failed.push(parts);
  const sync = await scene.start({
    config: { salesforce: { ...salesforce, ...keys }, pollSeconds: 0.05, idlePollSeconds: 0.05 },
    log: { ...silentLog, warn: note },
  });
  // The next test's has to lead.
  onTestFinished(sync.stop);
  await sync.pollNow();
  return { sync, failed };
}

/** Another certificate is uploaded, and every session ends. */
function change(publicKey: string): void {
  scene.company.replaceCertificate(publicKey);
  scene.company.org.closeSessions();
}

async function isStoredInTime(): Promise<void> {
  const note = await scene.saveNote({
    Opportunity__c: deal,
    Body__c: 'They heard of us at a fair',
  });
  await vi.waitFor(async () => {
    expect(await scene.ask(`SELECT 1 FROM note WHERE note_id = '${note}'`)).toHaveLength(1);
    expect(await scene.written(note)).toMatchObject({ Status__c: 'waiting' });
  }, 20_000);
}

test('no round fails while a certificate is changed under a service that has both keys', async () => {
  const next = makeKeys();
  const { sync, failed } = await startWith({ nextPrivateKey: next.privateKey });
  await isStoredInTime();
  change(next.publicKey);
  await isStoredInTime();
  // The session ends once more, as it does every few hours.
  scene.company.org.closeSessions();
  await isStoredInTime();
  expect(failed).toEqual([]);
  expect(sync.state().connection).toBe('connected');
});

test('a key whose file was replaced first needs neither a second key nor a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'watercooler-keys-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const privateKeyFile = join(folder, 'key.pem');
  await writeFile(privateKeyFile, scene.company.privateKey);
  const next = makeKeys();
  const { failed } = await startWith({ privateKeyFile });
  // The session that is open goes on until the certificate is changed too.
  await writeFile(privateKeyFile, next.privateKey);
  await isStoredInTime();
  change(next.publicKey);
  await isStoredInTime();
  expect(failed).toEqual([]);
});

test('with neither key accepted it says so, and goes on once one is', async () => {
  const [next, other] = [makeKeys(), makeKeys()];
  const { sync } = await startWith({ nextPrivateKey: next.privateKey });
  change(other.publicKey);
  await vi.waitFor(() => {
    expect(sync.state()).toMatchObject({
      connection: 'backing-off',
      problem: { kind: 'unauthorised', code: 'invalid_grant' },
    });
  }, 20_000);
  scene.company.replaceCertificate(next.publicKey);
  await isStoredInTime();
  await vi.waitFor(() => {
    expect(sync.state()).toMatchObject({ connection: 'connected', problem: null });
  }, 20_000);
});

import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ExampleCompany, startExampleCompany } from '../../../test/org/example-company.ts';
import { systemClock } from '../clock.ts';
import { connect, type ConnectionSettings, type OrgConnection } from './connection.ts';

let company: ExampleCompany;
let settings: ConnectionSettings;
let org: OrgConnection;

beforeAll(async () => {
  company = await startExampleCompany();
  settings = {
    loginUrl: company.url,
    clientId: 'watercooler',
    username: 'integration@company.example',
    privateKey: company.privateKey,
    isSandbox: false,
    timeoutMs: 5000,
  };
  org = await connect(settings, systemClock);
});
afterEach(() => company.org.faults.clear());
afterAll(() => company.end());

const ask = (): Promise<unknown> => org.call('GET', '/limits');
const manyCalls = (): Promise<unknown>[] => Array.from({ length: 8 }, ask);

describe('a session', () => {
  test('that ends for several calls at once is renewed for all of them', async () => {
    company.org.closeSessions();
    expect(await Promise.all(manyCalls())).toHaveLength(8);
  });

  test('is read anew for every call', async () => {
    // Each call ends the session of the one before.
    for (let calls = 0; calls < 5; calls += 1) {
      company.org.closeSessions();
      expect(await ask()).toBeDefined();
    }
  });

  test('that is always refused ends calls, and the next ones start afresh once it is not', async () => {
    const { faults } = company.org;
    faults.add({ kind: 'expired-session', times: 1000, match: { url: '/limits' } });
    const outcomes = await Promise.allSettled(manyCalls());
    expect(outcomes.map(({ status }) => status)).toEqual(Array(8).fill('rejected'));
    // Once, and again after each of three renewals.
    expect(faults.counts()['expired-session']).toBeLessThanOrEqual(8 * 4);
    faults.clear();
    expect(await ask()).toBeDefined();
  });
});

describe('a sign-in', () => {
  const makeKeys = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });

  test('with a key of another certificate is refused in words that name no secret', async () => {
    const { privateKey } = makeKeys();
    await expect(connect({ ...settings, privateKey }, systemClock)).rejects.toMatchObject({
      kind: 'unauthorised',
      code: 'invalid_grant',
      message: expect.stringMatching(/^Salesforce refused the sign-in .*check/),
    });
  });

  test('of a user who is not approved for the app is refused alike', async () => {
    const username = 'repA@company.example';
    await expect(connect({ ...settings, username }, systemClock)).rejects.toMatchObject({
      kind: 'unauthorised',
      code: 'invalid_app_access',
    });
  });

  test('answered with a web page is not mistaken for one', async () => {
    company.org.faults.add({ kind: 'html', times: 1, match: { url: '/oauth2/token' } });
    await expect(connect(settings, systemClock)).rejects.toMatchObject({ kind: 'nonsense' });
  });

  test('goes on through a change of certificate, there and back, with both keys', async () => {
    const next = makeKeys();
    const patient = await connect({ ...settings, nextPrivateKey: next.privateKey }, systemClock);
    const old = createPublicKey(company.privateKey)
      .export({ type: 'spki', format: 'pem' })
      .toString();
    for (const certificate of [next.publicKey, old, next.publicKey, old]) {
      company.replaceCertificate(certificate);
      company.org.closeSessions();
      expect(await patient.call('GET', '/limits')).toBeDefined();
    }
  });
});

test('a user who is frozen stops calls, and is served again once thawed', async () => {
  const { setup } = company.org;
  const { userId } = company.integration;
  await setup.freezeUser(userId, true);
  await expect(ask()).rejects.toMatchObject({
    kind: 'unauthorised',
    message: expect.stringContaining('that the user is active'),
  });
  await setup.freezeUser(userId, false);
  expect(await ask()).toBeDefined();
});

describe("the budget of the org's calls", () => {
  test('is read from every answer', async () => {
    company.setDailyApiRequests(1000);
    await ask();
    const before = org.budget.read();
    await ask();
    const after = org.budget.read();
    expect(after.orgMax).toBe(1000);
    expect(after.orgUsed).toBe((before.orgUsed ?? Number.NaN) + 1);
    expect(after.ownCalls24h).toBe(before.ownCalls24h + 1);
  });

  test('stops calls before they go out, when four fifths are used', async () => {
    const own = await connect(settings, systemClock);
    const { orgUsed } = own.budget.read();
    company.setDailyApiRequests(Math.floor((orgUsed ?? 0) / 0.8));
    await own.call('GET', '/limits');
    const used = own.budget.read().orgUsed;
    await expect(own.call('GET', '/limits')).rejects.toMatchObject({ kind: 'saving' });
    expect(own.budget.read()).toMatchObject({ orgUsed: used, isSaving: true });
    company.setDailyApiRequests(100_000);
  });
});

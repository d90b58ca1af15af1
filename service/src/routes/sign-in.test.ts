import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ExampleCompany,
  idOf,
  startExampleCompany,
} from '../../../test/org/example-company.ts';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { healthy, startApp } from '../../../test/service-app.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { createApiTokens } from '../database/api-tokens.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { readDepartures, writeDepartures } from '../sign-in/departure.ts';
import { createProvider, type Provider } from '../sign-in/provider.ts';
import { createSessions } from '../sign-in/sessions.ts';
import type { SignInConfig } from '../sign-in/sign-in-config.ts';

const publicUrl = 'https://watercooler.company.example';
const page = { 'sec-fetch-site': 'same-origin' };

let place: TestDatabase;
let database: Database;
let company: ExampleCompany;
beforeAll(async () => {
  place = await createMigratedDatabase();
  database = openDatabase(place.url, silentLog);
  company = await startExampleCompany({
    webClient: { clientId: 'watercooler-pages', redirectUris: [`${publicUrl}/sign-in/return`] },
  });
  const { org, admin, repB } = company;
  await org.create(admin, 'PermissionSetAssignment', {
    AssigneeId: repB.userId,
    PermissionSetId: await idOf(
      company,
      "SELECT Id FROM PermissionSet WHERE Name = 'Watercooler_Admin'",
    ),
  });
});
afterAll(async () => {
  await company.end();
  await database.close();
  await place.drop();
});

/** A browser before the service: it keeps cookies, and goes where it is sent only when told. */
function open(changes: Partial<SignInConfig> = {}, provider?: Provider) {
  const config: SignInConfig = {
    issuer: company.url,
    clientId: 'watercooler-pages',
    clientSecret: null,
    scopes: 'openid custom_permissions',
    groupsClaim: 'custom_permissions',
    roles: [
      { group: 'Watercooler_See_Health', role: 'admin' },
      { group: 'Watercooler_Sign_For_Marketing', role: 'marketing' },
    ],
    orgId: company.org.organizationId,
    publicUrl,
    ...changes,
  };
  const { app, logged } = startApp({
    tokens: createApiTokens(database),
    database,
    health: { org: healthy.health.org, followed: () => null },
    signIn: {
      config,
      provider: provider ?? createProvider(config),
      sessions: createSessions(database),
    },
  });
  const jar = new Map<string, string>();
  async function ask(url: string, headers: Record<string, string> = {}, method?: 'POST') {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({
      method: method ?? 'GET',
      url,
      headers: { ...headers, ...(cookie === '' ? {} : { cookie }) },
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
  /** Goes to the provider, is this user there, and gives the address that one is sent back to. */
  async function goAs(userId: string, to = '/health'): Promise<string> {
    const left = await ask(`/sign-in?to=${encodeURIComponent(to)}`);
    const address = new URL(String(left.headers.location));
    address.searchParams.set('as', userId);
    const sentBack = await fetch(address, { redirect: 'manual' });
    return String(sentBack.headers.get('location')).replace(publicUrl, '');
  }
  const signIn = async (userId: string): Promise<LightMyRequestResponse> => ask(await goAs(userId));
  return { ask, goAs, signIn, jar, logged };
}

const sessionName = '__Host-watercooler';
const departureName = '__Host-watercooler-sign-in';

describe('somebody who signs in', () => {
  test('sees the page that they asked for, until they sign out', async () => {
    const { ask, signIn } = open();
    const asked = await ask('/health');
    expect(asked.statusCode).toBe(401);
    expect(asked.headers['www-authenticate']).toBeUndefined();
    expect(asked.body).toContain('href="/sign-in?to=%2Fhealth"');

    const back = await signIn(company.repB.userId);
    expect(back.statusCode).toBe(303);
    expect(back.headers.location).toBe('/health');
    const seen = await ask('/health');
    expect(seen.statusCode).toBe(200);
    expect(seen.body).toContain('action="/sign-out"');

    const out = await ask('/sign-out', page, 'POST');
    expect(out.body).toContain('You are signed out');
    expect((await ask('/health')).statusCode).toBe(401);
  });

  test('keeps what signs them in where no script and no other site reaches it', async () => {
    const { ask, goAs, jar } = open();
    const left = await ask('/sign-in');
    const departure =
      /^__Host-watercooler-sign-in=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/;
    expect(left.headers['set-cookie']).toMatch(departure);
    jar.clear();
    const back = await ask(await goAs(company.repB.userId));
    expect(back.headers['set-cookie']).toEqual([
      `${departureName}=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0`,
      expect.stringMatching(
        /^__Host-watercooler=00D\w{15}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ]);
  });

  test('gets the role of their groups, and no more', async () => {
    const { ask, signIn } = open();
    await signIn(company.marketer.userId);
    const seen = await ask('/health');
    expect(seen.statusCode).toBe(403);
    expect(seen.body).toContain('your groups do not make you an admin');
  });

  test('signs out where their role is refused, to sign in as somebody else', async () => {
    const { ask, signIn, jar } = open();
    await signIn(company.marketer.userId);
    expect((await ask('/health')).body).toContain('action="/sign-out"');
    expect((await ask('/sign-out', page, 'POST')).body).toContain('You are signed out');
    expect(jar.has(sessionName)).toBe(false);
  });

  test('sees nothing where none of their groups is known', async () => {
    const { ask, signIn, jar } = open();
    const back = await signIn(company.repA.userId);
    expect(back.statusCode).toBe(403);
    expect(back.body).toContain('none of your groups');
    expect([...jar.keys()]).toEqual([]);
    expect((await ask('/health')).statusCode).toBe(401);
  });

  test('in another org sees nothing of this one', async () => {
    const { signIn, jar } = open({ orgId: '00D000000000009AAA' });
    const back = await signIn(company.repB.userId);
    expect(back.statusCode).toBe(403);
    expect(back.body).toContain('another Salesforce org');
    expect(jar.has(sessionName)).toBe(false);
  });

  test.each([
    ['https://company.my.salesforce.com', 403],
    ['https://login.company.example', 303],
  ])('at %s without a word of their org is answered %i', async (issuer, status) => {
    const { ask, jar } = open(
      { issuer },
      {
        begin: async () => ({
          url: new URL(issuer),
          remembered: { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) },
        }),
        finish: async () => ({ groups: ['Watercooler_See_Health'], organizationId: null }),
      },
    );
    await ask('/sign-in');
    const back = await ask(`/sign-in/return?code=code&state=${'s'.repeat(43)}`);
    expect(back.statusCode).toBe(status);
    expect(jar.has(sessionName)).toBe(status === 303);
  });

  test('opens pages, and not the API that programs call', async () => {
    const { ask, signIn } = open();
    await signIn(company.repB.userId);
    expect((await ask('/v1/personas')).statusCode).toBe(401);
  });

  test('gets a new session each time, and the one before is over', async () => {
    const { ask, signIn, jar } = open();
    await signIn(company.repB.userId);
    const before = jar.get(sessionName) ?? '';
    await signIn(company.repB.userId);
    expect(jar.get(sessionName)).not.toBe(before);
    jar.set(sessionName, before);
    expect((await ask('/health')).statusCode).toBe(401);
  });

  test('is not sent elsewhere afterwards', async () => {
    const { ask, goAs } = open();
    const back = await ask(await goAs(company.repB.userId, '//evil.example'));
    expect(back.headers.location).toBe('/health');
  });
});

test('the bare address leads to a page', async () => {
  const { ask } = open();
  const answer = await ask('/');
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toBe('/health');
});

test('somebody who sets out from two tabs comes back to both', async () => {
  const { ask, goAs } = open();
  const first = await goAs(company.repB.userId);
  const second = await goAs(company.repB.userId);
  expect((await ask(first)).statusCode).toBe(303);
  expect((await ask(second)).statusCode).toBe(303);
  expect((await ask('/health')).statusCode).toBe(200);
  expect((await ask(second)).statusCode).toBe(400);
});

describe('nobody is signed in', () => {
  test('by what another browser brought back', async () => {
    const [ours, theirs] = [open(), open()];
    const back = await theirs.goAs(company.repB.userId);
    await ours.goAs(company.repB.userId);
    expect((await ours.ask(back)).statusCode).toBe(400);
    expect(ours.jar.has(sessionName)).toBe(false);
  });

  test('who did not set out here', async () => {
    const { ask } = open();
    const back = await open().goAs(company.repB.userId);
    expect((await ask(back)).statusCode).toBe(400);
  });

  test('twice by the same code', async () => {
    const { ask, goAs, jar } = open();
    const back = await goAs(company.repB.userId);
    const departure = jar.get(departureName) ?? '';
    expect((await ask(back)).statusCode).toBe(303);
    jar.clear();
    jar.set(departureName, departure);
    expect((await ask(back)).statusCode).toBe(401);
    expect(jar.has(sessionName)).toBe(false);
  });

  test.each([
    ['state', 400],
    ['nonce', 401],
    ['verifier', 401],
  ])('by another %s than they set out with', async (name, status) => {
    const { ask, goAs, jar } = open();
    const back = await goAs(company.repB.userId);
    const [departure] = readDepartures(jar.get(departureName) ?? '');
    if (departure === undefined) throw new Error('Nobody set out.');
    jar.set(departureName, writeDepartures([{ ...departure, [name]: 'x'.repeat(43) }]));
    expect((await ask(back)).statusCode).toBe(status);
    expect(jar.has(sessionName)).toBe(false);
  });

  test('who refused at the provider', async () => {
    const { ask, goAs, jar } = open();
    await goAs(company.repB.userId);
    const [departure] = readDepartures(jar.get(departureName) ?? '');
    const back = await ask(`/sign-in/return?error=access_denied&state=${departure?.state}`);
    expect(back.statusCode).toBe(401);
    expect(back.body).toContain('You did not sign in at your company’s sign-in');
  });

  test('while the provider is away, and they are told', async () => {
    const { ask, logged } = open({ issuer: 'http://127.0.0.1:1' });
    const answer = await ask('/sign-in');
    expect(answer.statusCode).toBe(503);
    expect(logged.join('')).toContain('"code":"away"');
    expect(answer.body).toContain('does not answer');
  });

  test('at a provider that is not what the settings say, and they are told', async () => {
    const { ask } = open({ issuer: company.url.replace('127.0.0.1', 'localhost') });
    const answer = await ask('/sign-in');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('is not set up as Watercooler expects it');
  });

  test('while the provider is away when they come back, and they are told', async () => {
    const remembered = {
      state: 's'.repeat(43),
      nonce: 'n'.repeat(43),
      verifier: 'v'.repeat(43),
    };
    const { ask } = open(
      {},
      {
        begin: async () => ({ url: new URL(company.url), remembered }),
        finish: async () => {
          throw new TypeError('fetch failed');
        },
      },
    );
    await ask('/sign-in');
    const answer = await ask(`/sign-in/return?code=code&state=${remembered.state}`);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('does not answer');
  });
});

test.each([
  ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a form of a neighbour', { 'sec-fetch-site': 'same-site', origin: publicUrl }],
  ['an old browser elsewhere', { origin: 'https://evil.example' }],
  ['a page without an address', { origin: 'null' }],
  ['nobody knows what', {}],
])('%s signs nobody out', async (_, headers) => {
  const { ask, signIn } = open();
  await signIn(company.repB.userId);
  expect((await ask('/sign-out', headers, 'POST')).statusCode).toBe(403);
  expect((await ask('/health')).statusCode).toBe(200);
});

test('an old browser that says it is a page of ours may sign out, as a form sends it', async () => {
  const { ask, signIn } = open();
  await signIn(company.repB.userId);
  const headers = { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await ask('/sign-out', headers, 'POST')).statusCode).toBe(200);
  expect((await ask('/health')).statusCode).toBe(401);
});

test('no code, state, session or name of a person is logged', async () => {
  const { ask, goAs, jar, logged } = open();
  const back = await goAs(company.repB.userId);
  await ask(`${back}x`);
  await ask(await goAs(company.repB.userId));
  await ask('/health');
  const log = logged.join('');
  expect(log).toContain('/sign-in/return');
  const secret = (jar.get(sessionName) ?? '').slice(-43);
  expect(secret).toHaveLength(43);
  for (const hidden of [secret, back.split('code=')[1]?.slice(0, 20) ?? '', 'repB']) {
    expect(log).not.toContain(hidden);
  }
});

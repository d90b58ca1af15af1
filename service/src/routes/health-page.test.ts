import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { healthy, startApp } from '../../../test/service-app.ts';
import { silentLog } from '../../../test/silent-log.ts';
import type { AppDependencies } from '../app.ts';
import { type ApiTokens, createApiTokens } from '../database/api-tokens.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { keepNoteReaders } from '../health/org-facts.ts';

const ourOrg = '00D000000000001AAA';
const otherOrg = '00D000000000002AAA';
const now = new Date('2026-11-22T10:00:30Z');

let place: TestDatabase;
let database: Database;
let tokens: ApiTokens;

beforeAll(async () => {
  place = await createMigratedDatabase();
  database = openDatabase(place.url, silentLog);
  tokens = createApiTokens(database);
  await database.inOrg(ourOrg, (tx) =>
    keepNoteReaders(
      tx,
      ourOrg,
      {
        people: [
          {
            name: 'Tilda <b>Krone</b>',
            right: 'View All Data',
            through: { kind: 'permission set', label: 'Campaign Power User' },
            isInMarketing: true,
          },
        ],
        others: 0,
        marketersSharedWith: [],
        managers: 'cannot',
        announcedAt: null,
      },
      now,
    ),
  );
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

const health = {
  org: healthy.health.org,
  followed: () => ({ orgId: ourOrg, username: 'integration@company.example' }),
};

async function open(
  headers: Record<string, string>,
  changes: Partial<AppDependencies> = {},
  url = '/health',
) {
  const { app } = startApp({ tokens, database, health, ...changes });
  return app.inject({ url, headers });
}

function basic(token: string, user = 'anybody'): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` };
}

test('an admin of the org is told how things are, by the token as the password of any user', async () => {
  const answer = await open(basic(await tokens.renew(ourOrg, 'admin')));
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.body).toContain('Someone in marketing can read notes');
  expect(answer.body).toContain('Connected as integration@company.example.');
});

test('a program may send the same token as it does elsewhere', async () => {
  const token = await tokens.renew(ourOrg, 'admin');
  expect((await open({ authorization: `Bearer ${token}` })).statusCode).toBe(200);
});

test.each(['rep', 'marketing', 'sales-lead'] as const)(
  'a token of the role %s is refused',
  async (role) => {
    const answer = await open(basic(await tokens.renew(ourOrg, role)));
    expect(answer.statusCode).toBe(403);
    expect(answer.body).not.toContain('Tilda');
  },
);

test.each<[string, Record<string, string>]>([
  ['nothing', {}],
  ['no token', basic('')],
  ['another password', basic('wc_00D000000000001AAA_admin_guess')],
  ['no password', { authorization: `Basic ${Buffer.from('no colon').toString('base64')}` }],
  ['no base64', { authorization: 'Basic %%%' }],
  ['too much', basic('w'.repeat(5000))],
])('whoever shows %s is asked who they are', async (_, headers) => {
  const answer = await open(headers);
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['www-authenticate']).toMatch(
    /^Basic realm="[\w :,.’'-]+", charset="UTF-8"$/,
  );
  expect(answer.body).not.toContain('Tilda');
});

test('a token in the address opens nothing', async () => {
  const token = await tokens.renew(ourOrg, 'admin');
  const answer = await open({}, {}, `/health?token=${token}&access_token=${token}`);
  expect(answer.statusCode).toBe(401);
});

test('the password of HTTP Basic opens this page alone', async () => {
  const token = await tokens.renew(ourOrg, 'admin');
  expect((await open(basic(token), {}, '/v1/personas')).statusCode).toBe(401);
});

test('an admin of another org learns nothing of this one', async () => {
  const answer = await open(basic(await tokens.renew(otherOrg, 'admin')));
  expect(answer.statusCode).toBe(200);
  expect(answer.body).not.toContain('Tilda');
  expect(answer.body).not.toContain('company.example');
  expect(answer.body).toContain('No process follows Salesforce');
});

test('what people typed is text on the page', async () => {
  const { body } = await open(basic(await tokens.renew(ourOrg, 'admin')));
  expect(body).toContain('Tilda &lt;b&gt;Krone&lt;/b&gt;');
  expect(body).not.toContain('<b>');
});

test('the page and its stylesheet may load nothing but themselves, and run no script', async () => {
  const page = await open(basic(await tokens.renew(ourOrg, 'admin')));
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toBe(
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  );
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.body).not.toMatch(/<script|style=|https?:/);
  const style = await open({}, {}, '/portal.css');
  expect(style.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(style.body).not.toMatch(/url\(|@import/);
});

test('while the database is away the page says only that', async () => {
  const token = await tokens.renew(ourOrg, 'admin');
  const away = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const answer = await open(basic(token), {
    tokens: { check: away },
    database: { check: away, inOrg: away },
  });
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain('The database does not answer');
  expect(answer.body).not.toMatch(/Tilda|company\.example/);
});

test.each([
  ['starting-again', 'ended, and is started again', 'Wait for a minute'],
  ['given-up', 'does not start again', 'Restart the service'],
  ['running', 'runs, but does not answer', 'server.log'],
] as const)(
  'while a database of the service’s own is %s, nobody is sent to look at an address',
  async (state, title, step) => {
    const away = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const answer = await open(basic('wc_00D000000000001AAA_admin_x'), {
      database: { check: away, inOrg: away },
      tokens: { check: away },
      ownServer: () => state,
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain(title);
    expect(answer.body).toContain(step);
    expect(answer.body).not.toContain('DATABASE_URL');
  },
);

test('a load balancer is told what needs an admin, without names', async () => {
  const answer = await open({}, {}, '/readyz');
  expect(answer.json().needsAdmin).toEqual(['readers']);
  expect(answer.body).not.toMatch(/Tilda|company\.example/);
});

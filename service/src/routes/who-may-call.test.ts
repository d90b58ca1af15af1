import { beforeAll, expect, test } from 'vitest';
import { healthy, startApp } from '../../../test/service-app.ts';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { storePersona } from '../../../test/stored-personas.ts';
import { type ApiTokens, createApiTokens } from '../database/api-tokens.ts';
import { tokenRoles } from '../http/token.ts';
import { createPersonaReader } from '../personas/reader.ts';
import { createSessions, type Sessions } from '../sign-in/sessions.ts';

const ourOrg = '00D000000000001AAA';
const otherOrg = '00D000000000002AAA';
const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/**
 * Who is answered what, on every route there is. Most bring a token: of our org and that role; of an
 * admin of ours, but over or taken away; of an admin of another org; of that admin too, but with the name of
 * our org put into it. One is a browser in which an admin of ours signed in.
 */
const matrix = `
                         nobody  rep  marketing  sales-lead  admin  expired  revoked  other-org  forged  browser
GET  /livez                 200  200        200         200    200      200      200        200     200      200
HEAD /livez                 200  200        200         200    200      200      200        200     200      200
GET  /readyz                200  200        200         200    200      200      200        200     200      200
HEAD /readyz                200  200        200         200    200      200      200        200     200      200
GET  /openapi.json          200  200        200         200    200      200      200        200     200      200
HEAD /openapi.json          200  200        200         200    200      200      200        200     200      200
GET  /portal.css            200  200        200         200    200      200      200        200     200      200
HEAD /portal.css            200  200        200         200    200      200      200        200     200      200
GET  /                      303  303        303         303    303      303      303        303     303      303
HEAD /                      303  303        303         303    303      303      303        303     303      303
GET  /health                401  403        403         403    200      401      401        200     401      200
HEAD /health                401  403        403         403    200      401      401        200     401      200
GET  /metrics               401  403        403         403    200      401      401        200     401      401
HEAD /metrics               401  403        403         403    200      401      401        200     401      401
GET  /sign-in               303  303        303         303    303      303      303        303     303      303
HEAD /sign-in               303  303        303         303    303      303      303        303     303      303
GET  /sign-in/return        400  400        400         400    400      400      400        400     400      400
HEAD /sign-in/return        400  400        400         400    400      400      400        400     400      400
POST /sign-out              403  403        403         403    403      403      403        403     403      403
GET  /v1/personas           401  200        200         200    200      401      401        200     401      401
HEAD /v1/personas           401  200        200         200    200      401      401        200     401      401
GET  /v1/personas/:key      401  200        200         200    200      401      401        404     401      401
HEAD /v1/personas/:key      401  200        200         200    200      401      401        404     401      401
`;

const database = sharedDatabase();
let callers: ReadonlyMap<string, Headers>;
beforeAll(async () => {
  callers = await makeCallers(createApiTokens(database), createSessions(database));
  await database.inOrg(ourOrg, (tx) =>
    storePersona(tx, ourOrg, 'site-manager', { name: 'Site Manager' }),
  );
});

test('every route answers each of them as the table says, and no route is missing from it', async () => {
  const { app, routes } = await open();
  const answered: string[] = [];
  for (const [method, url] of routes) {
    const statuses = [];
    for (const headers of callers.values()) {
      const answer = await app.inject({ method, url: withKey(url), headers });
      statuses.push(String(answer.statusCode));
    }
    answered.push([method, url, ...statuses].join(' '));
  }
  const [heading, ...rows] = matrix
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
  expect([...callers.keys()]).toEqual(heading);
  expect(answered.toSorted()).toEqual(rows.map((row) => row.join(' ')).toSorted());
});

test('no route answers to another method', async () => {
  const { app, routes } = await open();
  const headers = callers.get('admin') ?? {};
  for (const url of new Set(routes.map(([, address]) => address))) {
    const known = routes.filter(([, address]) => address === url).map(([method]) => method);
    for (const method of everyMethod.filter((one) => !known.some((its) => its === one))) {
      const answer = await app.inject({ method, url: withKey(url), headers });
      expect(`${method} ${url} ${answer.statusCode}`).toBe(`${method} ${url} 404`);
    }
  }
});

test('an admin of another org reads nothing of ours, whatever the route', async () => {
  const { app, routes } = await open();
  const stranger = callers.get('other-org') ?? {};
  const ours = callers.get('admin') ?? {};
  let isOursTold = false;
  for (const [method, url] of routes) {
    const told = await app.inject({ method, url: withKey(url), headers: ours });
    isOursTold ||= told.body.includes('Site Manager');
    const answer = await app.inject({ method, url: withKey(url), headers: stranger });
    expect(`${answer.body}${JSON.stringify(answer.headers)}`).not.toMatch(/Site Manager|000001AAA/);
  }
  expect(isOursTold).toBe(true);
});

/** The whole app on the real database, and every route that it has. */
async function open() {
  const { app } = startApp({
    tokens: createApiTokens(database),
    personas: createPersonaReader(database),
    database,
    health: {
      org: healthy.health.org,
      followed: () => ({ orgId: ourOrg, username: 'integration@company.example' }),
    },
    signIn: {
      config: {
        issuer: 'https://login.company.example',
        publicUrl: 'https://watercooler.company.example',
        orgId: ourOrg,
        roles: [],
      },
      sessions: createSessions(database),
      provider: {
        begin: async () => ({
          url: new URL('https://login.company.example/authorize'),
          remembered: { state: '', nonce: '', verifier: '' },
        }),
        finish: () => Promise.reject(new Error('Nobody sets out in this test.')),
      },
    },
  });
  const routes: [(typeof everyMethod)[number], string][] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      const known = everyMethod.find((its) => its === one);
      if (known === undefined) throw new Error(`The table has no place for ${one}.`);
      routes.push([known, url]);
    }
  });
  await app.ready();
  return { app, routes };
}

const withKey = (url: string): string => url.replace(':key', 'site-manager');

type Headers = Readonly<Record<string, string>>;

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

async function makeCallers(
  tokens: ApiTokens,
  sessions: Sessions,
): Promise<ReadonlyMap<string, Headers>> {
  const actor = 'admin command';
  const callers = new Map<string, Headers>([['nobody', {}]]);
  for (const role of tokenRoles) {
    callers.set(role, bearer((await tokens.issue(ourOrg, role, { days: 1, actor })).token));
  }
  const expired = await tokens.issue(ourOrg, 'admin', { days: 0, actor });
  const revoked = await tokens.issue(ourOrg, 'admin', { days: 1, actor });
  await tokens.revoke(ourOrg, revoked.known.id, actor);
  const stranger = await tokens.issue(otherOrg, 'admin', { days: 1, actor });
  return callers
    .set('expired', bearer(expired.token))
    .set('revoked', bearer(revoked.token))
    .set('other-org', bearer(stranger.token))
    .set('forged', bearer(stranger.token.replace(otherOrg, ourOrg)))
    .set('browser', { cookie: `__Host-watercooler=${await sessions.open(ourOrg, 'admin')}` });
}

import { expect, onTestFinished, test } from 'vitest';
import { createApiTokens } from '../../service/src/database/api-tokens.ts';
import { openDatabase } from '../../service/src/database/database.ts';
import { createPersonaReader } from '../../service/src/personas/reader.ts';
import { createSessions } from '../../service/src/sign-in/sessions.ts';
import { createMigratedDatabase } from '../postgres.ts';
import { silentLog } from '../silent-log.ts';
import { makeOrgs, ownKey, sharedKey } from '../tenancy/orgs.ts';
import { buildHostileApp } from './app.ts';
import { requestStorm } from './storm.ts';

const seed = 20261123;

const elsewhere = new URL('https://provider.example/authorize');
const secret = 's'.repeat(43);
const remembered = { state: secret, nonce: secret, verifier: secret };
const nobody = (): Promise<never> => Promise.reject(new Error('refused'));

/** More of them: `npm run fuzz -- --inputs 1000000 --seed S`. */
test(`hostile requests are each answered in the house shape and repeated nowhere (seed ${seed})`, async () => {
  const { faults, toldLines, byStatus } = await requestStorm({ count: 2000, seed });
  expect(faults).toEqual({});
  expect(toldLines).toBe(0);
  expect(Object.keys(byStatus)).toEqual(
    expect.arrayContaining(['200', '400', '401', '403', '404', '415']),
  );
});

test('so are those that reach the database, and those of people who sign in', async () => {
  const place = await createMigratedDatabase();
  const database = openDatabase(place.url, silentLog);
  onTestFinished(async () => {
    await database.close();
    await place.drop();
  });
  const tokens = createApiTokens(database);
  const [org] = await makeOrgs(database, tokens, 2);
  if (org === undefined) throw new Error('There is no org.');
  const hostile = buildHostileApp({
    on: {
      tokens,
      database,
      personas: createPersonaReader(database),
      signIn: {
        config: {
          issuer: elsewhere.href,
          publicUrl: 'https://watercooler.example',
          orgId: org.orgId,
          roles: [],
        },
        provider: { begin: async () => ({ url: elsewhere, remembered }), finish: nobody },
        sessions: createSessions(database),
      },
    },
    tokens: [org.rep, org.admin],
    keys: [sharedKey, ownKey(org)],
  });
  const { faults, toldLines } = await requestStorm({ count: 600, seed }, hostile);
  expect(faults).toEqual({});
  expect(toldLines).toBe(0);
});

test('planted: a route that repeats, fails, tells of our code or keeps others waiting is found', async () => {
  const hostile = buildHostileApp();
  hostile.app.get('/', async (request, reply) => reply.code(404).send(`no ${request.url}`));
  hostile.app.get('/v1', async () => {
    throw new Error('within');
  });
  hostile.app.get('/sign-in', async (request, reply) => {
    const before = process.threadCpuUsage();
    const isBusy = request.url.includes('?');
    while (isBusy && process.threadCpuUsage(before).user < 60_000) continue;
    return reply.code(400).send(new Error('x').stack);
  });
  const { faults } = await requestStorm({ count: 200, seed }, hostile);
  expect(Object.keys(faults).sort()).toEqual([
    'it keeps everybody waiting',
    'it repeats what was sent',
    'it tells of our code',
    'its refusal has another shape',
    'the service failed (500)',
  ]);
});

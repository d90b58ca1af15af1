import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const good = {
  SALESFORCE_LOGIN_URL: 'https://login.salesforce.com',
  SALESFORCE_CLIENT_ID: '3MVG9',
  SALESFORCE_USERNAME: 'integration@example.com',
  SALESFORCE_PRIVATE_KEY: privateKey,
};

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('the sign-in settings are enough; the rest has defaults', () => {
  expect(loadConfig(good)).toMatchObject({
    databaseUrl: null,
    contributorKey: null,
    host: '127.0.0.1',
    port: 3000,
    role: 'all',
    pollSeconds: 15,
    idlePollSeconds: 60,
    releaseCalendar: 'monthly',
    releaseEverySeconds: null,
    minimumGroup: 3,
    salesforce: { environment: 'production' },
  });
});

test('nothing set at all is told in one message, in the order of the page', () => {
  expect(problemsOf({}).map((problem) => problem.split(':')[0])).toEqual([
    'SALESFORCE_LOGIN_URL',
    'SALESFORCE_CLIENT_ID',
    'SALESFORCE_USERNAME',
    'SALESFORCE_PRIVATE_KEY',
  ]);
});

test('every wrong setting is listed, and none of their values', () => {
  const wrong = {
    SALESFORCE_LOGIN_URL: 'http://sec-ret.example.com',
    SALESFORCE_PRIVATE_KEY: 'sec-ret-key',
    SALESFORCE_NEXT_PRIVATE_KEY: 'sec-ret-next-key',
    SALESFORCE_CLIENTID: 'sec-ret',
    SALESFORCE_ENVIRONMENT: 'sec-ret-production',
    DATABASE_URL: 'mysql://root:sec-ret@db/x',
    CONTRIBUTOR_KEY: 'sec-ret',
    HOST: '0.0.0.0',
    PORT: '99999',
    POLL_SECONDS: '0',
    RELEASE_CALENDAR: 'sample',
    MINIMUM_GROUP: '2',
    LOG_LEVEL: 'everything',
  };
  const problems = problemsOf(wrong);
  for (const name of [...Object.keys(wrong), 'SALESFORCE_USERNAME', 'RELEASE_EVERY_SECONDS']) {
    expect(problems.filter((problem) => problem.startsWith(`${name}:`))).not.toEqual([]);
  }
  expect(problems.join('\n')).not.toContain('sec-ret');
});

test.each([
  [
    'a sample calendar against a real org',
    { RELEASE_CALENDAR: 'sample', RELEASE_EVERY_SECONDS: '15' },
  ],
  ['seconds without the sample calendar', { RELEASE_EVERY_SECONDS: '15' }],
  ['a database elsewhere without a contributor key', { DATABASE_URL: 'postgres://u:p@db/x' }],
  ['both forms of the private key', { SALESFORCE_PRIVATE_KEY_FILE: '/etc/hosts' }],
  [
    'both forms of the next private key',
    {
      SALESFORCE_NEXT_PRIVATE_KEY: privateKey,
      SALESFORCE_NEXT_PRIVATE_KEY_FILE: '/etc/hosts',
    },
  ],
  ['a next key file without a key', { SALESFORCE_NEXT_PRIVATE_KEY_FILE: '/etc/hosts' }],
  ['a next key file that is not there', { SALESFORCE_NEXT_PRIVATE_KEY_FILE: '/no/such/file' }],
  ['a login address with a path', { SALESFORCE_LOGIN_URL: 'https://login.salesforce.com/x' }],
])('%s is one problem', (_what, extra) => {
  expect(problemsOf({ ...good, ...extra })).toHaveLength(1);
});

test('an org on this computer may use http and the sample calendar', () => {
  const config = loadConfig({
    ...good,
    SALESFORCE_LOGIN_URL: 'http://127.0.0.1:8080/',
    RELEASE_CALENDAR: 'sample',
    RELEASE_EVERY_SECONDS: '15',
    DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/x',
  });
  expect(config.salesforce.loginUrl).toBe('http://127.0.0.1:8080');
  expect(config.releaseEverySeconds).toBe(15);
});

test('a key on one line, as environment files hold it, is read', () => {
  const oneLine = privateKey.replaceAll('\n', '\\n');
  const config = loadConfig({ ...good, SALESFORCE_PRIVATE_KEY: oneLine });
  expect(config.salesforce.privateKey).toBe(privateKey);
});

test('a key may come from a file, and a second one beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'watercooler-config-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'key.pem');
  await writeFile(file, privateKey);
  const both = {
    ...good,
    SALESFORCE_PRIVATE_KEY: '',
    SALESFORCE_PRIVATE_KEY_FILE: file,
    SALESFORCE_NEXT_PRIVATE_KEY: privateKey,
  };
  expect(loadConfig(both).salesforce).toMatchObject({
    privateKey,
    privateKeyFile: file,
    nextPrivateKey: privateKey,
    nextPrivateKeyFile: null,
  });
  expect(loadConfig(good).salesforce).toMatchObject({ nextPrivateKey: null });
});

const signIn = {
  SIGN_IN_ISSUER: 'https://company.my.salesforce.com',
  SIGN_IN_CLIENT_ID: 'watercooler-pages',
  SIGN_IN_ROLES: 'Watercooler_See_Health=admin; Marketing=marketing',
  SIGN_IN_ORG_ID: '00D000000000001AAA',
  PUBLIC_URL: 'https://watercooler.company.example/',
};

test('how people sign in is read whole, or not at all', () => {
  expect(loadConfig(good).signIn).toBeNull();
  expect(loadConfig({ ...good, ...signIn }).signIn).toEqual({
    issuer: 'https://company.my.salesforce.com',
    clientId: 'watercooler-pages',
    clientSecret: null,
    scopes: 'openid',
    groupsClaim: 'groups',
    roles: [
      { group: 'Watercooler_See_Health', role: 'admin' },
      { group: 'Marketing', role: 'marketing' },
    ],
    orgId: '00D000000000001AAA',
    publicUrl: 'https://watercooler.company.example',
  });
  expect(
    problemsOf({ ...good, SIGN_IN_ISSUER: signIn.SIGN_IN_ISSUER }).map(
      (line) => line.split(':')[0],
    ),
  ).toEqual(['SIGN_IN_CLIENT_ID', 'SIGN_IN_ROLES', 'SIGN_IN_ORG_ID', 'PUBLIC_URL']);
});

test.each([
  ['SIGN_IN_ISSUER', 'http://login.company.example'],
  ['SIGN_IN_ISSUER', 'https://login.salesforce.com'],
  ['SIGN_IN_ISSUER', 'https://TEST.salesforce.com/'],
  ['SIGN_IN_ROLES', 'Marketing=boss'],
  ['SIGN_IN_ORG_ID', '00D'],
  ['SIGN_IN_SCOPES', 'profile'],
  ['PUBLIC_URL', 'http://watercooler.company.example'],
  ['SIGN_IN_SECRET', 'misspelt'],
])('%s is not %s', (name, value) => {
  expect(problemsOf({ ...good, ...signIn, [name]: value })).toEqual([
    expect.stringMatching(new RegExp(`^${name}: `)),
  ]);
});

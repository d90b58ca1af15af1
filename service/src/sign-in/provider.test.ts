import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createProvider } from './provider.ts';
import { refusalOf } from './refusal.ts';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: Keys;
let otherKeys: Keys;
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  otherKeys = await generateKeyPair('RS256');
});

interface Plan {
  /** What the id token says, and who signs it. */
  token?(claims: JWTPayload): Promise<string> | string;
  /** What discovery says beside the usual. */
  discovery?(url: string): object;
  userInfo?: object;
  /** What is answered instead of tokens. */
  refusal?: { readonly status: number; readonly error: string; readonly isChallenge?: boolean };
  claims?: object;
}

/** A provider of this test, which signs whoever asks in as the plan has it. */
async function startProvider(plan: Plan = {}, clientSecret: string | null = null) {
  const asked: string[] = [];
  const shown: { authorization: string | undefined; body: string }[] = [];
  let nonce = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const json = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path === '/.well-known/openid-configuration') {
      json({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        userinfo_endpoint: `${url}/userinfo`,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        ...plan.discovery?.(url),
      });
    } else if (path === '/keys') {
      void exportJWK(keys.publicKey).then((jwk) => json({ keys: [{ ...jwk, kid: 'one' }] }));
    } else if (path === '/userinfo') {
      json({ sub: 'somebody', ...plan.userInfo });
    } else if (plan.refusal !== undefined) {
      const { status, error, isChallenge } = plan.refusal;
      const challenge = isChallenge ? { 'www-authenticate': 'Basic realm="x"' } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...challenge });
      response.end(JSON.stringify({ error }));
    } else {
      void text(request).then((body) => {
        shown.push({ authorization: request.headers.authorization, body });
      });
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: url, aud: 'us', sub: 'somebody', iat: now, exp: now + 60, nonce };
      void Promise.resolve((plan.token ?? signed)({ ...usual, ...plan.claims })).then((idToken) =>
        json({ access_token: 'access', token_type: 'Bearer', id_token: idToken }),
      );
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  const provider = createProvider({
    issuer: url,
    clientId: 'us',
    clientSecret,
    scopes: 'openid',
    groupsClaim: 'groups',
    roles: [],
    orgId: '00D000000000001AAA',
    publicUrl: 'https://watercooler.company.example',
  });
  async function signIn() {
    const { remembered } = await provider.begin();
    nonce = remembered.nonce;
    return provider.finish(`code=code&state=${remembered.state}`, remembered);
  }
  return { provider, signIn, asked, shown, stop: () => server.close() };
}

const signed = (claims: JWTPayload, by: Keys = keys): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(by.privateKey);

test('a browser is sent there with a fresh state, nonce and proof each time', async () => {
  const { provider } = await startProvider();
  const [first, second] = [await provider.begin(), await provider.begin()];
  expect(Object.fromEntries(first.url.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'us',
    scope: 'openid',
    redirect_uri: 'https://watercooler.company.example/sign-in/return',
    code_challenge_method: 'S256',
    state: first.remembered.state,
    nonce: first.remembered.nonce,
  });
  expect(first.url.href).not.toContain(first.remembered.verifier);
  const secrets = [first, second].flatMap(({ remembered }) => Object.values(remembered));
  expect(new Set(secrets).size).toBe(6);
});

test('groups and org are told by the id token, or else by the user info', async () => {
  const told = await startProvider({
    claims: { groups: ['Admins'], organization_id: '00D000000000001AAA' },
  });
  expect(await told.signIn()).toEqual({
    groups: ['Admins'],
    organizationId: '00D000000000001AAA',
  });
  expect(told.asked).not.toContain('/userinfo');
  const asked = await startProvider({
    userInfo: { groups: ['Marketing'], organization_id: '00D000000000001AAA' },
  });
  expect(await asked.signIn()).toEqual({
    groups: ['Marketing'],
    organizationId: '00D000000000001AAA',
  });
});

test('whose groups are known is still asked for the org, which the id token did not tell', async () => {
  const { signIn } = await startProvider({
    claims: { groups: ['Admins'] },
    userInfo: { groups: ['Others'], organization_id: '00D000000000002AAA' },
  });
  expect(await signIn()).toEqual({ groups: ['Admins'], organizationId: '00D000000000002AAA' });
});

test('a provider without user info tells the groups in the id token', async () => {
  const { signIn, asked } = await startProvider({
    claims: { groups: ['Admins'] },
    discovery: () => ({ userinfo_endpoint: undefined }),
  });
  expect(await signIn()).toEqual({ groups: ['Admins'], organizationId: null });
  expect(asked).not.toContain('/userinfo');
});

describe('nobody is signed in by an id token', () => {
  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, Plan]>([
    ['that somebody else signed', { token: (claims) => signed(claims, otherKeys) }],
    ['that nobody signed', { token: (claims) => new UnsecuredJWT(claims).encode() }],
    ['for another client', { claims: { aud: 'them' } }],
    ['of another provider', { claims: { iss: 'https://evil.example' } }],
    ['that is over', { claims: { exp: now() - 3600 } }],
    ['of another sign-in', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['that is none', { token: () => 'nonsense' }],
  ])('%s', async (_, plan) => {
    const { signIn } = await startProvider({ claims: { groups: ['Admins'] }, ...plan });
    await expect(signIn()).rejects.toThrow();
  });

  test('whose user info is of somebody else', async () => {
    const { signIn } = await startProvider({ userInfo: { sub: 'else', groups: ['Admins'] } });
    await expect(signIn()).rejects.toThrow();
  });
});

test.each([
  ['elsewhere', 'https://evil.example/token'],
  ['in the metadata of a cloud', 'http://169.254.169.254/token'],
  ['in a private network', 'http://10.0.0.1/token'],
])('a provider on this computer whose tokens are %s is not asked for them', async (_, address) => {
  const { signIn } = await startProvider({ discovery: () => ({ token_endpoint: address }) });
  await expect(signIn()).rejects.toMatchObject({
    cause: { message: 'The identity provider named an address that we do not go to.' },
  });
});

test('a provider that claims to be another is not believed', async () => {
  const { signIn } = await startProvider({
    discovery: () => ({ issuer: 'https://login.company.example' }),
  });
  await expect(signIn()).rejects.toThrow();
});

describe('the secret is shown', () => {
  const secret = 'it is: 100 % & + secret';
  const waysOf = (ways: string[] | undefined) => ({
    discovery: () => ({ token_endpoint_auth_methods_supported: ways }),
  });

  test.each([
    ['does not say how', undefined],
    ['takes both', ['client_secret_post', 'client_secret_basic']],
  ])('in a header to a provider that %s', async (_, ways) => {
    const { signIn, shown } = await startProvider(waysOf(ways), secret);
    await signIn();
    expect(shown[0]?.authorization).toMatch(/^Basic /);
    expect(shown[0]?.body).not.toContain('secret');
  });

  test('in the body to one that takes it there alone', async () => {
    const { signIn, shown } = await startProvider(waysOf(['client_secret_post']), secret);
    await signIn();
    expect(shown[0]?.authorization).toBeUndefined();
    expect(new URLSearchParams(shown[0]?.body).get('client_secret')).toBe(secret);
  });
});

describe('why nobody was signed in:', () => {
  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, string, Plan]>([
    ['away', 'it fails', { refusal: { status: 500, error: 'server_error' } }],
    ['client', 'our id or secret is wrong', { refusal: { status: 400, error: 'invalid_client' } }],
    [
      'client',
      'our secret is wrong, as others say it',
      { refusal: { status: 401, error: 'invalid_client', isChallenge: true } },
    ],
    ['no-fit', 'the code was used', { refusal: { status: 400, error: 'invalid_grant' } }],
    ['clock', 'the clocks differ', { claims: { exp: now() - 3600 } }],
    ['no-fit', 'it is of another sign-in', { claims: { nonce: 'another' } }],
  ])('%s, as %s', async (why, _, plan) => {
    const { signIn } = await startProvider(plan);
    expect(refusalOf(await signIn().catch((error: unknown) => error))).toBe(why);
  });

  test.each([
    ['declined', 'access_denied'],
    ['away', 'temporarily_unavailable'],
    ['client', 'invalid_scope'],
  ])('%s, as the browser brings back %s', async (why, error) => {
    const { provider } = await startProvider();
    const { remembered } = await provider.begin();
    const answer = provider.finish(`error=${error}&state=${remembered.state}`, remembered);
    expect(refusalOf(await answer.catch((thrown: unknown) => thrown))).toBe(why);
  });

  test('away, as it stopped meanwhile', async () => {
    const { signIn, stop } = await startProvider();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    stop();
    signIn().catch(resolve);
    expect(refusalOf(await promise)).toBe('away');
  });

  test('no-fit, as it calls itself otherwise than we do', async () => {
    const { signIn } = await startProvider({
      discovery: () => ({ issuer: 'https://login.company.example' }),
    });
    expect(refusalOf(await signIn().catch((error: unknown) => error))).toBe('no-fit');
  });
});

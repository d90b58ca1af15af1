import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { connect } from './connection.ts';

const orgId = '00D000000000001EAA';
const otherOrgId = '00D000000000002EAA';
const userId = '005000000000001EAA';
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this computer, which a test makes answer what it likes. */
async function serve(answer: Answer): Promise<{ url: string; close(): void; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.authorization ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${address.port}`, close, asked };
}

const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** An instance that answers any query as a production org, to those who bring this token. */
const instance = (token: string) =>
  serve((request, response) => {
    if (request.headers.authorization === `Bearer ${token}`) {
      json(response, { records: [{ IsSandbox: false }] });
    } else json(response, [{ errorCode: 'INVALID_SESSION_ID', message: 'ended' }], 401);
  });

interface Place {
  url: string;
  token: string;
  orgId?: string;
}

/** The address where one signs in, which tells where the org is now. */
async function login(place: () => Place) {
  const { url } = await serve((_, response) => {
    const now = place();
    json(response, {
      access_token: now.token,
      instance_url: now.url,
      id: `https://login.salesforce.com/id/${now.orgId ?? orgId}/${userId}`,
    });
  });
  const settings = { loginUrl: url, clientId: 'client', username: 'user', privateKey };
  return connect({ ...settings, isSandbox: false, timeoutMs: 2000 }, systemClock);
}

test('an org that moved is followed after one failed call, with its new token alone', async () => {
  const before = await instance('first');
  const after = await instance('second');
  let place: Place = { url: before.url, token: 'first' };
  const org = await login(() => place);
  expect(org).toMatchObject({ orgId, userId });
  place = { url: after.url, token: 'second' };
  before.close();
  await expect(org.call('GET', '/limits')).rejects.toMatchObject({ kind: 'away' });
  await org.call('GET', '/limits');
  expect(after.asked).toEqual(['Bearer second /services/data/v66.0/limits']);
});

test('an org that moved and ended our session is followed at once', async () => {
  let isMoved = false;
  const before = await serve((_, response) => {
    if (isMoved) json(response, [{ errorCode: 'INVALID_SESSION_ID', message: 'ended' }], 401);
    else json(response, { records: [{ IsSandbox: false }] });
  });
  const after = await instance('second');
  const org = await login(() =>
    isMoved ? { url: after.url, token: 'second' } : { url: before.url, token: 'first' },
  );
  isMoved = true;
  expect(await org.call('GET', '/limits')).toBeDefined();
  expect(after.asked).toHaveLength(1);
});

test('an org that redirects us is not followed there, but asked for anew', async () => {
  const after = await instance('second');
  let isMoved = false;
  const before = await serve((_, response) => {
    if (isMoved) response.writeHead(302, { location: 'http://elsewhere.example/' }).end();
    else json(response, { records: [{ IsSandbox: false }] });
  });
  const org = await login(() =>
    isMoved ? { url: after.url, token: 'second' } : { url: before.url, token: 'first' },
  );
  isMoved = true;
  await expect(org.call('GET', '/limits')).rejects.toMatchObject({ kind: 'nonsense' });
  expect(await org.call('GET', '/limits')).toBeDefined();
});

test('an instance elsewhere without encryption gets no token', async () => {
  const signIn = login(() => ({ url: 'http://elsewhere.example', token: 'secret' }));
  await expect(signIn).rejects.toMatchObject({
    kind: 'wrong-org',
    message: expect.stringContaining('https://'),
  });
});

test('another org behind the same login is refused, now and later, and shown no token', async () => {
  const ours = await instance('ours');
  const theirs = await instance('theirs');
  let isRefreshed = false;
  const org = await login(() =>
    isRefreshed
      ? { url: theirs.url, token: 'theirs', orgId: otherOrgId }
      : { url: ours.url, token: 'ours' },
  );
  isRefreshed = true;
  ours.close();
  await expect(org.call('GET', '/limits')).rejects.toMatchObject({ kind: 'away' });
  await expect(org.call('GET', '/limits')).rejects.toMatchObject({ kind: 'wrong-org' });
  await expect(org.call('GET', '/limits')).rejects.toMatchObject({ kind: 'wrong-org' });
  expect(theirs.asked).toEqual([]);
});

test('a login that answers without saying who we are is refused', async () => {
  const { url } = await serve((_, response) => json(response, { access_token: 'x', id: 'y' }));
  const settings = { loginUrl: url, clientId: 'client', username: 'user', privateKey };
  await expect(
    connect({ ...settings, isSandbox: false, timeoutMs: 2000 }, systemClock),
  ).rejects.toMatchObject({ kind: 'nonsense' });
});

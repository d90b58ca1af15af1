import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { key } from '../../test/one-persona.ts';
import { healthy, issued, startApp, withToken } from '../../test/service-app.ts';

test.each([
  ['no token', `/v1/personas/${key}`, {}, 401, 'unauthorized'],
  [
    'an unknown token',
    '/v1/personas',
    { authorization: `Bearer ${issued.stranger}` },
    401,
    'unauthorized',
  ],
  [
    'an endless token',
    '/v1/personas',
    { authorization: `Bearer ${'w'.repeat(9000)}` },
    401,
    'unauthorized',
  ],
  ['a persona that is not there', '/v1/personas/nobody', withToken, 404, 'not-found'],
  ['a key that is none', '/v1/personas/%3Cscript%3E', withToken, 400, 'bad-request'],
  ['an endless key', `/v1/personas/${'k'.repeat(90)}`, withToken, 400, 'bad-request'],
  ['an address that is not there', '/v2/everything', withToken, 404, 'not-found'],
  ['an address that is none', '/%c0%ae', {}, 400, 'bad-request'],
])('%s gets a no in the one shape', async (_what, url, headers, status, code) => {
  const answer = await startApp().app.inject({ url, headers });
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toEqual({
    error: { code, message: expect.any(String), requestId: expect.stringMatching(/^[\w-]{36}$/) },
  });
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('a route that names roles is closed to the others', async () => {
  const { app } = startApp();
  app.get('/for-admins', { config: { roles: ['admin'] } }, async () => 'secret');
  const answer = await app.inject({ url: '/for-admins', headers: withToken });
  expect(answer.statusCode).toBe(403);
  expect(answer.json().error.code).toBe('forbidden');
});

test('an error inside says nothing of itself', async () => {
  const personas = {
    ...healthy.personas,
    list: () => Promise.reject(new SyntaxError('Pete at Bramley')),
  };
  const answer = await startApp({ personas }).app.inject({
    url: '/v1/personas',
    headers: withToken,
  });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('Bramley');
});

test('the description names every route, and what it needs', async () => {
  const answer = await startApp().app.inject('/openapi.json');
  const description = answer.json();
  expect(Object.keys(description.paths)).toEqual([
    '/livez',
    '/readyz',
    '/v1/personas',
    '/v1/personas/{key}',
  ]);
  expect(description.paths['/v1/personas'].get.security).toEqual([{ token: [] }]);
});

test('nothing that a hostile request carries gets into the log or back out', async () => {
  const words = 'Pete-at-Bramley';
  const { app, logged } = startApp({
    personas: { ...healthy.personas, byKey: () => Promise.reject(new Error(`no ${words}`)) },
  });
  const hostile = { authorization: `Bearer ${issued.rep}`, 'x-note': words, cookie: words };
  for (const url of [
    `/${words}?q=${words}`,
    `/v1/personas/${words}?q=${words}`,
    `/v1/personas/${words}%00`,
    `/%c0${words}`,
  ]) {
    for (const method of ['GET', 'POST'] as const) {
      const payload = method === 'POST' ? `{"body":"${words}` : undefined;
      const answer = await app.inject({
        method,
        url,
        headers: { ...hostile, 'content-type': 'application/json' },
        ...(payload ? { payload } : {}),
      });
      expect(answer.body).not.toContain('Bramley');
    }
  }
  const log = logged.join('');
  expect(log).toContain('/v1/personas/:key');
  expect(log).not.toContain(issued.rep);
  // The error above was worded by this file, so it counts as ours; everything else must be silent.
  expect(log.replaceAll(`no ${words}`, '')).not.toContain('Bramley');
});

test('a body that stalls is cut off', async () => {
  const { app } = startApp({}, 300);
  app.post('/echo', async (request) => request.body);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = new URL(app.listeningOrigin);
  const socket = connect({ host: '127.0.0.1', port: Number(port) });
  socket.write(
    'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  );
  expect(await text(socket)).toMatch(/^HTTP\/1.1 408/);
});

test('a body over the limit is refused', async () => {
  const { app } = startApp();
  app.post('/echo', async (request) => request.body);
  const answer = await app.inject({
    method: 'POST',
    url: '/echo',
    payload: { text: 'x'.repeat(20_000) },
  });
  expect(answer.statusCode).toBe(413);
  expect(answer.json().error.code).toBe('too-large');
});

test('a body that comes too slowly is cut off, however steadily it comes', async () => {
  const { app } = startApp({}, 300);
  app.post('/echo', async (request) => request.body);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(app.listeningOrigin).port) });
  socket.on('error', () => undefined);
  socket.write(
    'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9000\r\n\r\n',
  );
  const drip = setInterval(() => socket.write('['), 20);
  // That it ends is what counts: writing into a connection that closes may lose the answer.
  await new Promise<void>((done) => socket.resume().once('close', () => done()));
  clearInterval(drip);
});

test('headers over 16 KB are refused', async () => {
  const { app } = startApp();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${app.listeningOrigin}/livez`, {
    headers: { 'x-long': 'x'.repeat(17 * 1024) },
  });
  expect(answer.status).toBe(431);
});

test('connections have a bound, and one that ends makes room for another', async () => {
  const { app } = startApp({}, undefined, 2);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const port = Number(new URL(app.listeningOrigin).port);
  const open = () => connect({ host: '127.0.0.1', port });
  const held = [open(), open()];
  await Promise.all(held.map((socket) => once(socket, 'connect')));
  const refused = open();
  refused.on('error', () => undefined);
  await once(refused, 'close');
  held[0]?.destroy();
  await vi.waitFor(async () => {
    const answer = await fetch(`${app.listeningOrigin}/livez`);
    expect(answer.status).toBe(200);
  });
  held[1]?.destroy();
});

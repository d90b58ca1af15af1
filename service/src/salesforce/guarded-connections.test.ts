import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  guardedConnections,
  type GuardedRequest,
  PrivateAddressError,
  type Resolve,
} from './guarded-connections.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

let server: Server;
let port: number;
let asked = 0;
beforeAll(async () => {
  server = createServer((_, response) => {
    asked += 1;
    response.end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A name service that gives these addresses, one list a question, the last one for ever. */
function names(...answers: string[][]): Resolve & { asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolve = (name, _options, answer) => {
    asked.push(name);
    const addresses = answers[Math.min(asked.length, answers.length) - 1] ?? [];
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(resolve, { asked });
}

async function ask(host: string, dispatcher: ReturnType<typeof guardedConnections>) {
  try {
    const guarded: GuardedRequest = { dispatcher };
    const answer = await fetch(`http://${host}:${port}/`, guarded);
    await answer.text();
    return answer.status;
  } catch (error) {
    if (error instanceof Error && error.cause instanceof PrivateAddressError) return 'refused';
    throw error;
  }
}

test('a name that leads to a private address is not connected to', async () => {
  const before = asked;
  for (const addresses of [
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['::ffff:127.0.0.1'],
    ['::1'],
    ['13.110.54.1', '127.0.0.1'],
    [],
  ]) {
    const guarded = guardedConnections(isPublicAddress, names(addresses));
    expect(await ask('bramley.my.salesforce.com', guarded)).toBe('refused');
  }
  expect(asked).toBe(before);
});

test('the address that was looked at is the one that is connected to', async () => {
  // A name that is harmless at first and leads elsewhere from the second question on.
  const rebinding = names(['127.0.0.1'], ['10.0.0.1']);
  const guarded = guardedConnections(isLoopbackAddress, rebinding);
  expect(await ask('rebinding.example', guarded)).toBe(200);
  expect(rebinding.asked).toEqual(['rebinding.example']);
});

test('every new connection is looked at anew', async () => {
  const rebinding = names(['127.0.0.1'], ['10.0.0.1']);
  const guarded = guardedConnections(isLoopbackAddress, rebinding);
  expect(await ask('rebinding.example', guarded)).toBe(200);
  server.closeAllConnections();
  await expect.poll(() => ask('rebinding.example', guarded)).toBe('refused');
});

test('a name that nobody knows fails as it always did', async () => {
  const unknown: Resolve = (_name, _options, answer) =>
    answer(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
  await expect(
    ask('nowhere.example', guardedConnections(isPublicAddress, unknown)),
  ).rejects.toThrow('fetch failed');
});

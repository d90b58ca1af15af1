import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { issued, startApp } from '../../../test/service-app.ts';
import { newToken, readToken } from '../http/token.ts';
import { readerOfOne } from '../../../test/one-persona.ts';

const ourOrg = '00D000000000001AAA';
const theirOrg = '00D000000000002AAA';
const ours = Array.from({ length: 60 }, () => newToken(ourOrg, 'rep'));
const theirs = newToken(theirOrg, 'rep');

const nobody = (): Promise<never> => Promise.reject(new Error('Nobody signs in here.'));

/** For its form: no other route reads a body. */
const signIn = {
  config: {
    issuer: 'https://login.company.example',
    publicUrl: 'https://watercooler.company.example',
    orgId: ourOrg,
    roles: [],
  },
  provider: { begin: nobody, finish: nobody },
  sessions: { open: nobody, check: nobody, end: nobody },
};

/** A service whose database answers our org, or about tokens, only once it is let go. */
function open({ holds }: { holds: 'reading' | 'tokens' }) {
  const gate = Promise.withResolvers<void>();
  const under = { reading: 0, tokens: 0 };
  const tokens = {
    check: async (token: string) => {
      const claim = readToken(token);
      if (holds === 'tokens' && claim?.orgId === ourOrg) {
        under.tokens += 1;
        await gate.promise;
      }
      return [...ours, theirs].includes(token) ? claim : undefined;
    },
  };
  const personas = {
    ...readerOfOne,
    list: async (orgId: string) => {
      if (holds === 'reading' && orgId === ourOrg) {
        under.reading += 1;
        await gate.promise;
      }
      return [];
    },
  };
  const { app } = startApp({ tokens, personas, signIn });
  const ask = (token: string | undefined, address: number | string) =>
    app.inject({
      url: '/v1/personas',
      headers: {
        'x-forwarded-for': typeof address === 'string' ? address : `203.0.113.${address}`,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    });
  return { app, ask, under, letGo: () => gate.resolve() };
}

type Answers = Awaited<ReturnType<ReturnType<typeof open>['ask']>>[];

/** Asks so many times at once, and tells what was answered so far. */
function askAtOnce(times: number, ask: (at: number) => Promise<Answers[number]>) {
  const answers: Answers = [];
  const all = Promise.all(
    Array.from({ length: times }, async (_, at) => {
      const answer = await ask(at);
      answers.push(answer);
      return answer;
    }),
  );
  return { answers, all };
}

const statuses = (answers: Answers): number[] => answers.map(({ statusCode }) => statusCode);

test('an org that floods is worked on two at a time; what is too much is refused at once, others are served', async () => {
  const { ask, under, letGo } = open({ holds: 'reading' });
  const flood = askAtOnce(60, (at) => ask(ours[at], at));
  await vi.waitFor(() => expect(flood.answers).toHaveLength(60 - 32));
  expect(new Set(statuses(flood.answers))).toEqual(new Set([429]));
  expect(under.reading).toBe(2);
  expect((await ask(theirs, 100)).statusCode).toBe(200);
  const [refused] = flood.answers;
  expect(refused?.headers['retry-after']).toBe('1');
  expect(refused?.json()).toEqual({
    error: {
      code: 'too-many',
      message: expect.stringContaining('from your org are under way at once'),
      requestId: expect.any(String),
    },
  });
  letGo();
  const served = statuses(await flood.all).filter((status) => status === 200);
  expect(served).toHaveLength(32);
  expect((await ask(ours[0], 1)).statusCode).toBe(200);
});

test('one token that is sent from everywhere is looked up twice at a time', async () => {
  const { ask, under, letGo } = open({ holds: 'tokens' });
  const flood = askAtOnce(60, (at) => ask(ours[0], at));
  await vi.waitFor(() => expect(flood.answers).toHaveLength(60 - 32));
  expect(under.tokens).toBe(2);
  expect((await ask(theirs, 100)).statusCode).toBe(200);
  letGo();
  await flood.all;
});

test('an address that guesses tokens has eight looked up at a time, and keeps nobody else of that org out', async () => {
  const { ask, under, letGo } = open({ holds: 'tokens' });
  const flood = askAtOnce(100, () => ask(newToken(ourOrg, 'rep'), 9));
  await vi.waitFor(() => expect(flood.answers).toHaveLength(100 - 64));
  expect(under.tokens).toBe(8);
  const owner = ask(ours[0], 1);
  await vi.waitFor(() => expect(under.tokens).toBe(9));
  letGo();
  expect((await owner).statusCode).toBe(200);
  await flood.all;
});

test('a network of IPv6 counts as one address, however many of its own it asks from', async () => {
  const { ask, under, letGo } = open({ holds: 'tokens' });
  const guess = (at: number) => ask(newToken(ourOrg, 'rep'), `2001:db8:1:2::${at + 1}`);
  const flood = askAtOnce(100, guess);
  await vi.waitFor(() => expect(flood.answers).toHaveLength(100 - 64));
  expect(under.tokens).toBe(8);
  expect((await ask(theirs, '2001:db8:1:3::1')).statusCode).toBe(200);
  letGo();
  await flood.all;
});

test('those who wait for their org keep nobody else behind their address waiting', async () => {
  const { ask, under, letGo } = open({ holds: 'reading' });
  const flood = askAtOnce(20, (at) => ask(ours[at], 9));
  await vi.waitFor(() => expect(under.reading).toBe(2));
  expect((await ask(theirs, 9)).statusCode).toBe(200);
  letGo();
  expect(new Set(statuses(await flood.all))).toEqual(new Set([200]));
});

test('whoever hangs up keeps no turn', async () => {
  const { app, ask, under, letGo } = open({ holds: 'reading' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { hostname, port } = new URL(app.listeningOrigin);
  for (let at = 0; at < 2; at += 1) {
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    socket.write(
      `GET /v1/personas HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ours[at]}\r\n\r\n`,
    );
    await vi.waitFor(() => expect(under.reading).toBe(at + 1));
    socket.destroy();
  }
  letGo();
  expect((await ask(ours[5], 1)).statusCode).toBe(200);
});

test('those whose bodies come slowly take no turn from whoever shares their address', async () => {
  const { app, ask } = open({ holds: 'reading' });
  let arrived = 0;
  app.addHook('preParsing', async () => void (arrived += 1));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { hostname, port } = new URL(app.listeningOrigin);
  const sockets = await Promise.all(
    Array.from({ length: 70 }, async () => {
      const socket = connect({ host: hostname, port: Number(port) });
      await once(socket, 'connect');
      socket.write(`${slowForm.join('\r\n')}\r\n\r\na`);
      return socket;
    }),
  );
  await vi.waitFor(() => expect(arrived).toBe(70));
  expect((await ask(theirs, 7)).statusCode).toBe(200);
  for (const socket of sockets) socket.destroy();
});

const slowForm = [
  'POST /sign-out HTTP/1.1',
  'host: x',
  'x-forwarded-for: 203.0.113.7',
  'content-type: application/x-www-form-urlencoded',
  'content-length: 100',
];

test('whether the service is alive is told however many ask at once', async () => {
  const { app } = startApp({ tokens: { check: async () => readToken(issued.rep) } });
  const answers = await Promise.all(Array.from({ length: 200 }, () => app.inject('/livez')));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
});

import { createServer, type Socket } from 'node:net';
import { Connection } from 'jsforce';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OrgError } from './errors.ts';
import { createDestinations } from './destinations.ts';
import { BoundedTransport, exchange, type Way } from './transport.ts';

/** A server that gives each connection to `answer` once something was asked. */
async function serve(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** The way to a server of this test. */
const to = (url: string, timeoutMs = 2000): Way => ({
  destinations: createDestinations(url),
  timeoutMs,
});

const head = (length: number): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

async function failureOf(work: PromiseLike<unknown>): Promise<OrgError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof OrgError) return error;
    throw error;
  }
  throw new Error('It should have failed.');
}

describe('the way to Salesforce', () => {
  test('survives a connection that breaks inside an answer, also through jsforce', async () => {
    const url = await serve((socket) => {
      socket.write(`${head(1000)}{"records":[`);
      setTimeout(() => socket.destroy(), 20);
    });
    const connection = new Connection({ instanceUrl: url, accessToken: 'token', version: '66.0' });
    connection._transport = new BoundedTransport(to(url));
    const failure = await failureOf(connection.request('/services/data/v66.0/limits'));
    expect(failure.kind).toBe('away');
  });

  test('gives up on an answer that begins and never ends', async () => {
    const url = await serve((socket) => socket.write(`${head(1000)}{"records":[`));
    const failure = await failureOf(exchange({ url, method: 'GET' }, to(url, 200)));
    expect(failure).toMatchObject({ kind: 'away' });
    expect(failure.message).toContain('200 ms');
  });

  test.each([301, 302, 303, 307, 308])(
    'follows no redirect (%s), which would carry our token along',
    async (status) => {
      const elsewhere = { asked: 0 };
      const target = await serve((socket) => {
        elsewhere.asked += 1;
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
      });
      const url = await serve((socket) =>
        socket.end(`HTTP/1.1 ${status} Go\r\nlocation: ${target}/\r\ncontent-length: 0\r\n\r\n`),
      );
      const failure = await failureOf(exchange({ url, method: 'GET' }, to(url)));
      expect(failure.kind).toBe('nonsense');
      expect(elsewhere.asked).toBe(0);
    },
  );

  test('repeats nothing of an answer in its errors but the code', async () => {
    const body = JSON.stringify([{ errorCode: 'INVALID_FIELD', message: 'near "Petra said"' }]);
    const url = await serve((socket) =>
      socket.end(`HTTP/1.1 400 Bad Request\r\ncontent-length: ${body.length}\r\n\r\n${body}`),
    );
    const failure = await failureOf(exchange({ url, method: 'GET' }, to(url)));
    expect(failure).toMatchObject({ kind: 'refused', code: 'INVALID_FIELD' });
    expect(JSON.stringify([failure.message, failure.code])).not.toContain('Petra');
    expect(failure.cause).toBeUndefined();
  });

  /** How the exchange fails that gets this answer. */
  async function failureOn(status: string, headers: string[], body: string): Promise<OrgError> {
    const lines = [`HTTP/1.1 ${status}`, ...headers, `content-length: ${body.length}`, '', body];
    const url = await serve((socket) => socket.end(lines.join('\r\n')));
    return failureOf(exchange({ url, method: 'GET' }, to(url)));
  }
  const errorBody = (errorCode: string, message: string): string =>
    JSON.stringify([{ errorCode, message }]);

  test.each<[string, string[], number | null]>([
    ['429 Too Many Requests', ['retry-after: 7'], 7000],
    ['503 Service Unavailable', ['retry-after: 120'], 120_000],
    ['503 Service Unavailable', ['retry-after: 86400'], 15 * 60 * 1000],
    ['503 Service Unavailable', ['retry-after: -5'], null],
    ['503 Service Unavailable', ['retry-after: Sun, 22 Nov 2026 10:00:30 GMT'], null],
    [
      '503 Service Unavailable',
      ['date: Sun, 22 Nov 2026 10:00:00 GMT', 'retry-after: Sun, 22 Nov 2026 10:00:30 GMT'],
      30_000,
    ],
    ['503 Service Unavailable', [], null],
  ])('learns from %s with %j to wait %s ms', async (status, headers, retryAfterMs) => {
    expect(await failureOn(status, headers, 'later')).toMatchObject({ kind: 'busy', retryAfterMs });
  });

  test("tells the day's limit from too many calls at one moment", async () => {
    const code = 'REQUEST_LIMIT_EXCEEDED';
    const day = await failureOn('403 No', [], errorBody(code, 'TotalRequests Limit exceeded.'));
    expect(day).toMatchObject({ kind: 'limit', code });
    const moment = errorBody(code, 'ConcurrentPerOrgLongTxn Limit exceeded.');
    expect(await failureOn('403 No', [], moment)).toMatchObject({ kind: 'busy', code });
  });

  test.each(['400 Bad Request', '403 Forbidden', '511 Network'])(
    'takes a page with %s for the word of a proxy, not of Salesforce',
    async (status) => {
      const failure = await failureOn(status, ['content-type: text/html'], '<h1>Sign in</h1>');
      expect(failure).toMatchObject({ kind: 'nonsense', code: null });
      expect(failure.message).toContain('a proxy or a firewall');
    },
  );

  test('hands on the headers of every answer, a failed one too', async () => {
    const url = await serve((socket) =>
      socket.end(
        'HTTP/1.1 500 No\r\nsforce-limit-info: api-usage=1/2\r\ncontent-length: 0\r\n\r\n',
      ),
    );
    const noted: (string | null)[] = [];
    const noteAnswer: Way['noteAnswer'] = (headers) =>
      void noted.push(headers.get('Sforce-Limit-Info'));
    await failureOf(exchange({ url, method: 'GET' }, { ...to(url), noteAnswer }));
    expect(noted).toEqual(['api-usage=1/2']);
  });

  test('asks nothing of an address that calls may not go to', async () => {
    const seen = { asked: 0 };
    const url = await serve((socket) => {
      seen.asked += 1;
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
    });
    const destinations = createDestinations('https://login.salesforce.com');
    const failure = await failureOf(
      exchange({ url, method: 'GET' }, { destinations, timeoutMs: 2000 }),
    );
    expect(failure.kind).toBe('wrong-org');
    expect(seen.asked).toBe(0);
  });
});

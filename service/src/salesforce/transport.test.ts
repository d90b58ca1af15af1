import { createServer, type Socket } from 'node:net';
import { Connection } from 'jsforce';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OrgError } from './errors.ts';
import { assertSafeUrl, BoundedTransport, exchange } from './transport.ts';

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
    connection._transport = new BoundedTransport(2000);
    const failure = await failureOf(connection.request('/services/data/v66.0/limits'));
    expect(failure.kind).toBe('away');
  });

  test('gives up on an answer that begins and never ends', async () => {
    const url = await serve((socket) => socket.write(`${head(1000)}{"records":[`));
    const failure = await failureOf(exchange({ url, method: 'GET' }, 200));
    expect(failure).toMatchObject({ kind: 'away' });
    expect(failure.message).toContain('200 ms');
  });

  test('follows no redirect, which would carry our token along', async () => {
    const url = await serve((socket) =>
      socket.end(
        'HTTP/1.1 302 Found\r\nlocation: http://elsewhere.example/\r\ncontent-length: 0\r\n\r\n',
      ),
    );
    const failure = await failureOf(exchange({ url, method: 'GET' }, 2000));
    expect(failure.kind).toBe('nonsense');
  });

  test('repeats nothing of an answer in its errors but the code', async () => {
    const body = JSON.stringify([{ errorCode: 'INVALID_FIELD', message: 'near "Petra said"' }]);
    const url = await serve((socket) =>
      socket.end(`HTTP/1.1 400 Bad Request\r\ncontent-length: ${body.length}\r\n\r\n${body}`),
    );
    const failure = await failureOf(exchange({ url, method: 'GET' }, 2000));
    expect(failure).toMatchObject({ kind: 'refused', code: 'INVALID_FIELD' });
    expect(JSON.stringify([failure.message, failure.code])).not.toContain('Petra');
    expect(failure.cause).toBeUndefined();
  });

  test('leaves this computer only encrypted', () => {
    expect(() => assertSafeUrl('https://example.my.salesforce.com')).not.toThrow();
    expect(() => assertSafeUrl('http://127.0.0.1:3000/services')).not.toThrow();
    expect(() => assertSafeUrl('http://localhost:3000')).not.toThrow();
    expect(() => assertSafeUrl('http://example.my.salesforce.com')).toThrow(/https/);
    expect(() => assertSafeUrl('http://127.0.0.1.example.com')).toThrow(/https/);
    expect(() => assertSafeUrl('nonsense')).toThrow(/https/);
  });
});

import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { buildHostileApp } from './app.ts';

/** What a stranger sends by hand, and keeps the connection open after it. */
const openings: readonly string[] = [
  '',
  'G',
  'GET / HTTP/1.1\r\n',
  'GET / HTTP/1.1\r\nhost: x\r\nx-a: ',
  'POST /v1/personas HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":',
  'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /health',
  'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
  'GET / HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n',
  `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
  `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(70_000)}\r\n\r\n`,
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  '\0\0\0\0',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET http://169.254.169.254/ HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
];

/** What came of connections that are held open. */
export interface SocketFindings {
  readonly sockets: number;
  /** Neither cut nor answered long after the time that a request may take. */
  readonly stillOpen: number;
  readonly serverErrors: number;
  /** Well requests that were sent meanwhile, and how many of them were answered. */
  readonly asked: number;
  readonly answered: number;
}

/** A request may take so long here, where the product takes 15 s. */
const requestTimeoutMs = 500;
const patienceMs = 6_000;

/** Opens so many connections that never come to an end, and asks well questions meanwhile. */
export async function holdSockets(sockets: number, asked: number): Promise<SocketFindings> {
  const { app } = buildHostileApp({ requestTimeoutMs });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const port = Number(new URL(app.listeningOrigin).port);
  const held = Array.from({ length: sockets }, (_, at) =>
    hold(port, openings[at % openings.length] ?? ''),
  );
  let answered = 0;
  await Promise.all(
    Array.from({ length: asked }, async (_, at) => {
      await pause(at * 5);
      const answer = await fetch(`http://127.0.0.1:${port}/livez`).catch(() => null);
      if (answer?.status === 200) answered += 1;
      await answer?.body?.cancel();
    }),
  );
  const hasEnded = await Promise.all(
    held.map(async ({ told, soFar }) => {
      // One that was answered may ask again on the same connection.
      const late = pause(patienceMs, false, { ref: false }).then(() => soFar() !== '');
      return Promise.race([told.then(() => true), late]);
    }),
  );
  for (const { socket } of held) socket.destroy();
  await app.close();
  return {
    sockets,
    stillOpen: hasEnded.filter((has) => !has).length,
    serverErrors: held.filter(({ soFar }) => soFar().startsWith('HTTP/1.1 5')).length,
    asked,
    answered,
  };
}

interface Held {
  readonly socket: Socket;
  /** What it was told, once it was cut; before that what it was told so far. */
  readonly told: Promise<string>;
  readonly soFar: () => string;
}

function hold(port: number, opening: string): Held {
  const socket = connect({ host: '127.0.0.1', port });
  let soFar = '';
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.on('error', () => undefined);
  socket.on('close', () => resolve(soFar));
  socket.setEncoding('latin1').on('data', (chunk: string) => (soFar += chunk));
  socket.write(opening);
  return { socket, told: promise, soFar: () => soFar };
}

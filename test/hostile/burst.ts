import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { createApiTokens } from '../../service/src/database/api-tokens.ts';
import { openDatabase } from '../../service/src/database/database.ts';
import { type RequestLimits, usualLimits } from '../../service/src/http/request-limits.ts';
import { silentLog } from '../silent-log.ts';
import { makeOrgs, sharedKey } from '../tenancy/orgs.ts';
import { longestBusyMs } from './busy.ts';
import { askSteadily, type ByStatus, unanswered } from './steady-caller.ts';

/** What came of a burst. */
export interface BurstFindings {
  /** How long a caller waits who asks as one should, before the burst and during it. */
  readonly quietP99Ms: number;
  readonly burstP99Ms: number;
  readonly polite: ByStatus;
  /** One address that asks ten times as often as it may, without a token. */
  readonly address: ByStatus;
  /** One org that does, from many addresses. */
  readonly org: ByStatus;
  /** Connections whose bodies come a byte at a time, and how many of those outlasted the longest request. */
  readonly held: number;
  readonly stillHeld: number;
  readonly longestBusyMs: number;
  /** How long the burst took until all was answered. */
  readonly burstSeconds: number;
  /** What was wrong; nothing is well. */
  readonly faults: readonly string[];
}

export interface BurstOptions {
  readonly seconds?: number;
  readonly limits?: RequestLimits;
  readonly held?: number;
  readonly requestTimeoutMs?: number;
  /** How many times what they may the address and the org ask. */
  readonly timesAllowed?: number;
}

/** The fault of a service whose event loop takes no turn for too long. */
export const keepsWaiting = 'it keeps everybody waiting';

const politePerSecond = 8;
const openEveryMs = 10;
const byteEveryMs = 250;
/** The org sends at once what it has for so long. */
const gushEveryMs = 1000;

/**
 * Asks a service that listens, over real connections: one caller as one should, for so many seconds, and as
 * long again while an address and an org ask ten times what they may and others hold connections
 * open. What the service answers stands on a database with orgs in it.
 */
export async function burst(
  databaseUrl: string,
  options: BurstOptions = {},
): Promise<BurstFindings> {
  const { seconds = 30, limits = usualLimits, held = 200 } = options;
  const { requestTimeoutMs = 15_000, timesAllowed = 10 } = options;
  const tooMuch = (perMinute: number): number => (perMinute / 60) * timesAllowed;
  const [warm, polite, greedy] = await tokensOfOrgs(databaseUrl, 3);
  const server = await startServer({ databaseUrl, limits, requestTimeoutMs });
  const { port } = server;
  const path = `/v1/personas/${sharedKey}`;
  const of = (token: string, address: string) => ({
    authorization: `Bearer ${token}`,
    'x-forwarded-for': address,
  });

  const ask = (
    perSecond: number,
    headers: (at: number) => Record<string, string>,
    { forSeconds = seconds, everyMs }: { forSeconds?: number; everyMs?: number } = {},
  ) =>
    askSteadily({
      port,
      path,
      perSecond,
      seconds: forSeconds,
      headers,
      ...(everyMs === undefined ? {} : { everyMs }),
    });
  // What was just loaded is compiled first.
  await ask(limits.perOrg / 60, () => of(warm, '203.0.113.1'), {
    forSeconds: Math.min(5, seconds),
  });
  server.begin();
  const asPolite = () => ask(politePerSecond, () => of(polite, '203.0.113.2'));
  const quiet = await asPolite();

  const begunMs = performance.now();
  const sockets: Socket[] = [];
  const [busy, address, org] = await Promise.all([
    asPolite(),
    ask(tooMuch(limits.perAddress), () => ({ 'x-forwarded-for': '203.0.113.3' })),
    ask(tooMuch(limits.perOrg), (at) => of(greedy, `198.51.100.${at % 250}`), {
      everyMs: gushEveryMs,
    }),
    (async () => {
      for (let at = 0; at < held; at += 1) {
        sockets.push(holdOpen(port, at));
        await pause(openEveryMs);
      }
    })(),
  ]);
  const burstSeconds = Math.ceil((performance.now() - begunMs) / 1000);
  // Whoever came late in the burst has begun late, too.
  const longestMs = held * openEveryMs + requestTimeoutMs + 2 * byteEveryMs + 1000;
  await pause(Math.max(0, longestMs - burstSeconds * 1000));
  const stillHeld = sockets.filter((socket) => !socket.closed).length;
  for (const socket of sockets) socket.destroy();
  const busyMs = await server.end();

  const findings = {
    quietP99Ms: p99(quiet.waitsMs),
    burstP99Ms: p99(busy.waitsMs),
    polite: busy.byStatus,
    address: address.byStatus,
    org: org.byStatus,
    held,
    stillHeld,
    longestBusyMs: busyMs,
    burstSeconds,
  };
  return { ...findings, faults: burstFaults(findings, limits) };
}

/** What is wrong with a burst; nothing is well. */
export function burstFaults(found: Omit<BurstFindings, 'faults'>, limits: RequestLimits): string[] {
  const faults: string[] = [];
  // Each minute begins with the first request that is counted in it.
  const minutes = 1 + Math.floor(found.burstSeconds / 60);
  const statuses = [found.polite, found.address, found.org].flatMap((counts) =>
    Object.keys(counts),
  );
  if (statuses.some((status) => status.startsWith('5'))) faults.push('the service failed');
  if (statuses.includes(unanswered)) faults.push('requests were not answered');
  if (Object.keys(found.polite).join() !== '200') faults.push('the polite caller was refused');
  for (const [who, counts, allowed] of [
    ['address', found.address, limits.perAddress],
    ['org', found.org, limits.perOrg],
  ] as const) {
    const { 429: refused = 0, ...others } = counts;
    const answered = Object.values(others).reduce((sum, count) => sum + count, 0);
    if (refused === 0 || answered > allowed * minutes) {
      faults.push(`the ${who} was answered more often than it may ask`);
    }
  }
  if (found.stillHeld > 0) faults.push('connections stayed open');
  if (found.longestBusyMs > longestBusyMs) faults.push(keepsWaiting);
  return faults;
}

async function tokensOfOrgs(databaseUrl: string, count: 3): Promise<[string, string, string]> {
  const database = openDatabase(databaseUrl, silentLog);
  try {
    const [one, two, three] = await makeOrgs(database, createApiTokens(database), count);
    if (!one || !two || !three) throw new Error('There are no orgs.');
    return [one.rep, two.rep, three.rep];
  } finally {
    await database.close();
  }
}

interface RunningServer {
  readonly port: number;
  /** Watches from now on for how long it keeps everybody waiting. */
  begin(): void;
  /** Stops it and gives the longest that it did, in milliseconds. */
  end(): Promise<number>;
}

const told = z.union([z.object({ port: z.number() }), z.object({ longestBusyMs: z.number() })]);

async function startServer(given: object): Promise<RunningServer> {
  const entry = new URL('burst-server.ts', import.meta.url);
  const worker = new Worker(entry, { workerData: given, execArgv: [], name: 'burst' });
  // An error of the thread ends the wait for its word.
  const next = async () => told.parse((await once(worker, 'message'))[0]);
  const first = await next();
  if (!('port' in first)) throw new Error('The service did not say where it listens.');
  return {
    port: first.port,
    begin: () => worker.postMessage('begin'),
    async end() {
      worker.postMessage('end');
      const last = await next();
      await once(worker, 'exit');
      return 'longestBusyMs' in last ? last.longestBusyMs : Infinity;
    },
  };
}

/** Sends a form whose body comes a byte at a time and never ends. */
function holdOpen(port: number, at: number): Socket {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  socket.resume();
  const head = [
    'POST /sign-out HTTP/1.1',
    'host: x',
    `x-forwarded-for: 192.0.2.${at % 250}`,
    'content-type: application/x-www-form-urlencoded',
    'content-length: 10000',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const timer = setInterval(() => socket.write('a'), byteEveryMs);
  socket.on('close', () => clearInterval(timer));
  return socket;
}

function p99(waitsMs: readonly number[]): number {
  const sorted = waitsMs.toSorted((one, other) => one - other);
  return Math.round((sorted[Math.floor(sorted.length * 0.99)] ?? 0) * 10) / 10;
}

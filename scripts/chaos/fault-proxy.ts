import { createServer, type Server, Socket } from 'node:net';
import type { Chance } from './chance.ts';

/** What a network does to its connections. */
export type NetworkFault =
  | { readonly kind: 'none' }
  /** Bytes arrive late, both ways. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Bytes arrive a few at a time. */
  | { readonly kind: 'throttle'; readonly bytesPerMs: number }
  /** The connection is reset after so many more bytes of an answer. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The other side ends its half after so many more bytes of an answer, in good order. */
  | { readonly kind: 'half-close'; readonly afterBytes: number }
  /** Nothing arrives any more and nobody is told. */
  | { readonly kind: 'blackhole' }
  /** No connection is accepted, and those that stand are reset. */
  | { readonly kind: 'refuse' };

/** A network between two processes of this machine. */
export interface FaultProxy {
  readonly port: number;
  /** From now on, for connections that stand and for new ones. */
  set(fault: NetworkFault): void;
  /** Resets every connection that stands. */
  reset(): void;
  close(): Promise<void>;
}

/** Listens on loopback and passes on to where `target` says at the time. */
export async function startFaultProxy(target: () => number): Promise<FaultProxy> {
  let fault: NetworkFault = { kind: 'none' };
  let bytesLeft = 0;
  const sockets = new Set<Socket>();

  function resetAll(): void {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (fault.kind === 'refuse') return void near.resetAndDestroy();
    const far = new Socket({ allowHalfOpen: true });
    join(near, far);
    far.connect(target(), '127.0.0.1');
    carry(near, far, false);
    carry(far, near, true);
  });

  function join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }

  /** One direction. Order is kept whatever the delay: each piece waits for the one before it. */
  function carry(from: Socket, to: Socket, isAnswer: boolean): void {
    let last = Promise.resolve();
    from.on('data', (bytes) => {
      from.pause();
      last = last.then(() => pass(bytes, from, to, isAnswer)).then(() => void from.resume());
    });
    from.on('end', () => {
      void last.then(() => to.end());
    });
  }

  async function pass(bytes: Buffer, from: Socket, to: Socket, isAnswer: boolean): Promise<void> {
    const now = fault;
    if (now.kind === 'blackhole') return;
    if (now.kind === 'delay') await pause(now.delayMs);
    if (now.kind === 'throttle') {
      const step = Math.max(1, now.bytesPerMs * 10);
      let sent = 0;
      while (sent < bytes.length && fault === now) {
        to.write(bytes.subarray(sent, sent + step));
        sent += step;
        await pause(10);
      }
      to.write(bytes.subarray(sent));
      return;
    }
    if ((now.kind === 'cut' || now.kind === 'half-close') && isAnswer) {
      const part = bytes.subarray(0, bytesLeft);
      bytesLeft -= part.length;
      if (part.length > 0) to.write(part);
      if (part.length === bytes.length) return;
      if (now.kind === 'cut') to.resetAndDestroy();
      else to.end();
      from.destroy();
      return;
    }
    to.write(bytes);
  }

  const port = await listenOnLoopback(server);
  return {
    port,
    set(next) {
      fault = next;
      if (next.kind === 'cut' || next.kind === 'half-close') bytesLeft = next.afterBytes;
      if (next.kind === 'refuse') resetAll();
    },
    reset: resetAll,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      resetAll();
      await closed;
    },
  };
}

/** A fault of the network, of any kind, as chance has it. */
export function anyNetworkFault(chance: Chance): NetworkFault {
  const faults: readonly NetworkFault[] = [
    { kind: 'delay', delayMs: 5 + chance.below(60) },
    { kind: 'throttle', bytesPerMs: 1 + chance.below(50) },
    { kind: 'cut', afterBytes: chance.below(3000) },
    { kind: 'half-close', afterBytes: chance.below(3000) },
    { kind: 'blackhole' },
    { kind: 'refuse' },
  ];
  return chance.pick(faults) ?? { kind: 'none' };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function listenOnLoopback(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') done(address.port);
      else fail(new Error('No free port on 127.0.0.1. Close some programs and start again.'));
    });
  });
}

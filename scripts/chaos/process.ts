import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** Compiled once for all processes: half of a start would be the compiling. */
const compileCache = path.resolve(
  import.meta.dirname,
  '../../node_modules/.cache/watercooler-chaos/compiled',
);

/** A process that can be told things and killed. */
export interface Controlled<Message> {
  readonly pid: number;
  readonly startedAt: number;
  readonly hasEnded: boolean;
  send(message: unknown): void;
  /** Hears everything that it says from now on. */
  listen(hear: (message: Message) => void): void;
  /** SIGKILL: it ends at once and is told nothing. Resolves when it is gone. */
  kill(): Promise<void>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  readonly ended: Promise<void>;
}

/** Every process that was started here and still runs, so that none outlives a run. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a script, a path or the name of one beside this file, with settings as its argument. */
export function startProcess<Message>(
  script: string,
  settings: unknown,
  parse: (message: unknown) => Message,
): Controlled<Message> {
  const child = fork(path.resolve(import.meta.dirname, script), [JSON.stringify(settings)], {
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.add(child);
  let hasEnded = false;
  const ended = new Promise<void>((done) => {
    child.once('exit', () => {
      hasEnded = true;
      running.delete(child);
      done();
    });
    child.once('error', () => done());
  });
  return {
    pid: child.pid ?? 0,
    startedAt: performance.now(),
    get hasEnded() {
      return hasEnded;
    },
    ended,
    send(message) {
      // Whoever was killed a moment ago does not listen any more.
      if (child.connected) child.send(Object(message), () => undefined);
    },
    listen: (hear) => void child.on('message', (message) => hear(parse(message))),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    signal: (signal) => void child.kill(signal),
  };
}

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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

/** Starts one of the scripts beside this file with settings as its argument. */
export function startProcess<Message>(
  script: string,
  settings: unknown,
  parse: (message: unknown) => Message,
  options: { readonly hook?: string | undefined; readonly hookSettings?: string } = {},
): Controlled<Message> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [JSON.stringify(settings)], {
    execArgv: options.hook === undefined ? [] : ['--import', options.hook],
    env: { ...process.env, ...(options.hookSettings ? { CHAOS_HOOK: options.hookSettings } : {}) },
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

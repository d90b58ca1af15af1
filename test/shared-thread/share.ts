import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { FromThread, Request, ToThread } from '../../service/src/insight/worker/messages.ts';
import { hear, post } from './frames.ts';

/** One thread that reads notes, for all who call it. */
export interface SharedThread {
  /** Where it is called, on loopback. */
  readonly port: number;
  /** How many questions the thread that runs has not answered yet. */
  waiting(): number;
  close(): Promise<void>;
}

interface Asked {
  readonly socket: Socket;
  readonly id: number;
}

/** A thread with all that is known of it, so that nothing of it stays when it ends. */
interface Running {
  readonly worker: Worker;
  readonly asked: Map<number, Asked>;
  greeting: FromThread | undefined;
}

const readsNotes = new URL('../../service/src/insight/worker/thread.ts', import.meta.url);

/**
 * Loading the model and reading the default codebook take two seconds, which most scenes need. The
 * thread is started for the first caller; what one teaches it, no other gets to see. A test may bring
 * another thread.
 */
export async function shareThread(entry = readsNotes): Promise<SharedThread> {
  const callers = new Set<Socket>();
  let thread: Running | undefined;
  let calls = 0;
  let nextId = 0;

  function begin(): Running {
    const worker = new Worker(entry, { workerData: { modelPath: null }, execArgv: [] });
    const asked = new Map<number, Asked>();
    const running: Running = { worker, asked, greeting: undefined };
    worker.on('message', (message: FromThread) => {
      if (!('id' in message)) {
        running.greeting = message;
        for (const caller of callers) post(caller, message);
        return;
      }
      const question = asked.get(message.id);
      asked.delete(message.id);
      if (question?.socket.writable) post(question.socket, { ...message, id: question.id });
    });
    // One that failed takes its callers with it; the next one gets another.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      thread = undefined;
      for (const caller of callers) caller.end();
    });
    return running;
  }

  const server = createServer({ noDelay: true }, (socket) => {
    thread ??= begin();
    const { worker, asked, greeting } = thread;
    calls += 1;
    const name = calls;
    callers.add(socket);
    socket.on('close', () => callers.delete(socket));
    // A caller may be gone before its answer.
    socket.on('error', () => undefined);
    if (greeting) post(socket, greeting);
    hear<ToThread>(socket, ({ id, request }) => {
      if (request === null) return;
      nextId += 1;
      asked.set(nextId, { socket, id });
      worker.postMessage({ id: nextId, request: ofCaller(name, request) } satisfies ToThread);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');

  return {
    port: address.port,
    waiting: () => thread?.asked.size ?? 0,
    async close() {
      for (const caller of callers) caller.destroy();
      server.close();
      if (!thread) return;
      const ended = once(thread.worker, 'exit');
      thread.worker.postMessage({ id: 0, request: null } satisfies ToThread);
      await ended;
    },
  };
}

/** Scenes are of one org and may teach it different things: the coders of each are its own. */
function ofCaller(name: number, request: Request): Request {
  switch (request.kind) {
    case 'learn': {
      const coderKey = `${name} ${request.lesson.coderKey}`;
      return { ...request, lesson: { ...request.lesson, coderKey } };
    }
    case 'file':
      return { ...request, coderKey: `${name} ${request.coderKey}` };
    default:
      return request;
  }
}

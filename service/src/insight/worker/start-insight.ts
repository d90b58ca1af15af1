import { Worker } from 'node:worker_threads';
import type { Log } from '../../log.ts';
import { slices } from '../../slices.ts';
import type { CoderSource, Insight } from './insight.ts';
import type { Answer, FromThread, Request, ToThread } from './messages.ts';

export interface InsightSettings {
  /** A folder with another embedding model than the one that is shipped, or null. */
  readonly modelPath: string | null;
}

export interface InsightOptions {
  readonly log: Log;
  /** What the thread runs; tests bring threads that fail. */
  readonly entry?: URL;
}

/** A note holds up to 32,000 characters: so many are copied to the thread without a pause one notices. */
const notesPerMessage = 50;
const confirmationsPerMessage = 500;

/** How long the thread may take to let go of its model. */
const closeMs = 5000;

type Kind = Request['kind'];

interface Asked {
  readonly request: Request;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
  isSecondTry: boolean;
}

/**
 * Starts the thread that reads notes and waits until its model is loaded. When the thread ends by
 * itself it is started again, and what it was asked is asked once more. Throws if it cannot start.
 */
export async function startInsight(
  settings: InsightSettings,
  { log, entry = new URL('thread.ts', import.meta.url) }: InsightOptions,
): Promise<Insight> {
  const asked = new Map<number, Asked>();
  const started = Promise.withResolvers<string>();
  let nextId = 0;
  let thread: Worker | null = null;
  let isClosing = false;

  function begin(): Worker {
    const worker = new Worker(entry, { workerData: settings, execArgv: [], name: 'insight' });
    worker.on('message', (message: FromThread) => {
      if ('embedderId' in message) return started.resolve(message.embedderId);
      if ('cannotStart' in message) {
        return started.reject(new Error(`Notes cannot be read: ${message.cannotStart}`));
      }
      asked.get(message.id)?.settle(message.answer);
      asked.delete(message.id);
    });
    worker.on('error', (error) => {
      log.warn({ err: error }, 'the thread that reads notes failed');
      started.reject(new Error('The thread that reads notes could not start.', { cause: error }));
    });
    worker.once('exit', () => {
      thread = null;
      started.reject(new Error('The thread that reads notes ended while it started.'));
      askAgain();
    });
    return worker;
  }

  /** Of what was under way when the thread ended. */
  function askAgain(): void {
    for (const [id, work] of asked) {
      if (work.isSecondTry || isClosing) {
        asked.delete(id);
        work.fail(
          new Error(
            isClosing
              ? 'The thread that reads notes was closed.'
              : `The thread that reads notes ended twice over the same work (${work.request.kind}).`,
          ),
        );
        continue;
      }
      work.isSecondTry = true;
      post({ id, request: work.request });
    }
  }

  function post(message: ToThread): void {
    thread ??= begin();
    thread.postMessage(message);
  }

  async function ask(request: Request): Promise<Answer> {
    if (isClosing) throw new Error('The thread that reads notes was closed.');
    const id = nextId;
    nextId += 1;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    asked.set(id, { request, settle: resolve, fail: reject, isSecondTry: false });
    post({ id, request });
    const answer = await promise;
    if (answer.kind === 'failed') {
      throw new Error(`The thread that reads notes failed (${request.kind}: ${answer.errorName}).`);
    }
    return answer;
  }

  /** Gives a coder what it is built from, in parts that clone fast. */
  async function teach(source: CoderSource): Promise<void> {
    const { themes, confirmed } = await source.load();
    let after = 0;
    for (const part of slices(confirmed, confirmationsPerMessage)) {
      const lesson = { coderKey: source.key, after, confirmed: part, themes: null };
      await ask({ kind: 'learn', lesson });
      after += part.length;
    }
    const last = { coderKey: source.key, after, confirmed: [], themes };
    await ask({ kind: 'learn', lesson: last });
  }

  thread = begin();
  const embedderId = await started.promise;

  return {
    embedderId,
    async redact(notes, colleagues) {
      const redacted = [];
      for (const slice of slices(notes, notesPerMessage)) {
        const answer = await ask({ kind: 'redact', notes: slice, colleagues });
        if (answer.kind !== 'redact') throw mixedUp('redact', answer);
        redacted.push(...answer.notes);
      }
      return redacted;
    },
    async embed(texts) {
      if (texts.length === 0) return [];
      const answer = await ask({ kind: 'embed', texts });
      if (answer.kind !== 'embed') throw mixedUp('embed', answer);
      return [...answer.vectors];
    },
    async file(coder, notes) {
      if (notes.length === 0) return [];
      const request = { kind: 'file', coderKey: coder.key, notes } as const;
      let answer = await ask(request);
      if (answer.kind === 'file' && answer.found === null) {
        await teach(coder);
        answer = await ask(request);
      }
      if (answer.kind !== 'file' || answer.found === null) throw mixedUp('file', answer);
      return [...answer.found];
    },
    async findNear(centres, notes) {
      if (centres.length === 0) return notes.map(() => false);
      const answer = await ask({ kind: 'findNear', centres, notes });
      if (answer.kind !== 'findNear') throw mixedUp('findNear', answer);
      return [...answer.areNear];
    },
    async close() {
      if (isClosing) return;
      isClosing = true;
      const worker = thread;
      if (worker === null) return;
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage({ id: nextId, request: null } satisfies ToThread);
      const timer = setTimeout(() => void worker.terminate(), closeMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function mixedUp(kind: Kind, answer: Answer): Error {
  return new Error(`The thread that reads notes answered ${kind} with ${answer.kind}.`);
}

/** The thread that owns the model: started by `startInsight`, with its settings as `workerData`. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openGround } from '../coding/ground.ts';
import { openEmbedder } from '../embedding/open-embedder.ts';
import { createInsightWork } from './insight-work.ts';
import type { Answer, FromThread, Request, ToThread } from './messages.ts';

const settings = z.object({ modelPath: z.string().nullable() });

async function runAsThread(port: NonNullable<typeof parentPort>): Promise<void> {
  const tell = (message: FromThread): void => port.postMessage(message);
  const embedder = await openEmbedder(settings.parse(workerData)).catch((error: unknown) => {
    tell({ cannotStart: error instanceof Error ? error.message : 'unknown reason' });
  });
  if (!embedder) return;
  const work = createInsightWork(embedder, await openGround(embedder));
  let last: Promise<unknown> = Promise.resolve();
  port.on('message', ({ id, request }: ToThread) => {
    last = last.then(async () => {
      if (request !== null) return tell({ id, answer: await answerTo(request, work) });
      await embedder.close();
      port.close();
    });
  });
  tell({ embedderId: embedder.id });
}

async function answerTo(
  request: Request,
  work: (request: Request) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work(request);
  } catch (error) {
    return { kind: 'failed', errorName: error instanceof Error ? error.name : 'unknown' };
  }
}

if (parentPort) await runAsThread(parentPort);

/**
 * A thread for tests that ends over the text "end": always, or only until the file exists whose path
 * it is given as its model.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { FromThread, ToThread } from './messages.ts';

const { modelPath: mark } = z.object({ modelPath: z.string().nullable() }).parse(workerData);

parentPort?.on('message', ({ id, request }: ToThread) => {
  const tell = (message: FromThread): void => parentPort?.postMessage(message);
  if (request === null) return parentPort?.close();
  if (request.kind !== 'embed') return tell({ id, answer: { kind: 'failed', errorName: 'Error' } });
  if (request.texts.includes('end') && (mark === null || !existsSync(mark))) {
    if (mark !== null) writeFileSync(mark, '');
    process.exit(1);
  }
  tell({ id, answer: { kind: 'embed', vectors: request.texts.map(() => Uint8Array.of(1)) } });
});
parentPort?.postMessage({ embedderId: 'fragile' } satisfies FromThread);

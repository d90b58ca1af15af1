/**
 * Runs as the thread that reads notes, and asks the one that the whole test run shares instead of
 * loading a model of its own: the port of that one is what it is given as its model.
 */
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { FromThread, ToThread } from '../../service/src/insight/worker/messages.ts';
import { hear, post } from './frames.ts';

const { modelPath: port } = z.object({ modelPath: z.coerce.number() }).parse(workerData);
const shared = connect({ port, host: '127.0.0.1', noDelay: true });
hear<FromThread>(shared, (message) => parentPort?.postMessage(message));
parentPort?.on('message', (message: ToThread) => {
  if (message.request !== null) return post(shared, message);
  shared.destroy();
  parentPort?.close();
});
// The shared thread goes before its callers only when it failed, and then so do they.
shared.on('end', () => process.exit(1));

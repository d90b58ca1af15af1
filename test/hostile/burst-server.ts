/** A service that listens in a thread of its own, so that whoever torments it does not keep it busy too. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { createApiTokens } from '../../service/src/database/api-tokens.ts';
import { openDatabase } from '../../service/src/database/database.ts';
import { createPersonaReader } from '../../service/src/personas/reader.ts';
import { createSessions } from '../../service/src/sign-in/sessions.ts';
import { silentLog } from '../silent-log.ts';
import { buildHostileApp } from './app.ts';
import { watchTurns } from './turns.ts';

const given = z.object({
  databaseUrl: z.string(),
  requestTimeoutMs: z.number(),
  limits: z.object({ perAddress: z.number(), perOrg: z.number() }),
});

const { databaseUrl, requestTimeoutMs, limits } = given.parse(workerData);
const publicUrl = 'https://watercooler.example';
const nobody = (): Promise<never> => Promise.reject(new Error('There is no provider behind this.'));

const database = openDatabase(databaseUrl, silentLog);
const { app } = buildHostileApp({
  requestTimeoutMs,
  on: {
    tokens: createApiTokens(database),
    database,
    personas: createPersonaReader(database),
    // For its form: no other route reads a body.
    signIn: {
      config: { issuer: publicUrl, publicUrl, orgId: '00D000000000001AAA', roles: [] },
      provider: { begin: nobody, finish: nobody },
      sessions: createSessions(database),
    },
    limits,
  },
});
await app.listen({ host: '127.0.0.1', port: 0 });
const turns = watchTurns();

parentPort?.on('message', (word) => {
  if (word === 'begin') return turns.forget();
  parentPort?.postMessage({ longestBusyMs: turns.longestBusyMs() });
  void app.close().then(() => database.close());
  turns.stop();
  parentPort?.close();
});
parentPort?.postMessage({ port: Number(new URL(app.listeningOrigin).port) });

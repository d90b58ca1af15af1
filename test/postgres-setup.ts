import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startTestServer } from './postgres-template.ts';
import { silentLog } from './silent-log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL URL whose role may create roles and databases. */
    postgresUrl: string;
  }
}

/**
 * One PostgreSQL server for the whole test run. `TEST_DATABASE_URL`, e.g.
 * `postgres://postgres:secret@127.0.0.1:5432/postgres`, uses that server instead.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  const { postgres, dataDir } = await startTestServer(silentLog);
  project.provide('postgresUrl', postgres.adminUrl);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { newTemplate } from './new-database.ts';
import { startTestServer } from './postgres-template.ts';
import { silentLog } from './silent-log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL URL whose role may create roles and databases. */
    postgresUrl: string;
    /** The database with the newest schema that others are copied from. */
    migratedDatabase: string;
  }
}

/**
 * One PostgreSQL server for the whole test run. `TEST_DATABASE_URL`, e.g.
 * `postgres://postgres:secret@127.0.0.1:5432/postgres`, uses that server instead.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = await newTemplate(server.url);
  project.provide('postgresUrl', server.url);
  project.provide('migratedDatabase', template.name);
  return async () => {
    await template.drop();
    await server.close();
  };
}

async function openServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, close: () => Promise.resolve() };
  const { postgres, dataDir } = await startTestServer(silentLog);
  return {
    url: postgres.adminUrl,
    async close() {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';

const folder = new URL('./migrations/', import.meta.url);
const fileShape = /^(\d{3}_[a-z0-9_]+)\.sql$/;

/**
 * Brings the database at this URL to the newest schema, each file once and in order. Several
 * processes may call it at once: they wait for each other. Throws with the file that failed.
 *
 * @param last the file to stop after, without `.sql`: where a test of an upgrade begins
 */
export async function migrate(url: string, last?: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 });
  // The query that was running reports the broken connection; unheard, it would end the process.
  pool.on('error', () => undefined);
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db: kysely,
      provider: { getMigrations: readMigrations },
      migrationTableSchema: 'migrations',
    });
    const { error, results } =
      last === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(last);
    if (!error) return;
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new Error(
      `The database could not be brought up to date${failed ? ` (${failed})` : ''}: ` +
        `${error instanceof Error ? error.message : 'unknown reason'}`,
      { cause: error },
    );
  } finally {
    await kysely.destroy();
  }
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const file of await readdir(fileURLToPath(folder))) {
    const name = fileShape.exec(file)?.[1];
    if (!name) {
      throw new Error(`${file} in ${folder.pathname} is not named like 010_what_it_adds.sql.`);
    }
    const statements = await readFile(new URL(file, folder), 'utf8');
    migrations[name] = { up: async (db) => void (await sql.raw(statements).execute(db)) };
  }
  return migrations;
}

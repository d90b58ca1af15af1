import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../service/src/database/migrate.ts';

/** A database of its own for one test file or test. */
export interface TestDatabase {
  /** Connects as a role without superuser rights that owns the database, so row security applies. */
  readonly url: string;
  /** Connects as the server's administrator: to look behind row security, never to run the product. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/** A fresh, empty database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const password = randomBytes(16).toString('hex');
  await asAdmin(adminUrl, [
    `CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${password}'`,
    `GRANT ${name} TO CURRENT_USER`,
    `CREATE DATABASE ${name} OWNER ${name}`,
  ]);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const adminInside = url.href;
  url.username = name;
  url.password = password;
  return {
    url: url.href,
    adminUrl: adminInside,
    drop: () =>
      asAdmin(adminUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `DROP ROLE ${name}`]),
  };
}

/** A fresh database with the newest schema. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await migrate(database.url);
  return database;
}

async function asAdmin(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // One by one: CREATE and DROP DATABASE refuse to share a transaction.
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

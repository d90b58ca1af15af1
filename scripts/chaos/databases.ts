import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own on a server that is to be tormented. */
export interface ChaosDatabase {
  readonly name: string;
  /** As a role that row-level security binds. */
  readonly url: string;
  /** As the server's administrator: to look behind row-level security. */
  readonly adminUrl: string;
}

/**
 * Creates an empty database. Commits are on disk before they are acknowledged, whatever the server
 * is started with: else killing it would lose what nobody promised to keep.
 */
export async function createChaosDatabase(adminUrl: string): Promise<ChaosDatabase> {
  const name = `chaos_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(16).toString('hex');
  await asAdmin(adminUrl, [
    `CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${password}'`,
    `GRANT ${name} TO CURRENT_USER`,
    `CREATE DATABASE ${name} OWNER ${name}`,
    `ALTER DATABASE ${name} SET synchronous_commit = on`,
  ]);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const inside = url.href;
  url.username = name;
  url.password = password;
  return { name, url: url.href, adminUrl: inside };
}

/** Drops a database and its role. */
export async function dropChaosDatabase(adminUrl: string, { name }: ChaosDatabase): Promise<void> {
  await asAdmin(adminUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `DROP ROLE ${name}`]);
}

/** The same URL at another port of loopback, where a proxy listens. */
export function atPort(url: string, port: number): string {
  const moved = new URL(url);
  moved.hostname = '127.0.0.1';
  moved.port = String(port);
  return moved.href;
}

/** Runs work on one connection of the administrator. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function asAdmin(url: string, statements: readonly string[]): Promise<void> {
  await withClient(url, async (client) => {
    // One by one: CREATE and DROP DATABASE refuse to share a transaction.
    for (const statement of statements) await client.query(statement);
  });
}

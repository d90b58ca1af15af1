import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../service/src/database/migrate.ts';
import type { Place } from './place.ts';

/** An empty database with the newest schema. */
export interface Scratch {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Makes one beside the service's database, or takes the one that was given for this. Throws, saying
 * what to do, where the role may not make databases or where the given one is not empty.
 */
export async function openScratch(place: Place): Promise<Scratch> {
  if (place.scratchUrl !== null) return takeGiven(place.scratchUrl);
  const name = `watercooler_rebuild_${randomBytes(6).toString('hex')}`;
  const url = new URL(place.databaseUrl);
  const owner = decodeURIComponent(url.username);
  url.pathname = `/${name}`;
  try {
    await asCreator(place, (client) =>
      client.query(
        `CREATE DATABASE ${name}${owner === '' ? '' : ` OWNER ${pg.escapeIdentifier(owner)}`}`,
      ),
    );
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new Error(
      'The database role may not create the database to rebuild into. Give it CREATEDB, or make an ' +
        'empty database that it owns and name it in REBUILD_DATABASE_URL.',
    );
  }
  const drop = (): Promise<void> =>
    asCreator(place, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });
  try {
    await migrate(url.href);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url: url.href, drop };
}

/** It is left as it was found: empty. */
async function takeGiven(url: string): Promise<Scratch> {
  if (!(await isEmpty(url))) {
    throw new Error('REBUILD_DATABASE_URL names a database that is not empty. Name an empty one.');
  }
  await migrate(url);
  return {
    url,
    drop: () =>
      asClient(url, async (client) => {
        await client.query('DROP SCHEMA IF EXISTS jobs, migrations, public CASCADE');
        await client.query('CREATE SCHEMA public');
      }),
  };
}

async function isEmpty(url: string): Promise<boolean> {
  return asClient(url, async (client) => {
    const tables = await client.query(
      "SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1",
    );
    return tables.rowCount === 0;
  });
}

function asCreator<T>({ creatorUrl }: Place, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return asClient(creatorUrl, work);
}

async function asClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type ApiTokens, createApiTokens } from '../../service/src/database/api-tokens.ts';
import { type Database, openDatabase } from '../../service/src/database/database.ts';
import type { Tables } from '../../service/src/database/tables.ts';
import { createPersonaReader } from '../../service/src/personas/reader.ts';
import { createMigratedDatabase, type TestDatabase } from '../postgres.ts';
import { startApp } from '../service-app.ts';
import { silentLog } from '../silent-log.ts';
import { runErrands } from './errands.ts';
import { makeOrgs, type MarkedOrg } from './orgs.ts';

/** All of it: `TENANCY_REQUESTS=10000 npx vitest run test/tenancy`. */
const requests = Number(process.env['TENANCY_REQUESTS'] ?? 600);
const seed = Number(process.env['SEED'] ?? 20261123);
const orgCount = 50;
const connections = 2;

let place: TestDatabase;
let database: Database;
let orgs: MarkedOrg[];

beforeAll(async () => {
  place = await createMigratedDatabase();
  database = openDatabase(place.url, silentLog, connections);
  orgs = await makeOrgs(database, createApiTokens(database), orgCount);
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

function appOn(to: Database) {
  const tokens: Pick<ApiTokens, 'check'> = createApiTokens(to);
  const personas = createPersonaReader(to);
  // How often one may ask is not what these tests are about.
  const limits = { perAddress: 1_000_000, perOrg: 1_000_000 };
  return startApp({ tokens, personas, database: to, health: null, limits }).app;
}

test(`fifty orgs over two connections see their own and nothing else, in ${requests} errands (seed ${seed})`, async () => {
  const app = appOn(database);
  const outcome = await runErrands({ app, database, orgs }, { count: requests, atATime: 40, seed });
  if (requests > 5000) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  expect(outcome).toMatchObject({ errands: requests, crossed: 0, unanswered: 0 });
}, 600_000);

test('the connections know no org between transactions', async () => {
  const pool = new pg.Pool({ connectionString: place.url, max: connections });
  onTestFinished(() => pool.end());
  const said = await Promise.all(
    Array.from({ length: 200 }, async (_, at) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query("SELECT set_config('app.org_id', $1, true)", [orgs[at % 50]?.orgId]);
        await client.query(at % 3 === 0 ? 'ROLLBACK' : 'COMMIT');
        const { rows } = await client.query("SELECT current_setting('app.org_id', true) AS org");
        return rows[0].org;
      } finally {
        client.release();
      }
    }),
  );
  expect(new Set(said)).toEqual(new Set(['']));
});

/** The database as it would be if one in five transactions were begun like this. */
function carelessly(begin: (tx: Kysely<Tables>, orgId: string, at: number) => Promise<unknown>) {
  const pool = new pg.Pool({ connectionString: place.url, max: connections });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  onTestFinished(() => kysely.destroy());
  let at = 0;
  const careless: Database = {
    ...database,
    inOrg: (orgId, work) =>
      kysely.transaction().execute(async (tx) => {
        at += 1;
        await begin(tx, orgId, at);
        return work(tx);
      }),
  };
  return careless;
}

test('planted: a transaction that forgets its org is an error, and sees no other', async () => {
  const careless = carelessly(async (tx, orgId, at) => {
    if (at % 5 !== 0) await sql`SELECT set_config('app.org_id', ${orgId}, true)`.execute(tx);
  });
  const app = appOn(careless);
  const outcome = await runErrands(
    { app, database: careless, orgs },
    { count: 300, atATime: 20, seed },
  );
  expect(outcome.crossed).toBe(0);
  expect(outcome.unanswered).toBeGreaterThan(10);
  const alone = carelessly(() => Promise.resolve());
  const reading = alone.inOrg('00D000000000001AAA', (tx) =>
    tx.selectFrom('persona').selectAll().execute(),
  );
  await expect(reading).rejects.toThrow('did not say its org');
});

test('planted: an org that is said for the connection and not for the transaction is noticed', async () => {
  const careless = carelessly(async (tx, orgId, at) => {
    if (at % 5 !== 0) await sql`SELECT set_config('app.org_id', ${orgId}, false)`.execute(tx);
  });
  const app = appOn(careless);
  const outcome = await runErrands(
    { app, database: careless, orgs },
    { count: 300, atATime: 20, seed },
  );
  expect(outcome.crossed).toBeGreaterThan(10);
});

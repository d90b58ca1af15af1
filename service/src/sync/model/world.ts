import pg from 'pg';
import {
  type ExampleCompany,
  idOf,
  startExampleCompany,
} from '../../../../test/org/example-company.ts';
import type { Row } from '../../../../test/org/org.ts';
import { createMigratedDatabase } from '../../../../test/postgres.ts';
import { silentLog } from '../../../../test/silent-log.ts';
import { type Database, openDatabase } from '../../database/database.ts';
import { startSync, type Sync, type SyncDependencies } from '../worker.ts';
import { type AtCrossing, createFuse, type Fuse, watchCrossings } from './crash.ts';
import { buyers, topics } from './model.ts';
import { noJobs } from './no-jobs.ts';
import { createWordInsight } from './word-insight.ts';

/** The key of the hashes of people and deals. */
export const contributorKey = 'a key for tests that is long enough';

const begin = '2026-11-20T09:00:00Z';

/** So long that nothing happens unless it is asked for. */
const neverSeconds = 24 * 3600;

/** A deal with somebody of each kind of buyer at its account. */
export interface Deal {
  readonly account: string;
  readonly deal: string;
  readonly contacts: Readonly<Record<(typeof buyers)[number], string>>;
}

const titles = { finance: 'Chief Financial Officer', operations: 'VP Operations', nobody: null };

/** One process that follows the org, and a way to end it. */
export interface Process {
  readonly sync: Sync;
  readonly fuse: Fuse;
  /** Is told each crossing; set it to do something in the middle of a poll. */
  meanwhile: AtCrossing | null;
}

/** A database of ours, to follow the org with. */
export interface Place {
  readonly database: Database;
  ask<Result extends pg.QueryResultRow>(text: string): Promise<Result[]>;
  empty(): Promise<void>;
  end(): Promise<void>;
}

/** A real org in miniature, our real database, and processes that follow the one with the other. */
export interface World {
  readonly company: ExampleCompany;
  readonly place: Place;
  /** Another one, for what a recomputation gives. */
  readonly elsewhere: Place;
  readonly authors: readonly string[];
  readonly deals: Deal[];
  readonly themeIds: ReadonlyMap<string, string>;
  readonly personaIds: Map<string, string>;
  now(): Date;
  /** Lets time pass on every clock but PostgreSQL's own. */
  pass(milliseconds: number): void;
  /** What the service's own user sees of the org. */
  query(soql: string): Promise<Row[]>;
  addDeal(): Promise<Deal>;
  start(place?: Place): Promise<Process>;
  /** As when a process stopped renewing a while ago. */
  expireLease(): Promise<void>;
  /** Makes everything as it was at first. */
  reset(): Promise<void>;
  end(): Promise<void>;
}

/** Builds a world. It takes seconds; `reset` gives a fresh one within moments. */
export async function createWorld(): Promise<World> {
  let nowMs = Date.parse(begin);
  const clock = (): Date => new Date(nowMs);
  const company = await startExampleCompany({ clock });
  const { org, admin } = company;
  const place = await openPlace();
  const elsewhere = await openPlace();
  const authors = [company.repA, company.repB, company.salesLead, company.marketer].map(
    ({ userId }) => userId,
  );
  const ProfileId = await idOf(company, "SELECT Id FROM Profile WHERE Name = 'Standard User'");
  for (const LastName of ['Reed', 'Sedge', 'Rush']) {
    const Username = `${LastName.toLowerCase()}@company.example`;
    const person = { LastName, Username, Email: Username, ProfileId };
    authors.push(await org.create(admin, 'User', person));
  }
  const deals: Deal[] = [];
  const personaIds = new Map<string, string>();
  const themeIds = new Map<string, string>();
  for (const topic of topics) {
    const key = `about-${topic}`;
    const id = await org.create(admin, 'Buyer_Theme__c', {
      Key__c: key,
      Name: `About ${topic}`,
      Insight_Area__c: 'stops',
      Meaning__c: `They speak of ${topic}`,
      Status__c: 'active',
    });
    themeIds.set(key, id);
  }

  async function addDeal(): Promise<Deal> {
    const account = await org.create(admin, 'Account', { Name: 'Kestrel' });
    const contact = (buyer: keyof typeof titles): Promise<string> =>
      org.create(admin, 'Contact', {
        LastName: 'Quill',
        Title: titles[buyer],
        AccountId: account,
      });
    const made: Deal = {
      account,
      contacts: {
        finance: await contact('finance'),
        operations: await contact('operations'),
        nobody: await contact('nobody'),
      },
      deal: await org.create(admin, 'Opportunity', {
        Name: 'Kestrel deal',
        AccountId: account,
        StageName: 'Prospecting',
        CloseDate: '2026-12-18',
      }),
    };
    deals.push(made);
    return made;
  }

  async function start(at = place): Promise<Process> {
    const fuse = createFuse();
    const started: { meanwhile: AtCrossing | null } = { meanwhile: null };
    const dependencies: SyncDependencies = {
      database: at.database,
      jobs: noJobs,
      insight: createWordInsight(),
      clock,
      elapsedMs: () => nowMs,
      log: silentLog,
      backOffMs: { first: neverSeconds * 1000, longest: neverSeconds * 1000 },
      areReleasesHeld: true,
      searchThemes: () => Promise.resolve([]),
      config: {
        salesforce: {
          loginUrl: company.url,
          clientId: 'watercooler',
          username: 'integration@company.example',
          privateKey: company.privateKey,
          environment: 'production',
        },
        contributorKey,
        pollSeconds: neverSeconds,
        idlePollSeconds: neverSeconds,
        releaseCalendar: 'monthly',
        releaseEverySeconds: null,
        minimumGroup: 3,
      },
    };
    const watched = watchCrossings(dependencies, async (crossing) => {
      await fuse.atCrossing(crossing);
      await started.meanwhile?.(crossing);
    });
    const sync = await startSync(watched);
    return Object.assign(started, { fuse, sync });
  }

  const world: World = {
    company,
    place,
    elsewhere,
    authors,
    deals,
    themeIds,
    personaIds,
    now: clock,
    pass: (milliseconds) => void (nowMs += milliseconds),
    query: (soql) => org.query(company.integration, soql),
    addDeal,
    start,
    async expireLease() {
      // Its renewal, which real time drives, must not come in between.
      await place.ask(`UPDATE sync_lease SET expires_at = '-infinity', token = gen_random_uuid()`);
    },
    async reset() {
      nowMs = Date.parse(begin);
      org.faults.clear();
      org.lateRows.end();
      org.lateRows.show();
      await place.empty();
      for (const sobject of perRun) await purgeAll(world, sobject);
      for (const [, id] of themeIds) {
        const fresh = { Status__c: 'active', Merged_Into__c: null };
        await org.update(admin, 'Buyer_Theme__c', id, fresh);
      }
      for (const [Key__c, title] of Object.entries(titles)) {
        if (title === null) continue;
        const fields = { Key__c, Name: title, Job_Titles__c: title, Status__c: 'draft' };
        personaIds.set(Key__c, await org.create(admin, 'Buyer_Persona__c', fields));
      }
      deals.length = 0;
      for (let index = 0; index < 6; index += 1) await addDeal();
    },
    async end() {
      await place.end();
      await elsewhere.end();
      await company.end();
    },
  };
  return world;
}

/** What every run makes anew; what was written below a persona goes with it. */
const perRun = [
  'Buyer_Note__c',
  'Buyer_Persona__c',
  'Watercooler_Status__c',
  'Opportunity',
  'Contact',
  'Account',
];

async function purgeAll({ company }: World, sobject: string): Promise<void> {
  const { org, admin } = company;
  const all = await org.query(admin, `SELECT Id, IsDeleted FROM ${sobject}`, {
    includeDeleted: true,
  });
  for (const row of all) {
    if (row['IsDeleted'] !== true) await org.remove(admin, sobject, `${row.Id}`);
    await org.recycleBin.purge(admin, `${row.Id}`);
  }
}

async function openPlace(): Promise<Place> {
  const test = await createMigratedDatabase();
  const database = openDatabase(test.url, silentLog);
  const admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
  return {
    database,
    ask: async (text) => (await admin.query(text)).rows,
    async empty() {
      const tables = await admin.query<{ names: string }>(
        `SELECT string_agg(quote_ident(tablename), ', ') AS names FROM pg_tables
          WHERE schemaname = 'public'`,
      );
      await admin.query(`TRUNCATE ${tables.rows[0]?.names}`);
    },
    async end() {
      await database.close();
      await admin.end();
      await test.drop();
    },
  };
}

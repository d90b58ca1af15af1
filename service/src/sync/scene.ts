import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  type ExampleCompany,
  idOf,
  startExampleCompany,
} from '../../../test/org/example-company.ts';
import { settingsToFollow } from '../../../test/org/follow-org.ts';
import type { Row, Session, StartOrgOptions } from '../../../test/org/org.ts';
import { startSharedInsight } from '../../../test/shared-thread/shared-insight.ts';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { type Database, openDatabase } from '../database/database.ts';
import type { Insight } from '../insight/worker/insight.ts';
import { createJobQueue, type JobQueue } from '../jobs/queue.ts';
import { startSync, type Sync, type SyncDependencies } from './worker.ts';

/** An org with people in it, a database, and the means to synchronise them. For tests. */
export interface Scene {
  readonly company: ExampleCompany;
  readonly test: TestDatabase;
  readonly database: Database;
  readonly jobs: JobQueue;
  readonly insight: Insight;
  /** What a synchronisation needs that polls only when told to. */
  dependencies(changes?: SceneChanges): SyncDependencies;
  /** Starts such a synchronisation. */
  start(changes?: SceneChanges): Promise<Sync>;
  /** What everybody's clock says. */
  setTime(iso: string): void;
  now(): Date;
  /** Asks our database as its administrator, past every rule. */
  ask<Result extends pg.QueryResultRow>(sql: string): Promise<Result[]>;
  /** Empties every table of ours, as if the database had been lost. */
  loseRows(): Promise<void>;
  /** Keeps a copy of all rows; gives what puts them back, as a restore does. */
  backUp(): Promise<() => Promise<void>>;
  /** Asks the org as its import user. */
  query(soql: string): Promise<Row[]>;
  /** The record of this `Key__c`. */
  idOfKey(sobject: string, key: string): Promise<string>;
  /** Creates a deal at an account with a contact; gives their ids. */
  addDeal(name: string): Promise<{ deal: string; account: string; contact: string }>;
  /** Saves a note as somebody (default rep A); gives its id. */
  saveNote(fields: Record<string, unknown>, author?: Session): Promise<string>;
  /** Three more reps, hired when they are first asked for: with three others they are a crowd. */
  crowd(): Promise<readonly Session[]>;
  /**
   * Saves a note of each of these three about a persona, as a release asks for before it shows others there.
   * Each is under a theme that nobody else speaks of, so it waits; or all are under one.
   */
  addCrowd(persona: string, themeKey?: string): Promise<string[]>;
  /** Takes everything down. */
  end(): Promise<void>;
  /** What the service wrote on a note. */
  written(noteId: string): Promise<Row | undefined>;
}

export type SceneChanges = Partial<Omit<SyncDependencies, 'config'>> & {
  readonly config?: Partial<SyncDependencies['config']>;
};

/** Themes of a crowd, each of one rep. */
const crowdThemes = ['customer-mandate', 'boss-pressure', 'calm-operations'] as const;

/** Sets the scene. It takes seconds, so the tests of a file share one. */
export async function setScene(options: Partial<StartOrgOptions> = {}): Promise<Scene> {
  let now = '2026-11-20T09:00:00Z';
  const clock = (): Date => new Date(now);
  const reading = startSharedInsight();
  // Whether it failed is asked below; until then nobody listens.
  reading.catch(() => undefined);
  const company = await startExampleCompany({ clock, ...options });
  const test = await createMigratedDatabase();
  const database = openDatabase(test.url, silentLog);
  const jobs = await createJobQueue(test.url, silentLog);
  const insight = await reading;
  const admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
  const running: Sync[] = [];
  const dependencies = ({ config, ...changes }: SceneChanges = {}): SyncDependencies => ({
    database,
    jobs,
    insight,
    clock,
    log: silentLog,
    backOffMs: { first: 50, longest: 200 },
    callTimeoutMs: 5000,
    ...changes,
    config: { ...settingsToFollow(company), ...config },
  });
  const hired: Session[] = [];
  const crowd = async (): Promise<readonly Session[]> => {
    const { org, admin: boss } = company;
    const ProfileId = await idOf(company, "SELECT Id FROM Profile WHERE Name = 'Standard User'");
    while (hired.length < crowdThemes.length) {
      const Username = `crowd${hired.length}@company.example`;
      const person = { FirstName: 'Example', LastName: `crowd${hired.length}`, Username };
      const userId = await org.create(boss, 'User', { ...person, Email: Username, ProfileId });
      hired.push({ userId });
    }
    return hired;
  };
  const tableNames = async (): Promise<string[]> => {
    const { rows } = await admin.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    return rows.map(({ name }) => name);
  };
  const scene: Scene = {
    async end() {
      for (const sync of running) await sync.stop();
      await jobs.stop();
      await insight.close();
      await database.close();
      await admin.end();
      await test.drop();
      await company.end();
    },
    company,
    test,
    database,
    jobs,
    insight,
    setTime: (iso) => void (now = iso),
    now: clock,
    dependencies,
    async start(changes) {
      const sync = await startSync(dependencies(changes));
      running.push(sync);
      return sync;
    },
    async ask(sql) {
      return (await admin.query(sql)).rows;
    },
    async loseRows() {
      await admin.query(`TRUNCATE ${(await tableNames()).join(', ')}`);
    },
    async backUp() {
      const tables = await tableNames();
      await admin.query('DROP SCHEMA IF EXISTS backup CASCADE; CREATE SCHEMA backup');
      for (const table of tables)
        await admin.query(`CREATE TABLE backup.${table} AS TABLE ${table}`);
      return async () => {
        const back = tables.map(
          (table) => `INSERT INTO ${table} OVERRIDING SYSTEM VALUE TABLE backup.${table}`,
        );
        // Neither keys nor triggers look at what is restored. Any backup is older than a lease.
        await admin.query(`BEGIN; SET LOCAL session_replication_role = replica;
          TRUNCATE ${tables.join(', ')}; ${back.join('; ')}; DELETE FROM sync_lease; COMMIT`);
      };
    },
    query: (soql) => company.org.query(company.admin, soql),
    idOfKey: (sobject, key) => idOf(company, `SELECT Id FROM ${sobject} WHERE Key__c = '${key}'`),
    async addDeal(name) {
      const { org, admin: boss } = company;
      const account = await org.create(boss, 'Account', { Name: name });
      const contact = await org.create(boss, 'Contact', {
        FirstName: 'Petra',
        LastName: `Quill${name}`,
        Title: 'VP Operations',
        AccountId: account,
      });
      const deal = await org.create(boss, 'Opportunity', {
        Name: `${name} deal`,
        AccountId: account,
        StageName: 'Prospecting',
        CloseDate: '2026-12-18',
      });
      return { deal, account, contact };
    },
    saveNote: (fields, author = company.repA) =>
      // As an import would: sharing is not what these tests are about.
      company.org.create(company.admin, 'Buyer_Note__c', {
        CreatedById: author.userId,
        OwnerId: author.userId,
        Client_Key__c: randomUUID(),
        Source__c: 'heard',
        Tone__c: 'neutral',
        ...fields,
      }),
    crowd,
    async addCrowd(persona, themeKey) {
      const notes = [];
      for (const [index, author] of (await crowd()).entries()) {
        const { deal } = await scene.addDeal(`Beside${index}`);
        const key = themeKey ?? crowdThemes[index] ?? '';
        const fields = {
          Opportunity__c: deal,
          Body__c: 'They told us what they think about this, and why',
          Buyer_Persona__c: persona,
          Confirmed_Theme__c: await scene.idOfKey('Buyer_Theme__c', key),
        };
        notes.push(await scene.saveNote(fields, author));
      }
      return notes;
    },
    async written(noteId) {
      const [row] = await company.org.query(
        company.integration,
        `SELECT Status__c, Held_Reason__c, Buyer_Theme__c, Filed_Persona__c, Quote__c, Release__c,
          SystemModstamp FROM Buyer_Note__c WHERE Id = '${noteId}'`,
      );
      return row;
    },
  };
  return scene;
}

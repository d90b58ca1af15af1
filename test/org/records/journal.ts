import pg from 'pg';
import { z } from 'zod';
import type { Value } from '../rows.ts';
import type { StoredRecord } from './store.ts';

export type Action = 'create' | 'update' | 'delete' | 'restore' | 'purge';

/** One change to be made durable: the record as it will stand, and what the caller changed. */
export interface Change {
  readonly action: Action;
  readonly record: StoredRecord;
  readonly changed: Readonly<Record<string, Value>>;
}

export interface Journal {
  loadRecords(): Promise<StoredRecord[]>;
  /** The records among these Ids as they stand on disk. */
  findRecords(ids: readonly string[]): Promise<StoredRecord[]>;
  /** The highest Id of each object among the records purged: none is given out again. */
  highestPurgedIds(): Promise<Map<string, string>>;
  loadSettings(): Promise<Map<string, string>>;
  /** Commits changes and their lines of the truth log, all or none, before it resolves. */
  write(userId: string, at: Date, changes: readonly Change[]): Promise<void>;
  writeSetting(name: string, value: string): Promise<void>;
  close(): Promise<void>;
}

/** `json` keeps a text exactly (jsonb would refuse U+0000 and lone surrogates). */
const tables = `
  create table if not exists org_record (
    id text primary key,
    sobject text not null,
    fields json not null
  );
  create table if not exists org_truth (
    position bigint generated always as identity primary key,
    happened_at timestamptz not null,
    user_id text not null,
    action text not null,
    sobject text not null,
    record_id text not null,
    changed json not null
  );
  create table if not exists org_setting (name text primary key, value text not null);
`;

/**
 * One statement, so one transaction: the records and the log agree whenever the process dies. A
 * record that one request changes twice is stored as it stands at the end. Lists come as lines of
 * one text, which costs a tenth of an array's escaping; JSON has no line breaks of its own.
 */
const writeChanges = `
  with change as (
    select * from unnest(
      string_to_array($3, E'\\n'), string_to_array($4, E'\\n'), string_to_array($5, E'\\n'),
      string_to_array($6, E'\\n'), string_to_array($7, E'\\n'))
      with ordinality as line (action, sobject, id, fields, changed, place)
  ), record as (
    insert into org_record (id, sobject, fields)
    select distinct on (id) id, sobject, fields::json from change where action <> 'purge'
    order by id, place desc
    on conflict (id) do update set fields = excluded.fields
  ), purged as (
    delete from org_record where id in (select id from change where action = 'purge')
  )
  insert into org_truth (happened_at, user_id, action, sobject, record_id, changed)
  select $2, $1, action, sobject, id, changed::json from change order by place
`;

const linesOf = (changes: readonly Change[], text: (change: Change) => string) =>
  changes.map(text).join('\n');

const isValue = (value: unknown) => value === null || typeof value !== 'object';

/** By hand: there may be a quarter of a million of them, with sixty fields each. */
const recordRow = z.object({
  id: z.string(),
  sobject: z.string(),
  fields: z.custom<Record<string, Value>>(
    (fields) =>
      typeof fields === 'object' && fields !== null && Object.values(fields).every(isValue),
  ),
});
const purgedRow = z.object({ sobject: z.string(), id: z.string() });
const settingRow = z.object({ name: z.string(), value: z.string() });

/** Opens the org's own database and makes its tables. */
export async function openJournal(databaseUrl: string): Promise<Journal> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  // A restarting PostgreSQL ends idle connections; the pool opens new ones by itself.
  pool.on('error', () => undefined);
  try {
    await pool.query(tables);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    async loadRecords() {
      const { rows } = await pool.query('select id, sobject, fields from org_record order by id');
      return z.array(recordRow).parse(rows);
    },
    async findRecords(ids) {
      const { rows } = await pool.query(
        'select id, sobject, fields from org_record where id = any($1)',
        [ids],
      );
      return z.array(recordRow).parse(rows);
    },
    async highestPurgedIds() {
      // Ids are ordered as their characters are in ASCII.
      const { rows } = await pool.query(
        `select sobject, max(record_id collate "C") as id
         from org_truth where action = 'purge' group by sobject`,
      );
      return new Map(
        z
          .array(purgedRow)
          .parse(rows)
          .map(({ sobject, id }) => [sobject, id]),
      );
    },
    async loadSettings() {
      const { rows } = await pool.query('select name, value from org_setting');
      return new Map(
        z
          .array(settingRow)
          .parse(rows)
          .map(({ name, value }) => [name, value]),
      );
    },
    async write(userId, at, changes) {
      await pool.query(writeChanges, [
        userId,
        at,
        linesOf(changes, ({ action }) => action),
        linesOf(changes, ({ record }) => record.sobject),
        linesOf(changes, ({ record }) => record.id),
        linesOf(changes, ({ record }) => JSON.stringify(record.fields)),
        linesOf(changes, ({ changed }) => JSON.stringify(changed)),
      ]);
    },
    async writeSetting(name, value) {
      await pool.query(
        `insert into org_setting (name, value) values ($1, $2)
         on conflict (name) do update set value = excluded.value`,
        [name, value],
      );
    },
    close: () => pool.end(),
  };
}

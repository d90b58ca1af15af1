import type { ChaosDatabase } from './databases.ts';
import type { OrgRow } from './org-process.ts';
import type { World } from './world.ts';

/** What is wrong, by the ids it is wrong with. All lists are empty when nothing is. */
export interface Findings {
  /** Notes that count in the org and that we do not hold. */
  readonly lost: readonly string[];
  /** Notes of which we hold an older version. */
  readonly stale: readonly string[];
  /** Notes that we hold though they are gone or private, and records that stand twice in the org. */
  readonly duplicated: readonly string[];
  /** Records that do not hold what we think they hold, and rows that a recomputation gives otherwise. */
  readonly drift: readonly string[];
}

export const nothingFound: Findings = { lost: [], stale: [], duplicated: [], drift: [] };

/** Both together. */
export function both(one: Findings, other: Findings): Findings {
  return {
    lost: [...one.lost, ...other.lost],
    stale: [...one.stale, ...other.stale],
    duplicated: [...one.duplicated, ...other.duplicated],
    drift: [...one.drift, ...other.drift],
  };
}

/** How many things are wrong. */
export function countOf({ lost, stale, duplicated, drift }: Findings): number {
  return lost.length + stale.length + duplicated.length + drift.length;
}

const truthQuery = `SELECT Id, Body__c, Withdrawn__c, None_Fits__c, SystemModstamp,
  Confirmed_Theme__r.Key__c FROM Buyer_Note__c WHERE Private__c = false`;

/** Compares the notes we hold with what the org says, in the quiet after a storm. */
export async function checkNotes(world: World): Promise<Findings> {
  const truth = new Map((await world.org.query(truthQuery)).map((row) => [String(row['Id']), row]));
  const held = new Map(
    (await world.ask('SELECT * FROM note')).map((row) => [String(row['note_id']), row]),
  );
  const known = [...truth].filter(([id]) => held.has(id));
  return {
    ...nothingFound,
    lost: [...truth.keys()].filter((id) => !held.has(id)),
    duplicated: [...held.keys()].filter((id) => !truth.has(id)),
    stale: known.filter(([id, row]) => !isSameVersion(row, held.get(id) ?? {})).map(([id]) => id),
  };
}

/**
 * Versions of notes with an older stamp than something that had come before: of a long transaction, or
 * with the service's own answer written within one. Those are looked for again, and so left to the quiet.
 */
const lateQuery = `
  SELECT record_id, date_trunc('second', happened_at) AS stamp FROM (
    SELECT record_id, sobject, happened_at, max(happened_at) OVER (
      ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest
    FROM org_truth) AS truth
  WHERE sobject = 'Buyer_Note__c' AND happened_at + interval '1 second' < latest`;

/**
 * Looks, right after a process was killed, for notes that its checkpoint has passed and that it does
 * not hold as they were then.
 */
export async function checkOrder(world: World): Promise<string[]> {
  const [checkpoint] = await world.ask(
    "SELECT modified_at FROM checkpoint WHERE stream = 'notes' AND is_caught_up",
  );
  const at = checkpoint?.['modified_at'];
  if (!(at instanceof Date)) return [];
  const held = new Map(
    (await world.ask('SELECT * FROM note')).map((row) => [String(row['note_id']), row]),
  );
  // Within its own second more may have happened than was read.
  const passed = new Date(at.getTime() - 2000).toISOString();
  const truth = await world.org.query(`${truthQuery} AND SystemModstamp < ${passed}`);
  const missed = truth.filter((row) => {
    const mine = held.get(String(row['Id']));
    return mine === undefined || mine['redacted_text'] !== wordsOf(row);
  });
  if (missed.length === 0) return [];
  const lateRows = await world.ask(lateQuery, world.orgDatabase);
  const late = new Set(lateRows.map((row) => versionOf(row['record_id'], row['stamp'])));
  return missed
    .filter((row) => !late.has(versionOf(row['Id'], row['SystemModstamp'])))
    .map((row) => String(row['Id']));
}

function versionOf(id: unknown, stamp: unknown): string {
  return `${String(id)} ${new Date(String(stamp)).getTime()}`;
}

function isSameVersion(row: OrgRow, held: OrgRow): boolean {
  return (
    held['redacted_text'] === wordsOf(row) &&
    held['is_withdrawn'] === row['Withdrawn__c'] &&
    held['none_fits'] === row['None_Fits__c'] &&
    isFiledAsTapped(row, held)
  );
}

function isFiledAsTapped(row: OrgRow, held: OrgRow): boolean {
  const theme = row['Confirmed_Theme__r'];
  if (wordsOf(row) === '' || theme === null || typeof theme !== 'object') return true;
  return held['theme_key'] === Reflect.get(theme, 'Key__c');
}

/** The words that may be kept of a note, as the plain reader keeps them. */
function wordsOf(row: OrgRow): string {
  const body = String(row['Body__c']);
  return row['Withdrawn__c'] === true || body.includes('hold') ? '' : body;
}

/** Compares what we think records hold with the records. */
export async function checkRecords(world: World): Promise<Findings> {
  const drift: string[] = [];
  const rows = await world.ask('SELECT sobject, row_key, record_id, desired FROM written_row');
  const sobjects = [...new Set(rows.map((row) => String(row['sobject'])))];
  const duplicated: string[] = [];
  for (const sobject of sobjects) {
    const mine = rows.filter((row) => row['sobject'] === sobject);
    const fields = [...new Set(mine.flatMap((row) => Object.keys(Object(row['desired']))))];
    const columns = ['Id', ...(sobject === 'Buyer_Note__c' ? [] : ['Key__c']), ...fields];
    const records = await world.org.queryAsService(`SELECT ${columns.join(', ')} FROM ${sobject}`);
    const byId = new Map(records.map((record) => [String(record['Id']), record]));
    for (const row of mine) {
      const record = byId.get(String(row['record_id']));
      const name = `${sobject} ${String(row['row_key'])}`;
      // A note that is gone has nothing to hold; a record of ours has to be there.
      if (record === undefined) {
        if (sobject !== 'Buyer_Note__c') drift.push(`${name} is missing`);
        continue;
      }
      for (const [field, wanted] of Object.entries(Object(row['desired']))) {
        if (!isSameValue(record[field], wanted)) drift.push(`${name} ${field}`);
      }
    }
    const keys = records.flatMap((record) => (record['Key__c'] ? [String(record['Key__c'])] : []));
    const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
    duplicated.push(...twice.map((key) => `${sobject} ${key}`));
  }
  return { ...nothingFound, drift, duplicated };
}

/** Salesforce keeps whole seconds, and writes dates with more zeros. */
function isSameValue(one: unknown, other: unknown): boolean {
  if ((one ?? null) === (other ?? null) || String(one) === String(other)) return true;
  return typeof one === 'string' && typeof other === 'string' && dateOf(one) === dateOf(other);
}

function dateOf(value: string): number {
  return /^\d{4}-\d\d-\d\d/.test(value) ? Math.floor(Date.parse(value) / 1000) : Number.NaN;
}

/** What of each table a recomputation has to give again; the rest tells when and how it came about. */
const comparedTables: Readonly<Record<string, string>> = {
  prompt: '*',
  theme: '*',
  persona: '*',
  note: '*',
  note_vector: '*',
  cell: '*',
  cell_quote: '*',
  published_persona: '*',
  published_reason: '*',
  released_note:
    'org_id, note_id, persona_key, theme_key, contributor, deal, is_lost, k, is_fresh, batch_size, has_left_ledger, crowd_left, crowd_left_of_sides, quotes_shown, reason, reason_persona_key, reason_k, reason_crowd_left, look, heard_words, heard_theme, heard_tapped, heard_lost, heard_reason, general_look',
  looked_at_note: '*',
  written_row: 'org_id, sobject, row_key, record_id, desired_hash, written_hash',
};

/** Which rows: not those of what went before a new database could know of it. */
const comparedRows: Readonly<Record<string, string>> = {
  prompt: 'WHERE NOT is_deleted',
  theme: 'WHERE NOT is_deleted',
  persona: 'WHERE NOT is_deleted',
  released_note: 'WHERE NOT is_gone',
  looked_at_note: 'WHERE note_id IN (SELECT note_id FROM note)',
  // Nor what holds nothing, nor what tells when something was looked at.
  written_row: `WHERE sobject <> 'Watercooler_Status__c'
    AND (sobject <> 'Buyer_Note__c' OR row_key IN (SELECT note_id FROM note))
    AND EXISTS (SELECT 1 FROM jsonb_each_text(desired) WHERE value <> '0')`,
};

/** Compares two databases of ours, the second one made from nothing by the same org. */
export async function checkRebuilt(world: World, rebuilt: ChaosDatabase): Promise<Findings> {
  const drift: string[] = [];
  for (const [table, columns] of Object.entries(comparedTables)) {
    const where = comparedRows[table] ?? '';
    const sql = `SELECT ${columns} FROM ${table} ${where}`;
    const mine = new Map((await world.ask(sql)).map((row) => [nameOf(row), JSON.stringify(row)]));
    const theirs = new Map(
      (await world.ask(sql, rebuilt)).map((row) => [nameOf(row), JSON.stringify(row)]),
    );
    for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
      if (mine.get(key) === theirs.get(key)) continue;
      drift.push(`${table} ${key}: ${differing(mine.get(key), theirs.get(key))}`);
    }
  }
  return { ...nothingFound, drift };
}

const keyColumns = [
  'prompt_key',
  'sobject',
  'row_key',
  'note_id',
  'persona_key',
  'reason',
  'theme_key',
];

function nameOf(row: Record<string, unknown>): string {
  // A filed note names its theme, which is no part of its own name.
  const columns = 'note_id' in row ? ['note_id'] : keyColumns;
  return columns
    .filter((column) => column in row)
    .map((column) => String(row[column]))
    .join(' ');
}

/** The names of the columns that differ, and no value: values are words. */
function differing(one: string | undefined, other: string | undefined): string {
  if (one === undefined) return 'only when recomputed';
  if (other === undefined) return 'not when recomputed';
  const mine: Record<string, unknown> = JSON.parse(one);
  const theirs: Record<string, unknown> = JSON.parse(other);
  return Object.keys(mine)
    .filter((column) => JSON.stringify(mine[column]) !== JSON.stringify(theirs[column]))
    .join(' ');
}

import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedDatabase } from '../../../../test/shared-database.ts';
import { silentLog } from '../../../../test/silent-log.ts';
import { readEntries } from '../../audit/read-entries.ts';
import { noteSmallestGroup } from '../../audit/smallest-group.ts';
import { createDailyRetention } from './daily.ts';
import { retain } from './retain.ts';

const keeping = { auditYears: 6, receiptYears: 3, findingDays: 90 };

const database = sharedDatabase();
let admin: pg.Client;
/** Each test has an org of its own. */
let orgId: string;
let orgs = 0;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
});

beforeEach(() => {
  orgs += 1;
  orgId = `00D000000000${String(orgs).padStart(3, '0')}AAA`;
});

/** Rows of an org that came to be a while ago. */
async function addRows(org: string, age: string): Promise<void> {
  await admin.query(
    `INSERT INTO audit_entry (org_id, at, actor, action, told)
      VALUES ($1, now() - $2::interval, 'service', 'rebuild', '{"rows":1}')`,
    [org, age],
  );
  await admin.query(
    `WITH done AS (INSERT INTO erasure (org_id, erasure_id, kind, subject, erased_at, counts)
        VALUES ($1, gen_random_uuid(), 'contact', repeat('a', 64), now() - $2::interval, '{}')
        RETURNING org_id, erasure_id, erased_at)
      INSERT INTO erasure_receipt (org_id, erasure_id, given_at, told)
      SELECT org_id, erasure_id, erased_at, '{}' FROM done`,
    [org, age],
  );
  await admin.query(
    `INSERT INTO api_token (org_id, token_hash, role, expires_at)
      VALUES ($1, encode(sha256(convert_to($3, 'UTF8')), 'hex'), 'rep', now() - $2::interval)`,
    [org, age, age],
  );
  await admin.query(
    `INSERT INTO org_fact (org_id, name, told, checked_at)
      VALUES ($1, $3, '{}', now() - $2::interval)`,
    [org, age, age],
  );
}

async function count(org: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ['audit_entry', 'erasure', 'erasure_receipt', 'api_token', 'org_fact']) {
    const { rowCount } = await admin.query(`SELECT 1 FROM ${table} WHERE org_id = $1`, [org]);
    counts[table] = rowCount ?? 0;
  }
  return counts;
}

test('what is older than it may be goes, by kind, and what is younger stays', async () => {
  for (const age of ['1 day', '29 days', '31 days', '91 days', '4 years', '7 years']) {
    await addRows(orgId, age);
  }
  const asked = { database, orgId, keeping, actor: 'admin command', isDryRun: false } as const;
  const report = await retain(asked);
  expect(report.byAge).toMatchObject({
    'audit entries': { rows: 6, removed: 1, oldest: expect.stringMatching(/^\d{4}-/) },
    'erasure receipts': { rows: 6, removed: 2 },
    'ended tokens': { rows: 6, removed: 4 },
    'findings about the org': { rows: 6, removed: 3 },
  });
  // Four entries tell of it.
  expect(await count(orgId)).toEqual({
    ...{ audit_entry: 5 + 4, erasure: 6, erasure_receipt: 4, api_token: 2, org_fact: 3 },
  });
  const again = await retain(asked);
  const removed = Object.values(again.byAge).map((kind) => kind.removed);
  expect(removed).toEqual([0, 0, 0, 0]);
});

test('a token that still opens something is not counted among those that ended', async () => {
  const org = '00D000000000009AAA';
  await addRows(org, '-1 days');
  await addRows(org, '1 day');
  const { byAge } = await retain({ ...{ database, orgId: org, keeping }, ...dryRun });
  expect(byAge['ended tokens']).toMatchObject({ rows: 1, removed: 0 });
});

const dryRun = { actor: 'admin command', isDryRun: true } as const;

test('each removal is written into the audit, with its kind and number', async () => {
  await addRows(orgId, '7 years');
  await retain({ database, orgId, keeping, actor: 'admin command', isDryRun: false });
  const entries = [];
  const ever = { from: new Date(0), to: new Date('9999-01-01') };
  for await (const entry of readEntries(database, orgId, ever)) entries.push(entry);
  expect(entries).toContainEqual({
    ...{ at: expect.any(String), actor: 'admin command', action: 'retention' },
    ...{ kind: 'ended tokens', rows: 1 },
  });
});

test('what the smallest group is stays written down however old, so that it is not noted again', async () => {
  for (const [to, age] of [
    [5, '9 years'],
    [4, '8 years'],
  ] as const) {
    await admin.query(
      `INSERT INTO audit_entry (org_id, at, actor, action, told)
        VALUES ($1, now() - $2::interval, 'service', 'smallest group changed', $3)`,
      [orgId, age, { from: null, to }],
    );
  }
  const { byAge } = await retain({ database, orgId, keeping, actor: 'service', isDryRun: false });
  expect(byAge['audit entries']).toMatchObject({ rows: 2, removed: 1 });
  await noteSmallestGroup({ database, org: { orgId }, minimumGroup: 4 });
  const noted = await admin.query(
    "SELECT told FROM audit_entry WHERE org_id = $1 AND action = 'smallest group changed'",
    [orgId],
  );
  expect(noted.rows).toEqual([{ told: { from: null, to: 4 } }]);
});

test('a dry run tells the same and changes nothing', async () => {
  await addRows(orgId, '7 years');
  const before = await count(orgId);
  const asked = { database, orgId, keeping, actor: 'admin command' } as const;
  const dry = await retain({ ...asked, isDryRun: true });
  expect(await count(orgId)).toEqual(before);
  const real = await retain({ ...asked, isDryRun: false });
  expect(dry.byAge).toEqual(real.byAge);
});

test('rows of another org stay', async () => {
  const elsewhere = '00D000000000ZZZAAA';
  await addRows(elsewhere, '7 years');
  const before = await count(elsewhere);
  await retain({ database, orgId, keeping, actor: 'service', isDryRun: false });
  expect(await count(elsewhere)).toEqual(before);
});

test('the service does it when it begins to lead, and a day later again', async () => {
  let nowMs = 0;
  const daily = createDailyRetention(keeping, () => nowMs);
  const sync = { database, org: { orgId }, log: silentLog };
  const left = async (): Promise<number> => (await count(orgId))['api_token'] ?? 0;
  await addRows(orgId, '31 days');
  await daily.goOn(sync);
  expect(await left()).toBe(0);
  await addRows(orgId, '32 days');
  nowMs += 23 * 3600_000;
  await daily.goOn(sync);
  expect(await left()).toBe(1);
  nowMs += 3600_000;
  await daily.goOn(sync);
  expect(await left()).toBe(0);
});

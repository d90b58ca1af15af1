import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { auditEntry, type AuditEntry } from './audit-entry.ts';
import { record } from './audit.ts';
import { readEntries } from './read-entries.ts';
import { noteSmallestGroup } from './smallest-group.ts';

const orgA = '00D000000000001AAA';
const orgB = '00D000000000002AAA';
const ever = { from: new Date(0), to: new Date('9999-01-01') };

const database = sharedDatabase();
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
});

const issued: AuditEntry = {
  actor: 'admin command',
  action: 'token issued',
  told: { role: 'marketing', days: 90 },
};

async function exported(orgId: string, period = ever): Promise<unknown[]> {
  const entries = [];
  for await (const entry of readEntries(database, orgId, period)) entries.push(entry);
  return entries;
}

/** As the role that owns the tables. */
async function asOwner(sql: string): Promise<pg.QueryResult> {
  await owner.query('BEGIN');
  try {
    await owner.query("SELECT set_config('app.org_id', $1, true)", [orgA]);
    const result = await owner.query(sql);
    await owner.query('COMMIT');
    return result;
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

test('what is done is written down in its transaction, for its org only', async () => {
  await database.inOrg(orgA, (tx) => record(tx, issued));
  const undone = database.inOrg(orgA, async (tx) => {
    await record(tx, issued);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');

  expect(await exported(orgA)).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      actor: 'admin command',
      action: 'token issued',
      role: 'marketing',
      days: 90,
    },
  ]);
  expect(await exported(orgB)).toEqual([]);
});

test.each([
  ['an unknown action', { ...issued, action: 'note read' }],
  ['an actor with a name', { ...issued, actor: 'Jane' }],
  ['more than its action may tell', { ...issued, told: { ...issued.told, note: 'too dear' } }],
  ['words in place of a role', { ...issued, told: { role: 'Jane' } }],
])('an entry with %s is refused', (_what, entry) => {
  expect(auditEntry.safeParse(entry).success).toBe(false);
});

test.each([
  ['changed', "UPDATE audit_entry SET actor = 'service'", /permission denied/],
  ['removed', 'DELETE FROM audit_entry', /cannot be changed, nor removed/],
  ['emptied', 'TRUNCATE audit_entry', /permission denied/],
])('the owner of the tables is refused where entries would be %s', async (_how, sql, refusal) => {
  await database.inOrg(orgA, (tx) => record(tx, issued));
  await expect(asOwner(sql)).rejects.toThrow(refusal);
});

test('an owner who takes the right to change entries is refused all the same', async () => {
  await asOwner('GRANT UPDATE ON audit_entry TO CURRENT_USER');
  await expect(asOwner("UPDATE audit_entry SET actor = 'service'")).rejects.toThrow(
    /cannot be changed/,
  );
});

test('an entry that is older than a year can be removed', async () => {
  await asOwner(`INSERT INTO audit_entry (org_id, at, actor, action, told)
    VALUES ('${orgA}', now() - interval '366 days', 'service', 'retention', '{}')`);
  const removed = await asOwner("DELETE FROM audit_entry WHERE action = 'retention'");
  expect(removed.rowCount).toBe(1);
});

test('an export leaves out what lies before or after', async () => {
  await database.inOrg(orgB, (tx) => record(tx, issued));
  const to = new Date('2000-01-01');
  expect(await exported(orgB, { ...ever, to })).toEqual([]);
  expect(await exported(orgB, { ...ever, from: to })).toHaveLength(1);
});

test('the setting for the smallest group is written down when it is another one', async () => {
  const orgId = '00D000000000003AAA';
  for (const minimumGroup of [3, 3, 5]) {
    await noteSmallestGroup({ database, org: { orgId }, minimumGroup });
  }
  expect(await exported(orgId)).toMatchObject([
    { actor: 'service', action: 'smallest group changed', from: null, to: 3 },
    { action: 'smallest group changed', from: 3, to: 5 },
  ]);
});

import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { migrate } from './migrate.ts';

const orgId = '00D000000000001AAA';

let place: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  place = await createTestDatabase();
  admin = new pg.Client({ connectionString: place.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await place.drop();
});

/** Fills in what a row must have; `facts` are what the test is about. */
async function insert(table: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
  const row = { org_id: orgId, ...facts };
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`);
  await admin.query(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
}

function aNote(digit: number, facts: Readonly<Record<string, unknown>>): Promise<void> {
  return insert('note', {
    note_id: `a0N00000000000${digit}AAA`,
    modified_at: '2026-11-20T09:00:00Z',
    input_hash: 'as it was read',
    contributor: `rep ${digit}`,
    deal: `deal ${digit}`,
    written_at: '2026-11-20T09:00:00Z',
    quarter: '2026-Q4',
    redacted_text: 'too dear for them',
    quote: 'too dear for them',
    status: 'waiting',
    none_fits: false,
    is_english: true,
    is_lost: false,
    is_withdrawn: false,
    ...facts,
  });
}

test('notes of a database from before tones had three classes keep what their reps said', async () => {
  await migrate(place.url, '014_merged_themes');
  const tones = ['warm', 'neutral', 'guarded', 'tense', 'cold', null];
  for (const [digit, tone] of tones.entries()) await aNote(digit, { tone });
  await aNote(6, { stated_reason: 'price' });
  await insert('release', {
    number: 1,
    release_id: '2026-Q4.1',
    quarter: '2026-Q4',
    k: 3,
    released_at: '2026-11-01T00:00:00Z',
  });
  await insert('released_note', {
    note_id: 'a0N000000000000AAA',
    release_id: '2026-Q4.1',
    persona_key: 'operations',
    theme_key: 'no-proof',
    contributor: 'rep 0',
    deal: 'deal 0',
    is_lost: false,
    quarter: '2026-Q4',
    k: 3,
  });

  await migrate(place.url);

  const { rows } = await admin.query(
    'SELECT tone, tone_by, stated_reason, reason_by FROM note ORDER BY note_id',
  );
  const untold = { tone: null, tone_by: null, stated_reason: null, reason_by: null };
  const said = (tone: string): object => ({ ...untold, tone, tone_by: 'rep' });
  expect(rows).toEqual([
    ...['positive', 'neutral', 'neutral', 'negative', 'negative'].map(said),
    untold,
    { ...untold, stated_reason: 'price', reason_by: 'rep' },
  ]);
  const released = await admin.query('SELECT release_id, reason FROM released_note');
  expect(released.rows).toEqual([{ release_id: '2026-Q4.1', reason: null }]);
});

test('a database that is new enough is left as it is', async () => {
  await expect(migrate(place.url)).resolves.toBeUndefined();
});

/** A database of its own, and its administrator. */
async function anotherPlace(): Promise<{ own: TestDatabase; boss: pg.Client }> {
  const own = await createTestDatabase();
  const boss = new pg.Client({ connectionString: own.adminUrl });
  await boss.connect();
  onTestFinished(async () => {
    await boss.end();
    await own.drop();
  });
  return { own, boss };
}

test('notes of a database from before releases told where they stood keep what was known of them', async () => {
  const { own, boss } = await anotherPlace();
  const [shown, heard] = ['a0N000000000001AAA', 'a0N000000000002AAA'];
  await migrate(own.url, '034_weighed_notes');
  await boss.query(
    `INSERT INTO weighed_note (org_id, note_id, has_left_ledger, titles)
      VALUES ($1, $2, true, NULL), ($1, $3, false, 'a hash')`,
    [orgId, shown, heard],
  );
  await migrate(own.url);
  const { rows } = await boss.query(
    'SELECT note_id, kind, persona_key, has_left_ledger FROM looked_at_note ORDER BY note_id',
  );
  const nowhere = { persona_key: null };
  expect(rows).toEqual([
    { note_id: shown, kind: 'returned', ...nowhere, has_left_ledger: true },
    { note_id: heard, kind: 'weighed', ...nowhere, has_left_ledger: false },
  ]);
});

test('notes of a database from before crowds were heard count as heard where a release may have heard them', async () => {
  const { own, boss } = await anotherPlace();
  await migrate(own.url, '035_looked_at_notes');
  const [shown, heard, seen] = ['a0N000000000001AAA', 'a0N000000000002AAA', 'a0N000000000003AAA'];
  await boss.query(
    `INSERT INTO looked_at_note (org_id, note_id, has_left_ledger, kind, persona_key, titles)
      VALUES ($1, $2, true, 'returned', NULL, NULL), ($1, $3, false, 'weighed', 'operations', '1.hash'),
        ($1, $4, false, 'seen', 'operations', '1.hash')`,
    [orgId, shown, heard, seen],
  );
  await boss.query(
    `INSERT INTO release (org_id, number, release_id, quarter, k, released_at)
      VALUES ($1, 1, '2026-Q4.1', '2026-Q4', 3, now())`,
    [orgId],
  );
  const [standing, left] = ['a0N000000000004AAA', 'a0N000000000005AAA'];
  await boss.query(
    `INSERT INTO released_note (org_id, note_id, release_id, persona_key, theme_key, contributor, deal,
        is_lost, quarter, k, has_left_ledger)
      VALUES ($1, $2, '2026-Q4.1', 'operations', 'no-proof', 'rep 4', 'deal 4', true, '2026-Q4', 3, false),
        ($1, $3, '2026-Q4.1', 'operations', 'no-proof', 'rep 5', 'deal 5', true, '2026-Q4', 3, true)`,
    [orgId, standing, left],
  );
  await boss.query(
    `INSERT INTO published_persona (org_id, persona_key, contributors, deals, released_on)
      VALUES ($1, 'operations', '10-19', '5+', '2026-11-20')`,
    [orgId],
  );
  await migrate(own.url);
  const lookedAt = await boss.query(
    'SELECT note_id, kind, persona_key FROM looked_at_note ORDER BY note_id',
  );
  expect(lookedAt.rows).toEqual([
    { note_id: shown, kind: 'returned', persona_key: null },
    { note_id: heard, kind: 'weighed', persona_key: 'operations' },
  ]);
  const personas = await boss.query('SELECT contributors, deals FROM published_persona');
  expect(personas.rows).toEqual([{ contributors: '10+', deals: '5+' }]);
  // How large the crowds of standing batches were nobody knows: they tell the least.
  const released = await boss.query(
    `SELECT note_id, has_left_ledger AS left, crowd_left AS crowd, crowd_left_of_sides AS sides,
      reason_crowd_left AS reason FROM released_note ORDER BY note_id`,
  );
  const unknown = { crowd: 0, sides: 0, reason: null };
  expect(released.rows).toEqual([
    { note_id: standing, left: false, ...unknown },
    { note_id: left, left: true, ...unknown },
  ]);
  const see = "INSERT INTO looked_at_note (org_id, note_id, kind) VALUES ($1, $2, 'seen')";
  await expect(boss.query(see, [orgId, seen])).rejects.toThrow(/kind_check/);
});

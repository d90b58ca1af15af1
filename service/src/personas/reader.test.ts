import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { type Database, openDatabase } from '../database/database.ts';
import type { PersonaReader } from '../http/persona-reader.ts';
import { createPersonaReader } from './reader.ts';

const orgId = '00D000000000001AAA';
const otherOrg = '00D000000000002AAA';
let schema: TestDatabase;
let database: Database;
let reader: PersonaReader;

beforeAll(async () => {
  schema = await createMigratedDatabase();
  database = openDatabase(schema.url, silentLog);
  reader = createPersonaReader(database);
  await database.inOrg(orgId, async (tx) => {
    const nothing = {
      org_id: orgId,
      summary: null,
      segment: null,
      market: null,
      territory: null,
      responsibility: null,
      goals: null,
      activities: null,
      gaps: null,
      job_titles: [],
      buyer_role: null,
      receptivity: null,
      image_url: null,
      image_licence: null,
      image_alt: null,
      status: 'draft',
    };
    const personas = [
      { persona_key: 'buyers-in-general', name: 'Buyers in general' },
      { persona_key: 'site-manager', name: 'Site Manager', receptivity: 'winnable' },
      { persona_key: 'gone', name: 'Gone', is_deleted: true },
      { persona_key: 'retired', name: 'Retired', status: 'retired' },
    ];
    for (const [index, persona] of personas.entries()) {
      const values = { ...nothing, record_id: `a0200000000000${index}AAA`, ...persona };
      await tx.insertInto('persona').values(values).execute();
    }
    for (const [index, key] of ['status-quo', 'peer-channel', 'hidden', 'never-heard'].entries()) {
      await tx
        .insertInto('theme')
        .values({
          org_id: orgId,
          theme_key: key,
          record_id: `a0300000000000${index}AAA`,
          area: 'stops',
          label: `Theme ${key}`,
          meaning: '',
          examples: [],
          status: 'active',
          is_hidden: key === 'hidden',
        })
        .execute();
    }
    for (const [key, contributors] of [
      ['status-quo', '3-4'],
      ['peer-channel', '10-19'],
      ['hidden', '5-9'],
    ] as const) {
      await tx
        .insertInto('cell')
        .values({
          org_id: orgId,
          persona_key: 'site-manager',
          theme_key: key,
          contributors,
          deals: '3-4',
          lost_share: null,
          trend: 'new',
        })
        .execute();
    }
  });
});
afterAll(async () => {
  await database.close();
  await schema.drop();
});

test('personas are listed by name, buyers in general last, without deleted and retired ones', async () => {
  const list = await reader.list(orgId);
  expect(list.map(({ key }) => key)).toEqual(['site-manager', 'buyers-in-general']);
  expect(list[0]).toMatchObject({ receptivity: 'winnable' });
  expect(await reader.byKey(orgId, 'retired')).toBeUndefined();
});

test('a persona shows its published cells, those heard by most first, and no other theme', async () => {
  const persona = await reader.byKey(orgId, 'site-manager');
  expect(persona?.areas).toHaveLength(6);
  const stops = persona?.areas.find(({ area }) => area === 'stops');
  expect(stops?.cells.map(({ theme }) => theme.key)).toEqual(['peer-channel', 'status-quo']);
  expect(JSON.stringify(persona)).not.toMatch(/never-heard|hidden/);
});

test('another org sees nothing of it', async () => {
  expect(await reader.list(otherOrg)).toEqual([]);
  expect(await reader.byKey(otherOrg, 'site-manager')).toBeUndefined();
  expect(await reader.calendar(otherOrg)).toEqual({
    calendar: 'monthly',
    lastReleaseOn: null,
    nextReleaseOn: null,
  });
});

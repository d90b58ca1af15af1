import { beforeAll, expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { storeCell, storePersona, storeTheme } from '../../../test/stored-personas.ts';
import { createPersonaReader } from './reader.ts';

const orgId = '00D000000000001AAA';
const otherOrg = '00D000000000002AAA';
const database = sharedDatabase();
const reader = createPersonaReader(database);

beforeAll(() =>
  database.inOrg(orgId, async (tx) => {
    await storePersona(tx, orgId, 'buyers-in-general', { name: 'Buyers in general' });
    const receptivity = 'winnable';
    await storePersona(tx, orgId, 'site-manager', { name: 'Site Manager', receptivity });
    await storePersona(tx, orgId, 'agreed-buyer', { name: 'Agreed Buyer', status: 'agreed' });
    await storePersona(tx, orgId, 'gone', { is_deleted: true });
    await storePersona(tx, orgId, 'retired', { status: 'retired' });
    for (const key of ['status-quo', 'peer-channel', 'hidden', 'never-heard']) {
      await storeTheme(tx, orgId, key, { is_hidden: key === 'hidden' });
    }
    for (const [theme, contributors] of [
      ['status-quo', '3+'],
      ['peer-channel', '10+'],
      ['hidden', '5+'],
    ] as const) {
      await storeCell(tx, orgId, 'site-manager', theme, { contributors });
    }
  }),
);

test('personas are listed by name, buyers in general last, without deleted and retired ones', async () => {
  const list = await reader.list(orgId);
  expect(list.map(({ key }) => key)).toEqual(['agreed-buyer', 'site-manager', 'buyers-in-general']);
  expect(list[1]).toMatchObject({ receptivity: 'winnable' });
  expect(await reader.byKey(orgId, 'retired')).toBeUndefined();
  expect(await reader.byKey(orgId, 'gone')).toBeUndefined();
});

test('a draft is shown as in Salesforce, with what was released about it, and says that it is one', async () => {
  const list = await reader.list(orgId);
  expect(list.map(({ status }) => status)).toEqual(['agreed', 'draft', 'draft']);
  expect(await reader.byKey(orgId, 'site-manager')).toMatchObject({ status: 'draft' });
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

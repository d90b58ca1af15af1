import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Row, Session } from '../../../test/org/org.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;
let notes: string[];

beforeEach(async () => {
  scene = await setScene();
  sync = await scene.start();
  notes = [];
});
afterEach(async () => {
  await sync.stop();
  await scene.end();
});

/** Notes by a crowd of six on six deals, or by some of these, about buyers who run transport. */
async function meetTransport(which: readonly number[] = [0, 1, 2, 3, 4, 5]): Promise<void> {
  const { org, admin } = scene.company;
  const authors = await everybody();
  for (const index of which) {
    const author = authors[index];
    const { deal, contact } = await scene.addDeal(`Haulier${index}`);
    await org.update(admin, 'Contact', contact, {
      Title: titles[index] ?? 'Head of Transport',
    });
    const fields = {
      Opportunity__c: deal,
      Contact__c: contact,
      Body__c: `The drivers wait at every gate, I heard for the ${index + 1}. time`,
    };
    notes.push(await scene.saveNote(fields, author));
  }
}

const titles = ['Head of Transport', 'Fleet Manager', 'Transport Tsar'];

async function everybody(): Promise<readonly Session[]> {
  const { repA, repB, salesLead } = scene.company;
  return [repA, repB, salesLead, ...(await scene.crowd())];
}

function personas(): Promise<Row[]> {
  return scene.query(
    `SELECT Key__c, Name, Status__c, Summary__c, Job_Titles__c FROM Buyer_Persona__c
      WHERE Key__c != 'buyers-in-general' ORDER BY Key__c`,
  );
}

const proposed = {
  Key__c: 'proposed-transport',
  Name: 'Transport',
  Status__c: 'draft',
  Job_Titles__c: 'Transport',
  Summary__c:
    'Proposed: several reps, on several deals, wrote about buyers whose job titles no persona has ' +
    'yet. Name this kind of buyer, describe it and add job titles, or retire it.',
};

test('buyers of a kind that no persona covers become one draft, at a release and not before', async () => {
  await meetTransport([0, 1, 2, 3, 4]);
  await sync.releaseNow();
  expect(await personas()).toEqual([]);

  await meetTransport([5]);
  await sync.pollNow();
  expect(await personas()).toEqual([]);
  await sync.releaseNow();
  expect(await personas()).toMatchObject([proposed]);
  await sync.releaseNow();
  expect(await personas()).toHaveLength(1);
});

test('one buyer whom a crowd met on as many deals becomes no persona', async () => {
  const { org, admin } = scene.company;
  const { contact } = await scene.addDeal('Lighthouse');
  await org.update(admin, 'Contact', contact, { Title: 'Keeper of Lighthouses' });
  for (const [index, author] of (await everybody()).entries()) {
    const { deal } = await scene.addDeal(`Coast${index}`);
    const fields = { Opportunity__c: deal, Contact__c: contact, Body__c: `It rained ${index}` };
    await scene.saveNote(fields, author);
  }
  await sync.releaseNow();
  expect(await personas()).toEqual([]);
});

test('a note that was withdrawn, is private or was practice is not behind a proposal', async () => {
  await meetTransport();
  const { org, admin } = scene.company;
  for (const change of [{ Withdrawn__c: true }, { Private__c: true }, { Source__c: 'role-play' }]) {
    const before = { Withdrawn__c: false, Private__c: false, Source__c: 'heard' };
    await org.update(admin, 'Buyer_Note__c', notes[2] ?? '', { ...before, ...change });
    await sync.releaseNow();
    expect(await personas()).toEqual([]);
  }
});

test('a draft collects the notes of its titles at once, as every persona does; no title is stored', async () => {
  await meetTransport();
  await sync.releaseNow();
  await sync.pollNow();
  const id = await scene.idOfKey('Buyer_Persona__c', 'proposed-transport');
  const filed = await Promise.all(notes.slice(0, 2).map((note) => scene.written(note)));
  expect(filed.map((row) => row?.Filed_Persona__c)).toEqual([id, id]);

  const tables = await scene.ask<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  expect(tables.length).toBeGreaterThan(10);
  for (const { name } of tables) {
    const rows = await scene.ask<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
    expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/Tsar|Fleet Manager/);
  }
});

test('what people renamed, retired or deleted is not proposed again, nor touched', async () => {
  await meetTransport();
  await sync.releaseNow();
  const { org, admin } = scene.company;
  const id = await scene.idOfKey('Buyer_Persona__c', 'proposed-transport');
  const theirs = { Name: 'Hauliers', Job_Titles__c: 'Dispatcher', Summary__c: 'They drive.' };
  await org.update(admin, 'Buyer_Persona__c', id, theirs);
  await sync.pollNow();
  await sync.releaseNow();
  expect(await personas()).toMatchObject([{ Key__c: 'proposed-transport', ...theirs }]);

  await org.update(admin, 'Buyer_Persona__c', id, { Status__c: 'retired' });
  await sync.pollNow();
  await sync.releaseNow();
  expect(await personas()).toMatchObject([{ Name: 'Hauliers', Status__c: 'retired' }]);

  await org.remove(admin, 'Buyer_Persona__c', id);
  await sync.pollNow();
  await sync.releaseNow();
  expect(await personas()).toEqual([]);
});

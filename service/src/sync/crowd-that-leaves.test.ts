import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;

beforeEach(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
});
afterEach(() => scene.end());

async function release(): Promise<number> {
  await sync.pollNow();
  await sync.releaseNow();
  return (await scene.ask('SELECT note_id FROM released_note')).length;
}

async function update(id: string, fields: Record<string, unknown>): Promise<void> {
  await scene.company.org.update(scene.company.admin, 'Buyer_Note__c', id, fields);
}

async function saveOf(persona: string, account: string, author: 'repA' | 'repB' | 'salesLead') {
  const { deal } = await scene.addDeal(account);
  const fields = {
    Opportunity__c: deal,
    Buyer_Persona__c: persona,
    Body__c: 'They keep the old way because it works',
    Confirmed_Theme__c: await scene.idOfKey('Buyer_Theme__c', 'status-quo'),
  };
  return scene.saveNote(fields, scene.company[author]);
}

describe('a theme that three of six reps noticed', () => {
  /** Notes of the other three, of which nothing is shown. */
  let others: string[];
  let shown: string[];

  beforeEach(async () => {
    const persona = await scene.company.org.create(scene.company.admin, 'Buyer_Persona__c', {
      ...{ Key__c: 'harbour', Name: 'People of the harbour', Status__c: 'draft' },
    });
    shown = [
      await saveOf(persona, 'Port1', 'repA'),
      await saveOf(persona, 'Port2', 'repB'),
      await saveOf(persona, 'Port3', 'salesLead'),
    ];
    others = await scene.addCrowd(persona);
    expect(await release()).toBe(3);
  });

  test.each([
    ['withdrawn', { Withdrawn__c: true }],
    ['kept private', { Private__c: true }],
  ])(
    'goes once a note of the others is %s: it would be of those who are left',
    async (_, fields) => {
      await update(others[0] ?? '', fields);
      expect(await release()).toBe(0);
    },
  );

  test('goes too where the note came back after a release, and after a loss of our database', async () => {
    await update(others[0] ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start();
    expect(await release()).toBe(0);
    await update(others[0] ?? '', { Withdrawn__c: false });
    expect(await release()).toBe(0);
  });

  test('stays where a note was edited: its rep is still one of them', async () => {
    for (const id of [others[0], shown[0]]) {
      await update(id ?? '', { Body__c: 'They said something else when I asked again' });
    }
    expect(await release()).toBe(3);
  });

  test('stays where a note was taken back and given again between two releases', async () => {
    await update(others[0] ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    await update(others[0] ?? '', { Withdrawn__c: false });
    expect(await release()).toBe(3);
  });
});

test('of seven reps one may leave, and that less may be told is written on the notes', async () => {
  const persona = await scene.company.org.create(scene.company.admin, 'Buyer_Persona__c', {
    ...{ Key__c: 'harbour', Name: 'People of the harbour', Status__c: 'draft' },
  });
  const first = await saveOf(persona, 'Port1', 'repA');
  await saveOf(persona, 'Port2', 'repB');
  await saveOf(persona, 'Port3', 'salesLead');
  const [other] = await scene.addCrowd(persona);
  const { deal } = await scene.addDeal('Port4');
  const seventh = { Opportunity__c: deal, Buyer_Persona__c: persona, Body__c: 'Nothing new here' };
  await scene.saveNote(seventh, scene.company.admin);
  expect(await release()).toBe(3);
  expect(await markOf(first)).toMatch(/\|k3n3c4\|/);
  await update(other ?? '', { Withdrawn__c: true });
  expect(await release()).toBe(3);
  await sync.pollNow();
  expect(await markOf(first)).toMatch(/\|k3n3c3\|/);
});

async function markOf(id: string): Promise<unknown> {
  return (await scene.written(id))?.['Release__c'];
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await setScene();
});
afterEach(() => scene.end());

test('a row that becomes visible behind the cursor is still read', async () => {
  const sync = await scene.start();
  const { deal } = await scene.addDeal('Kestrel');
  await scene.saveNote({ Opportunity__c: deal, Body__c: 'The first note of this morning' });
  await sync.pollNow();
  // A transaction that took eight minutes commits now, with the stamp of its beginning.
  scene.setTime('2026-11-20T08:52:00Z');
  const late = await scene.saveNote({ Opportunity__c: deal, Body__c: 'A note that came late' });
  scene.setTime('2026-11-20T09:00:10Z');
  await sync.pollNow();
  expect(await scene.written(late)).toMatchObject({ Status__c: 'waiting' });
  const [checkpoint] = await scene.ask<{ modified_at: Date }>('SELECT modified_at FROM checkpoint');
  expect(checkpoint?.modified_at.toISOString()).toBe('2026-11-20T09:00:00.000Z');
});

test('a change that becomes visible behind the cursor is still read, though it adds no note', async () => {
  const { org, admin } = scene.company;
  const sync = await scene.start();
  const { deal } = await scene.addDeal('Kestrel');
  const note = await scene.saveNote({ Opportunity__c: deal, Body__c: 'What they said at first' });
  await sync.pollNow();
  scene.setTime('2026-11-20T09:03:00Z');
  org.lateRows.begin({ sobject: 'Buyer_Note__c', times: 1 });
  await org.update(admin, 'Buyer_Note__c', note, { Body__c: 'What they said in the end' });
  org.lateRows.end();
  scene.setTime('2026-11-20T09:09:00Z');
  await scene.saveNote({ Opportunity__c: deal, Body__c: 'A note that moves the checkpoint on' });
  await sync.pollNow();
  await sync.pollNow();
  expect(await scene.written(note)).toMatchObject({ Quote__c: 'What they said at first' });
  org.lateRows.show();
  await sync.pollNow();
  expect(await scene.written(note)).toMatchObject({ Quote__c: 'What they said in the end' });
});

test('more notes than a page holds are all read, though they share one stamp', async () => {
  const { org, admin, repA } = scene.company;
  const { deal } = await scene.addDeal('Kestrel');
  const count = 25;
  for (let index = 0; index < count; index += 1) {
    await org.create(admin, 'Buyer_Note__c', {
      CreatedById: repA.userId,
      OwnerId: repA.userId,
      Client_Key__c: `tie-${index}`,
      Opportunity__c: deal,
      Body__c: `Note ${index} of a bulk load`,
      Source__c: 'heard',
      Tone__c: 'neutral',
    });
  }
  scene.setTime('2026-11-20T09:02:00Z');
  const sync = await scene.start({ changesPerPage: 10 });
  await sync.pollNow();
  expect(
    await scene.ask('SELECT count(*)::int AS n, count(DISTINCT note_id)::int AS d FROM note'),
  ).toEqual([{ n: count, d: count }]);
  const rows = await scene.query('SELECT Id FROM Buyer_Note__c WHERE Status__c = null');
  expect(rows).toEqual([]);
});

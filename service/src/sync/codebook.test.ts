import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;

beforeAll(async () => {
  scene = await setScene();
  // An admin named this theme before the service came.
  await scene.company.org.create(scene.company.admin, 'Buyer_Theme__c', {
    Key__c: 'status-quo',
    Name: 'Our own words for it',
    Insight_Area__c: 'stops',
    Status__c: 'active',
    Meaning__c: 'Nobody wants to change the old spreadsheet that everybody knows',
  });
  sync = await scene.start();
  await sync.pollNow();
});
afterAll(() => scene.end());

describe('defaults', () => {
  test('are created once, with the reserved persona, and overwrite nothing', async () => {
    expect(await scene.query('SELECT Id FROM Note_Prompt__c')).toHaveLength(36);
    expect(await scene.query('SELECT Id FROM Buyer_Theme__c')).toHaveLength(36);
    expect(
      await scene.query(`SELECT Name FROM Buyer_Theme__c WHERE Key__c = 'status-quo'`),
    ).toMatchObject([{ Name: 'Our own words for it' }]);
    expect(
      await scene.query(`SELECT Id FROM Buyer_Persona__c WHERE Key__c = 'buyers-in-general'`),
    ).toHaveLength(1);
  });

  test('that somebody deleted do not come back', async () => {
    const id = await scene.idOfKey('Buyer_Theme__c', 'fixed-date');
    await scene.company.org.remove(scene.company.admin, 'Buyer_Theme__c', id);
    await sync.pollNow();
    await sync.stop();
    sync = await scene.start();
    await sync.pollNow();
    expect(await scene.query(`SELECT Id FROM Buyer_Theme__c WHERE Key__c = 'fixed-date'`)).toEqual(
      [],
    );
  });
});

describe('when marketing changes the codebook', () => {
  test('guessed notes are filed anew from their stored words, and a tap stands', async () => {
    const { org, admin } = scene.company;
    const { deal } = await scene.addDeal('Kestrel');
    const fields = {
      Opportunity__c: deal,
      Body__c: 'The forklift batteries are charged by hand and that is what scares them',
    };
    const guessed = await scene.saveNote(fields);
    const tapped = await scene.saveNote({
      Opportunity__c: deal,
      Body__c:
        'Charging forklift batteries is a chore, yet everybody there likes the old spreadsheet',
      Confirmed_Theme__c: await scene.idOfKey('Buyer_Theme__c', 'status-quo'),
    });
    await sync.pollNow();
    const theme = await org.create(admin, 'Buyer_Theme__c', {
      Key__c: 'forklift-batteries',
      Name: 'Forklift batteries charged by hand',
      Insight_Area__c: 'stops',
      Status__c: 'active',
      Meaning__c: 'The forklift batteries are charged by hand, and that scares them',
      Examples__c: 'the forklift batteries are charged by hand\nforklift batteries scare them',
    });
    await sync.pollNow();
    expect(await scene.written(guessed)).toMatchObject({ Buyer_Theme__c: theme });
    expect(await scene.written(tapped)).toMatchObject({
      Buyer_Theme__c: await scene.idOfKey('Buyer_Theme__c', 'status-quo'),
    });

    await org.update(admin, 'Buyer_Theme__c', theme, { Status__c: 'retired' });
    await sync.pollNow();
    expect((await scene.written(guessed))?.Buyer_Theme__c).not.toBe(theme);
  });

  test('a merged theme’s notes are filed under the other, by the words of both, until it is undone', async () => {
    const { org, admin } = scene.company;
    const { deal } = await scene.addDeal('Merlin');
    const note = await scene.saveNote({
      Opportunity__c: deal,
      Body__c: 'Their weighbridge printer jams whenever the drizzle starts',
    });
    const printers = await org.create(admin, 'Buyer_Theme__c', {
      Key__c: 'printer-jams',
      Name: 'The weighbridge printer jams',
      Insight_Area__c: 'stops',
      Status__c: 'active',
      Examples__c: 'the printer jams in the drizzle',
    });
    const hardware = await org.create(admin, 'Buyer_Theme__c', {
      Key__c: 'gate-hardware',
      Name: 'Old hardware at the gate',
      Insight_Area__c: 'stops',
      Status__c: 'active',
    });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({ Buyer_Theme__c: printers });

    const merged = { Status__c: 'retired', Merged_Into__c: hardware };
    await org.update(admin, 'Buyer_Theme__c', printers, merged);
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({ Buyer_Theme__c: hardware });

    const undone = { Status__c: 'active', Merged_Into__c: null };
    await org.update(admin, 'Buyer_Theme__c', printers, undone);
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({ Buyer_Theme__c: printers });
  });

  test('notes find a persona that got their buyer’s title later', async () => {
    const { org, admin } = scene.company;
    const { deal, contact } = await scene.addDeal('Larkspur');
    const note = await scene.saveNote({
      Opportunity__c: deal,
      Contact__c: contact,
      Body__c: 'They ask their peers and not the vendors before they buy',
    });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({ Filed_Persona__c: null });
    const persona = await org.create(admin, 'Buyer_Persona__c', {
      Key__c: 'operations-vp',
      Name: 'Operations VP',
      Job_Titles__c: 'VP Operations',
      Status__c: 'draft',
    });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({ Filed_Persona__c: persona });
    expect(await scene.ask(`SELECT 1 FROM note WHERE matched_with IS NULL`)).toEqual([]);
  });
});

test('what an older version read by other rules is read again', async () => {
  const { deal } = await scene.addDeal('Osprey');
  const reason = await scene.saveNote({ Opportunity__c: deal, Body__c: 'Too dear for them' });
  const below = await scene.saveNote({
    Opportunity__c: deal,
    Body__c: 'They could not see which outcome they would pay for',
    Follows__c: reason,
  });
  await sync.pollNow();
  // It knew nothing of ladders, and of names less.
  await scene.ask(
    `UPDATE note SET follows_id = NULL, redacted_text = 'as it was', matched_with = 'other rules'
      WHERE note_id = '${below}'`,
  );
  await sync.pollNow();
  expect(
    await scene.ask(`SELECT follows_id, redacted_text FROM note WHERE note_id = '${below}'`),
  ).toEqual([
    {
      follows_id: reason,
      redacted_text: 'They could not see which outcome they would pay for',
    },
  ]);
});

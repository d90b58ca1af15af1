import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;

beforeAll(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
});
afterAll(() => scene.end());

const heardText = 'They say the old spreadsheet is good enough and nobody wants to change it';

async function oneNote(): Promise<string> {
  const { deal } = await scene.addDeal('Kestrel');
  return scene.saveNote({
    Opportunity__c: deal,
    Body__c: heardText,
    Confirmed_Theme__c: await scene.idOfKey('Buyer_Theme__c', 'status-quo'),
    Buyer_Persona__c: await scene.idOfKey('Buyer_Persona__c', 'buyers-in-general'),
  });
}

function update(id: string, fields: Record<string, unknown>): Promise<void> {
  return scene.company.org.update(scene.company.admin, 'Buyer_Note__c', id, fields);
}

const blank = {
  Status__c: null,
  Buyer_Theme__c: null,
  Filed_Persona__c: null,
  Quote__c: null,
  Release__c: null,
};

describe('a note that changes', () => {
  test('is not written again for its own echo', async () => {
    const note = await oneNote();
    await sync.pollNow();
    const first = await scene.written(note);
    const row = `SELECT input_hash, xmin::text FROM note WHERE note_id = '${note}'`;
    const stored = await scene.ask(row);

    scene.setTime('2026-11-20T09:00:05Z');
    await sync.pollNow();
    await sync.pollNow();

    expect(await scene.written(note)).toEqual(first);
    expect(await scene.ask(row)).toEqual(stored);
  });

  test('is taken in again when its rep edits it, even within the second in which it was read', async () => {
    const note = await oneNote();
    await sync.pollNow();
    await update(note, { Body__c: 'Their finance chief wants a saving that can be counted' });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({
      Quote__c: 'Their finance chief wants a saving that can be counted',
    });
  });

  test('is redacted by the names around it alone, whatever is read with it', async () => {
    const Body__c = 'Petra at Osprey wants what Merlin has';
    const osprey = await scene.saveNote({
      Opportunity__c: (await scene.addDeal('Osprey')).deal,
      Body__c,
    });
    const merlin = await scene.saveNote({
      Account__c: (await scene.addDeal('Merlin')).account,
      Body__c,
    });
    await sync.pollNow();
    // What is not known around a note may still be struck out as a guess.
    expect(await scene.written(osprey)).toMatchObject({
      Quote__c: expect.stringMatching(/^\[buyer\] at \[account\] wants what (?!\[account\])/),
    });
    expect(await scene.written(merlin)).toMatchObject({
      Quote__c: expect.stringMatching(
        /^\[buyer\] at (?!\[account\]).* wants what \[account\] has$/,
      ),
    });
  });

  test('keeps no words once it is withdrawn, and comes back when that is undone', async () => {
    const note = await oneNote();
    await sync.pollNow();
    await update(note, { Withdrawn__c: true });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject(blank);
    expect(
      await scene.ask(`SELECT redacted_text, quote FROM note WHERE note_id = '${note}'`),
    ).toEqual([{ redacted_text: '', quote: '' }]);
    await update(note, { Withdrawn__c: false });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({ Status__c: 'counted', Quote__c: heardText });
  });

  test('leaves the database when it is made private, and what was written on it goes', async () => {
    const note = await oneNote();
    await sync.pollNow();
    await update(note, { Private__c: true });
    await sync.pollNow();
    expect(await scene.ask(`SELECT note_id FROM note WHERE note_id = '${note}'`)).toEqual([]);
    expect(await scene.written(note)).toMatchObject(blank);
  });

  test('loses what was written on it also where it is made private and deleted at once, and restored later', async () => {
    const { org, admin } = scene.company;
    const note = await oneNote();
    await sync.pollNow();
    await update(note, { Private__c: true });
    await org.remove(admin, 'Buyer_Note__c', note);
    await sync.pollNow();
    await org.recycleBin.restore(admin, note);
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject(blank);
  });

  test('loses what a process that no longer leads writes on it once it is private', async () => {
    const { org, integration } = scene.company;
    const note = await oneNote();
    await sync.pollNow();
    await update(note, { Private__c: true });
    await sync.pollNow();
    const late = { Status__c: 'counted', Quote__c: heardText };
    await org.update(integration, 'Buyer_Note__c', note, late);
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject(blank);
  });

  test('leaves the database when it is deleted', async () => {
    const note = await oneNote();
    await sync.pollNow();
    await scene.company.org.remove(scene.company.admin, 'Buyer_Note__c', note);
    await sync.pollNow();
    expect(await scene.ask(`SELECT note_id FROM note WHERE note_id = '${note}'`)).toEqual([]);
    expect(await scene.ask(`SELECT row_key FROM written_row WHERE row_key = '${note}'`)).toEqual(
      [],
    );
  });

  test('is never read while it is private', async () => {
    const { deal } = await scene.addDeal('Kestrel');
    const note = await scene.saveNote({
      Opportunity__c: deal,
      Body__c: heardText,
      Private__c: true,
    });
    await sync.pollNow();
    expect(await scene.ask(`SELECT note_id FROM note WHERE note_id = '${note}'`)).toEqual([]);
    expect(await scene.written(note)).toMatchObject(blank);
  });

  test('is held without its words when it says something about health', async () => {
    const { deal } = await scene.addDeal('Kestrel');
    const note = await scene.saveNote({
      Opportunity__c: deal,
      Body__c: 'He was just diagnosed with cancer and is on sick leave',
    });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({
      Status__c: 'held',
      Held_Reason__c: 'health',
      Quote__c: null,
    });
    expect(await scene.ask(`SELECT redacted_text FROM note WHERE note_id = '${note}'`)).toEqual([
      { redacted_text: '' },
    ]);
  });
});

test('words that no database takes hold nothing up', async () => {
  const { org, admin } = scene.company;
  const odd = 'cut in half: \ud83d, and a NUL: \u0000.';
  await org.create(admin, 'Buyer_Persona__c', { Key__c: 'odd', Name: odd, Goals__c: odd });
  const { deal } = await scene.addDeal('Linnet');
  const note = await scene.saveNote({ Opportunity__c: deal, Body__c: `They heard it ${odd}` });
  await sync.pollNow();
  const { Quote__c } = (await scene.written(note)) ?? {};
  expect(Quote__c).toBe('They heard it cut in half: \ufffd, and a NUL: .');
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../salesforce/connection.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;
let persona: string;
let theme: string;

/** Six reps wrote of two kinds of titles; of one theme, three of five notes are one rep's. */
beforeEach(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
  const { org, admin, repA, repB, salesLead } = scene.company;
  persona = await org.create(admin, 'Buyer_Persona__c', {
    Key__c: 'harbour',
    Name: 'Harbour people',
    Status__c: 'draft',
    Job_Titles__c: 'Harbour Master\nLighthouse Keeper',
  });
  theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
  for (const [index, [author, title]] of [
    [repA, 'Harbour Master'] as const,
    [repB, 'Harbour Master'] as const,
    [salesLead, 'Harbour Master'] as const,
    [salesLead, 'Lighthouse Keeper'] as const,
    [salesLead, 'Lighthouse Keeper'] as const,
  ].entries()) {
    await noteAbout(title, `Port${index}`, author);
  }
  await scene.addCrowd(persona);
  await sync.pollNow();
  await sync.releaseNow();
  expect(await shown()).toBe(0);
});
afterEach(() => scene.end());

async function noteAbout(
  title: string,
  account: string,
  author: (typeof scene.company)['repA'],
): Promise<void> {
  const { org, admin } = scene.company;
  const { deal, contact } = await scene.addDeal(account);
  await org.update(admin, 'Contact', contact, { Title: title });
  await saveNote(deal, contact, author);
}

async function saveNote(
  deal: string,
  contact: string,
  author: (typeof scene.company)['repA'],
): Promise<void> {
  const fields = {
    Opportunity__c: deal,
    Contact__c: contact,
    Body__c: 'They keep the old way because it works',
    Confirmed_Theme__c: theme,
  };
  await scene.saveNote(fields, author);
}

/** Three reps write more, as a release asks for before it looks at a crowd again. */
async function threeMore(): Promise<void> {
  const { repA, repB, salesLead } = scene.company;
  for (const [index, author] of [repA, repB, salesLead].entries()) {
    await noteAbout('Harbour Master', `Pier${index}`, author);
  }
  await sync.pollNow();
}

async function giveTitles(titles: string): Promise<void> {
  const { org, admin } = scene.company;
  await org.update(admin, 'Buyer_Persona__c', persona, { Job_Titles__c: titles });
  await sync.pollNow();
}

/** And makes a note point at a persona that is new: then all personas are read once more. */
async function giveTitlesBack(): Promise<void> {
  const { org, admin, repB } = scene.company;
  const titles = { Job_Titles__c: 'Harbour Master\nLighthouse Keeper' };
  await org.update(admin, 'Buyer_Persona__c', persona, titles);
  const fields = { Key__c: 'zoo', Name: 'Zoo', Status__c: 'draft' };
  const other = await org.create(admin, 'Buyer_Persona__c', fields);
  const { deal } = await scene.addDeal('Zoo');
  const note = { Opportunity__c: deal, Buyer_Persona__c: other, None_Fits__c: true };
  await scene.saveNote({ ...note, Body__c: 'Nothing new to tell of them' }, repB);
}

async function shown(): Promise<number> {
  return (await scene.ask('SELECT note_id FROM released_note')).length;
}

describe('a crowd that a release looked at', () => {
  test('is not asked again once somebody took a title from its persona', async () => {
    await giveTitles('Harbour Master');
    await sync.releaseNow();
    await sync.releaseNow();
    // The rep whose title it was would stand behind what appears.
    expect(await shown()).toBe(0);
    await giveTitles('Harbour Master\nLighthouse Keeper');
    await sync.releaseNow();
    expect(await shown()).toBe(0);
  });

  test('is not asked again while notes still stand where other titles put them', async () => {
    await giveTitles('Harbour Master');
    await sync.releaseNow();
    await sync.stop();
    // The old titles are back in the moment before a release reads what people wrote, about a new persona too.
    let isDue = false;
    sync = await scene.start({
      connect: async (...settings) => {
        const connection = await connect(...settings);
        return {
          ...connection,
          async call(method, path, body) {
            if (
              isDue &&
              /ORDER(?: |%20|\+)BY(?: |%20|\+)SystemModstamp/u.test(path + JSON.stringify(body))
            ) {
              isDue = false;
              await giveTitlesBack();
            }
            return connection.call(method, path, body);
          },
        };
      },
    });
    await sync.pollNow();
    isDue = true;
    await sync.releaseNow();
    expect(isDue).toBe(false);
    expect(await shown()).toBe(0);
  });

  test('is not asked again with what was written while only few could write there', async () => {
    await giveTitles('Harbour Master');
    await noteAbout('Harbour Master', 'Port9', scene.company.repA);
    await sync.releaseNow();
    await giveTitles('Harbour Master\nLighthouse Keeper');
    await sync.releaseNow();
    expect(await shown()).toBe(0);
    // Nor with others beside it: the titles are what they were, and were others in between.
    await threeMore();
    await sync.releaseNow();
    expect(await shown()).toBe(0);
  });

  test('is not asked again by a new name or after a rest for its persona', async () => {
    const { org, admin } = scene.company;
    for (const change of [{ Status__c: 'retired' }, { Status__c: 'draft', Name: 'Ann’s people' }]) {
      await org.update(admin, 'Buyer_Persona__c', persona, change);
      await sync.pollNow();
      await sync.releaseNow();
    }
    await threeMore();
    await sync.releaseNow();
    expect(await shown()).toBe(0);
  });

  test('does not tell whose buyer got another title, nor after a loss of our database', async () => {
    const { org, admin } = scene.company;
    const { deal, contact } = await scene.addDeal('Port8');
    await org.update(admin, 'Contact', contact, { Title: 'Gardener' });
    await saveNote(deal, contact, scene.company.repB);
    await sync.pollNow();
    await sync.releaseNow();
    await org.update(admin, 'Contact', contact, { Title: 'Harbour Master' });
    sync.demandSweep();
    await threeMore();
    await sync.releaseNow();
    // It waits apart from the six that were there before and the three that came.
    expect(await shown()).toBe(8);
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start();
    await sync.pollNow();
    await sync.releaseNow();
    expect(await shown()).toBe(8);
  });

  test('is asked again once three wrote more, also after a loss of our database', async () => {
    await noteAbout('Harbour Master', 'Port9', scene.company.repA);
    await sync.pollNow();
    await sync.releaseNow();
    // One alone would be known by what appears.
    expect(await shown()).toBe(0);
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start();
    await sync.pollNow();
    await threeMore();
    await sync.releaseNow();
    expect(await shown()).toBe(9);
  });

  test('still knows after a loss of our database that it was asked under other titles', async () => {
    await giveTitles('Harbour Master');
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start();
    await sync.pollNow();
    await sync.releaseNow();
    expect(await shown()).toBe(0);
  });
});

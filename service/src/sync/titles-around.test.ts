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
  const fields = {
    Opportunity__c: deal,
    Contact__c: contact,
    Body__c: `They keep the old way in ${account} because it works`,
    Confirmed_Theme__c: theme,
  };
  await scene.saveNote(fields, author);
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
    const usual = 'Harbour Master\nLighthouse Keeper';
    await giveTitles('Harbour Master');
    await noteAbout('Harbour Master', 'Port9', scene.company.repA);
    await sync.releaseNow();
    await giveTitles(usual);
    await sync.releaseNow();
    expect(await shown()).toBe(0);
    // What people write from then on appears, and without that.
    await noteAbout('Harbour Master', 'Port10', scene.company.repA);
    await sync.pollNow();
    await sync.releaseNow();
    expect(await shown()).toBe(6);
  });

  test('is not asked again once a buyer got another title, nor after a loss of our database', async () => {
    const { org, admin } = scene.company;
    const keepers = await scene.query("SELECT Id FROM Contact WHERE Title = 'Lighthouse Keeper'");
    expect(keepers).toHaveLength(2);
    for (const { Id } of keepers) {
      await org.update(admin, 'Contact', String(Id), { Title: 'Gardener' });
    }
    sync.demandSweep();
    await sync.pollNow();
    await sync.releaseNow();
    expect(await shown()).toBe(0);
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start();
    await sync.pollNow();
    await sync.releaseNow();
    expect(await shown()).toBe(0);
    // Once personas have other titles, a note goes by its buyer's title anew.
    await giveTitles('Harbour Master');
    const filed = await scene.query(
      `SELECT Id FROM Buyer_Note__c WHERE Filed_Persona__c = '${persona}' AND Confirmed_Theme__c = '${theme}'`,
    );
    expect(filed).toHaveLength(3);
  });

  test('is asked again where somebody only wrote more, also after a loss of our database', async () => {
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start();
    await sync.pollNow();
    await noteAbout('Harbour Master', 'Port9', scene.company.repA);
    await sync.pollNow();
    await sync.releaseNow();
    expect(await shown()).toBe(6);
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

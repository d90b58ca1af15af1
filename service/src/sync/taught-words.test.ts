import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../../../test/org/org.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

const words = 'their quality manager wants a rainbow sticker on every trailer';

let scene: Scene;
let sync: Sync;
let persona: string;
/** Nothing of it is in the words. */
let theme: string;
let another: string;
let deals: string[];

beforeEach(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
  persona = await scene.company.org.create(scene.company.admin, 'Buyer_Persona__c', {
    Key__c: 'quality-manager',
    Name: 'Quality manager',
    Status__c: 'draft',
  });
  theme = await scene.idOfKey('Buyer_Theme__c', 'true-budget');
  another = await scene.idOfKey('Buyer_Theme__c', 'no-capacity');
  deals = [];
  for (const name of ['Kestrel', 'Merlin', 'Osprey']) {
    deals.push((await scene.addDeal(name)).deal);
  }
});
afterEach(() => scene.end());

/** A note of one rep, on a deal of their own. */
async function save(author: Session, fields: Record<string, unknown> = {}): Promise<string> {
  const { repA, repB, salesLead } = scene.company;
  const about = { Opportunity__c: deals[[repA, repB, salesLead].indexOf(author)], Body__c: words };
  return scene.saveNote({ ...about, Buyer_Persona__c: persona, ...fields }, author);
}

/** Notes of two more reps, and of a crowd around, without whom nothing of the theme is released. */
async function saveCompany(): Promise<string[]> {
  const { repB, salesLead } = scene.company;
  const fields = {
    Body__c: 'the forklift batteries are charged by hand',
    Confirmed_Theme__c: theme,
  };
  const company = [await save(repB, fields), await save(salesLead, fields)];
  await scene.addCrowd(persona);
  return company;
}

/** What reps of other teams see of what they wrote in words that they guessed. */
async function saveProbe(): Promise<string> {
  const { deal } = await scene.addDeal('Peregrine');
  const about = { Opportunity__c: deal, Body__c: `${words} today` };
  return scene.saveNote(about, scene.company.repB);
}

const update = (id: string, fields: Record<string, unknown>): Promise<unknown> =>
  scene.company.org.update(scene.company.admin, 'Buyer_Note__c', id, fields);

/** Releases, and lets what follows be filed and written. */
async function release(): Promise<void> {
  await sync.releaseNow();
  await sync.pollNow();
}

async function themeOf(note: string): Promise<unknown> {
  await sync.pollNow();
  return (await scene.written(note))?.['Buyer_Theme__c'];
}

test('a tap moves the other notes of its rep at once', async () => {
  const { repA } = scene.company;
  const mine = await save(repA, { Body__c: `${words} today` });
  expect(await themeOf(mine)).not.toBe(theme);
  await save(repA, { Confirmed_Theme__c: theme });
  expect(await themeOf(mine)).toBe(theme);
});

describe('a colleague’s note like it', () => {
  test('stays as it was, whatever a rep taps, hides or takes back before a release', async () => {
    const { repA } = scene.company;
    const probe = await saveProbe();
    const before = await themeOf(probe);
    const tapped = await save(repA);
    for (const fields of [
      { Confirmed_Theme__c: theme },
      { Confirmed_Theme__c: another },
      { Withdrawn__c: true },
      { Withdrawn__c: false, Private__c: true },
      { Private__c: false, Confirmed_Theme__c: theme },
      { Source__c: 'role-play' },
    ]) {
      await update(tapped, fields);
      expect(await themeOf(probe), JSON.stringify(fields)).toBe(before);
    }
    // Nobody stands beside it, so a release tells nothing either.
    await update(tapped, { Source__c: 'heard' });
    await release();
    expect(await themeOf(probe)).toBe(before);
  });

  test('learns from it once it stands in a published batch, until the batch is taken back', async () => {
    const { repA } = scene.company;
    const probe = await saveProbe();
    const before = await themeOf(probe);
    await save(repA, { Confirmed_Theme__c: theme });
    const [, ofLead = ''] = await saveCompany();
    expect(await themeOf(probe)).toBe(before);
    await release();
    expect(await themeOf(probe)).toBe(theme);

    await update(ofLead, { Withdrawn__c: true });
    expect(await themeOf(probe)).toBe(theme);
    await release();
    expect(await themeOf(probe)).toBe(before);
  });

  test('learns what a rep tapped after the release at the next one, and unlearns it so', async () => {
    const { repA } = scene.company;
    // Filed by what its rep tapped on a note that is never counted, not by a tap of its own.
    await save(repA, { Confirmed_Theme__c: theme, Source__c: 'role-play' });
    const guessed = await save(repA);
    await saveCompany();
    expect(await themeOf(guessed)).toBe(theme);
    await release();
    const probe = await saveProbe();
    const before = await themeOf(probe);
    expect(before).not.toBe(theme);

    await update(guessed, { Confirmed_Theme__c: theme });
    expect(await themeOf(probe)).toBe(before);
    await release();
    expect(await themeOf(probe)).toBe(theme);

    await update(guessed, { Confirmed_Theme__c: another });
    expect(await themeOf(probe)).toBe(theme);
    await release();
    expect(await themeOf(probe)).toBe(before);
  });

  test('never learns words that were written over released ones', async () => {
    const { repA } = scene.company;
    const probe = await saveProbe();
    const before = await themeOf(probe);
    const edited = await save(repA, {
      Body__c: 'the finance director signs nothing',
      Confirmed_Theme__c: theme,
    });
    await saveCompany();
    await release();
    expect(await themeOf(probe)).toBe(before);
    await update(edited, { Body__c: words });
    expect(await themeOf(probe)).toBe(before);
  });

  test('loses what words taught it when they go', async () => {
    const { repA } = scene.company;
    const probe = await saveProbe();
    const before = await themeOf(probe);
    const tapped = await save(repA, { Confirmed_Theme__c: theme });
    await saveCompany();
    await release();
    expect(await themeOf(probe)).toBe(theme);
    await update(tapped, { Private__c: true });
    expect(await themeOf(probe)).toBe(before);
    await update(tapped, { Private__c: false });
    expect(await themeOf(probe)).toBe(theme);
  });
});

test('what others learnt survives the loss of our database', async () => {
  const { repA } = scene.company;
  const probe = await saveProbe();
  const tapped = await save(repA, { Confirmed_Theme__c: theme });
  await saveCompany();
  await release();
  await update(tapped, { Confirmed_Theme__c: null });
  const late = await save(scene.company.salesLead, { Confirmed_Theme__c: another });
  expect(await themeOf(probe)).toBe(theme);
  const released = await scene.ask('SELECT * FROM released_note ORDER BY note_id');
  const filed = await scene.ask('SELECT note_id, theme_key FROM note ORDER BY note_id');

  await sync.stop();
  await scene.loseRows();
  sync = await scene.start();
  await sync.pollNow();
  await sync.pollNow();
  expect(await scene.ask('SELECT * FROM released_note ORDER BY note_id')).toEqual(released);
  expect(await scene.ask('SELECT note_id, theme_key FROM note ORDER BY note_id')).toEqual(filed);
  expect(await themeOf(late)).toBe(another);
});

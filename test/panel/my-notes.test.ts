import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { looks, visitPages } from '../page-visits.ts';

/** Salesforce's clock, a second later each time it is read, so that no two changes share a moment. */
function ticking(): () => Date {
  let now = Date.parse('2026-11-20T10:00:00Z');
  return () => new Date((now += 1_000));
}

const visits = visitPages({ clock: ticking() });
const myNotes = '/lightning/n/My_Notes';
const words = (name: string) => `“${name}” is what they said, more or less.`;

async function addNote(name: string, fields: Record<string, unknown> = {}): Promise<string> {
  const { org, rep, opportunityId, admin } = visits.example;
  const { Status__c, Buyer_Theme__c, Quote__c, Held_Reason__c, Filed_Persona__c, ...own } = fields;
  const id = await org.create(rep, 'Buyer_Note__c', {
    Opportunity__c: opportunityId,
    Body__c: words(name),
    Client_Key__c: name,
    ...own,
  });
  const filed = { Status__c, Buyer_Theme__c, Quote__c, Held_Reason__c, Filed_Persona__c };
  await org.update(admin, 'Buyer_Note__c', id, JSON.parse(JSON.stringify(filed)));
  return id;
}

async function noteOf(id: string) {
  const { org, rep } = visits.example;
  const soql = `SELECT Body__c, Withdrawn__c, Private__c, Confirmed_Theme__c, Approved_Quote__c
    FROM Buyer_Note__c WHERE Id = '${id}'`;
  return (await org.query(rep, soql))[0];
}

/** One note in the list. */
const item = (page: Page, name: string) =>
  page.locator('c-note-item').filter({ hasText: `“${name}”` });

let filedId: string;

beforeAll(async () => {
  const { themeId, personaId } = visits.example;
  const filed = { Status__c: 'counted', Buyer_Theme__c: themeId, Filed_Persona__c: personaId };
  filedId = await addNote('filed', { ...filed, Quote__c: 'what they said' });
  await addNote('laddered', { ...filed, Stated_Reason__c: 'price', Tone__c: 'tense' });
  await addNote('held', { Status__c: 'held', Held_Reason__c: 'health' });
  await addNote('no theme', { Status__c: 'waiting', Quote__c: 'etwas anderes' });
  await addNote('private', { Private__c: true });
  await addNote('withdrawn', { Withdrawn__c: true });
  await addNote('long', { ...filed, Body__c: `“long” ${'and then some more of it '.repeat(30)}` });
});

describe.each(looks)('%s', (name, look) => {
  test('every kind of note is fit to show', async () => {
    const page = await visits.open(myNotes, visits.example.rep, look);
    await item(page, 'filed').waitFor();
    await visits.expectFit(page, `my notes ${name}`);
  });

  test('editing, withdrawing, picking and the quote are fit to show', async () => {
    const page = await visits.open(myNotes, visits.example.rep, look);
    await item(page, 'laddered').getByRole('button', { name: /^Edit/ }).click();
    await page.getByRole('button', { name: 'Save changes' }).waitFor();
    await item(page, 'long')
      .getByRole('button', { name: /^Withdraw/ })
      .click();
    await item(page, 'filed').getByRole('button', { name: 'See the words' }).click();
    await item(page, 'no theme').getByRole('button', { name: 'Pick a theme' }).click();
    await page.getByRole('button', { name: 'No proof from their peers' }).waitFor();
    await visits.expectFit(page, `my notes acting ${name}`);
  });
});

/** Opens the list and the editor of one note, and types. */
async function editing(name: string, text: string): Promise<Page> {
  const page = await visits.open(myNotes, visits.example.rep);
  await item(page, name).getByRole('button', { name: /^Edit/ }).press('Enter');
  const note = page.getByRole('textbox', { name: 'Your note' });
  await page.locator('textarea:focus').waitFor();
  await note.fill(text);
  return page;
}

const save = (page: Page) =>
  page.getByRole('textbox', { name: 'Your note' }).press('Control+Enter');

describe('editing', () => {
  test('saves from the keyboard, and says that the note is filed again', async () => {
    const id = await addNote('edited', {
      Status__c: 'counted',
      Buyer_Theme__c: visits.example.themeId,
    });
    const page = await editing('edited', '“edited” anew');
    await save(page);
    await item(page, 'edited').getByText('Filing it again').waitFor();
    expect(await noteOf(id)).toMatchObject({ Body__c: '“edited” anew' });

    await visits.example.org.update(visits.example.admin, 'Buyer_Note__c', id, {
      Status__c: 'held',
      Held_Reason__c: 'health',
    });
    await item(page, 'edited').getByText('It may touch on health').waitFor();
    expect(visits.complaints).toEqual([]);
  });

  test('overwrites nothing that was changed elsewhere, and keeps what was typed', async () => {
    const id = await addNote('twice', { Status__c: 'waiting' });
    const page = await editing('twice', '“twice”, as I see it');
    const elsewhere = { Body__c: '“twice”, from the phone' };
    await visits.example.org.update(visits.example.rep, 'Buyer_Note__c', id, elsewhere);
    await save(page);
    await page.getByText('This note was changed elsewhere').waitFor();
    expect(await noteOf(id)).toMatchObject(elsewhere);

    await page.getByRole('button', { name: 'Load the newest' }).click();
    const note = page.getByRole('textbox', { name: 'Your note' });
    expect(await note.inputValue()).toBe('“twice”, from the phone');
    await page.getByText('What you had typed').waitFor();
    await page.getByRole('button', { name: 'Use these words' }).click();
    await save(page);
    await item(page, 'twice').getByText('Filing it again').waitFor();
    expect(await noteOf(id)).toMatchObject({ Body__c: '“twice”, as I see it' });
  });

  test('takes no offence at what the service writes meanwhile', async () => {
    const id = await addNote('meanwhile');
    const page = await editing('meanwhile', '“meanwhile” edited');
    await visits.example.org.update(visits.example.admin, 'Buyer_Note__c', id, {
      Status__c: 'waiting',
    });
    await save(page);
    await item(page, 'meanwhile').getByText('Filing it again').waitFor();
    expect(await noteOf(id)).toMatchObject({ Body__c: '“meanwhile” edited' });
  });

  test('keeps the words when the note was deleted meanwhile', async () => {
    const id = await addNote('deleted', { Status__c: 'waiting' });
    const page = await editing('deleted', '“deleted”, but not my words');
    await visits.example.org.remove(visits.example.admin, 'Buyer_Note__c', id);
    await save(page);
    await page.getByText('The record is gone').waitFor();
    const note = page.getByRole('textbox', { name: 'Your note' });
    expect(await note.inputValue()).toBe('“deleted”, but not my words');
  });

  test('keeps the words while there is no connection, and saves them once there is', async () => {
    const id = await addNote('offline', { Status__c: 'waiting' });
    const page = await editing('offline', '“offline” in the lift');
    await page.context().setOffline(true);
    await save(page);
    await page.getByText('There is no connection.').waitFor();
    await page.context().setOffline(false);
    await save(page);
    await item(page, 'offline').getByText('Filing it again').waitFor();
    expect(await noteOf(id)).toMatchObject({ Body__c: '“offline” in the lift' });
  });
});

describe('by keyboard alone', () => {
  test('a note is withdrawn, with a question first, and brought back', async () => {
    const page = await visits.open(myNotes, visits.example.rep);
    const note = item(page, 'filed');
    const focused = (words: string) => page.locator(':focus', { hasText: words }).waitFor();
    await note.getByRole('button', { name: /^Withdraw/ }).press('Enter');
    await focused('Withdraw this note?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await focused('Withdraw note of');
    expect(await noteOf(filedId)).toMatchObject({ Withdrawn__c: false });

    await page.keyboard.press('Enter');
    await focused('Withdraw this note?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await focused('Bring back');
    await note.getByText('Withdrawn. Its words leave every page').waitFor();
    expect(await noteOf(filedId)).toMatchObject({ Withdrawn__c: true, Approved_Quote__c: null });

    await page.keyboard.press('Enter');
    await focused('Withdraw note of');
    expect(await noteOf(filedId)).toMatchObject({ Withdrawn__c: false });
  });

  test('a note is filed elsewhere, quoted, and kept private, which takes the quote back', async () => {
    const { themeId } = visits.example;
    const id = await addNote('tapped', {
      Status__c: 'counted',
      Buyer_Theme__c: themeId,
      Quote__c: 'tapped',
    });
    const page = await visits.open(myNotes, visits.example.rep);
    const note = item(page, 'tapped');
    await note.getByRole('button', { name: 'Yes' }).press('Enter');
    await note.getByText('You filed it under No proof from their peers.').waitFor();
    await note.getByRole('button', { name: 'See the words' }).press('Enter');
    await note.getByRole('button', { name: 'Approve these words' }).press('Enter');
    await note.getByText('Approved: these words, exactly.').waitFor();
    expect(await noteOf(id)).toMatchObject({
      Confirmed_Theme__c: themeId,
      Approved_Quote__c: 'tapped',
    });

    await note.getByRole('button', { name: /^Keep private/ }).press('Enter');
    await note.getByText('It counts towards nothing.').waitFor();
    await page.locator(':focus', { hasText: 'Share again' }).waitFor();
    expect(await noteOf(id)).toMatchObject({ Private__c: true, Approved_Quote__c: null });
    expect(visits.complaints).toEqual([]);
  });
});

describe('the list', () => {
  test('is empty for somebody who wrote nothing', async () => {
    const page = await visits.open(myNotes, visits.example.otherRep);
    await page.getByText('None yet. The first takes half a minute.').waitFor();
    await visits.expectFit(page, 'my notes none');
  });

  test('shows twenty notes, and the next on a tap that keeps the place', async () => {
    const { org, admin, otherRep } = visits.example;
    const account = { Name: 'Thornby Foods', OwnerId: otherRep.userId };
    const accountId = await org.create(admin, 'Account', account);
    for (let count = 0; count < 23; count += 1) {
      const Body__c = `“note ${count}” of many`;
      await org.create(otherRep, 'Buyer_Note__c', {
        Account__c: accountId,
        Body__c,
        Client_Key__c: `many${count}`,
      });
    }
    const page = await visits.open(myNotes, otherRep);
    await item(page, 'note 22').waitFor();
    expect(await page.locator('c-note-item').count()).toBe(20);
    await page.getByRole('button', { name: 'Show more' }).press('Enter');
    await item(page, 'note 0').waitFor();
    expect(await page.locator('c-note-item').count()).toBe(23);
    await page.locator(':focus', { hasText: '“note 2” of many' }).waitFor();
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
  });

  test('says why it did not load, and loads once it can', async () => {
    const page = await visits.open('/', visits.example.rep);
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(visits.example.url + myNotes);
    await page.getByText('Your notes did not load. There is no connection.').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await item(page, 'held').waitFor();
    await page.getByText('Your notes did not load.').waitFor({ state: 'detached' });
  });
});

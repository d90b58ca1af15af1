import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { atRest } from '../page-at-rest.ts';
import { looks, visitPages } from '../page-visits.ts';

const visits = visitPages();
const { expectFit, open } = visits;

let lostDealId: string;
let leadId: string;
let contactId: string;

const pathOf = (object: string, id: string) => `/lightning/r/${object}/${id}/view`;
const dealPath = () => pathOf('Opportunity', visits.example.opportunityId);
const words = (page: Page) => page.getByRole('textbox', { name: 'Your note' });
const isFocused = (element: Element) => element.matches(':focus');

/** Makes a record that the rep owns. */
function createFor(sobject: string, fields: Record<string, unknown>): Promise<string> {
  const { org, admin, rep } = visits.example;
  return org.create(admin, sobject, { ...fields, OwnerId: rep.userId });
}

/** The rep's notes on a record, oldest first. */
function notesOn(lookup: string, id: string) {
  const { org, rep } = visits.example;
  return org.query(
    rep,
    `SELECT Id, Body__c, Contact__c, Lead__c, Account__c, Opportunity__c, Stated_Reason__c,
       Prompt__r.Question__c, Follows__c, Outcome__c, Asset__c FROM Buyer_Note__c
     WHERE ${lookup} = '${id}' ORDER BY CreatedDate, Id`,
  );
}

beforeAll(async () => {
  const { org, admin, accountId } = visits.example;
  lostDealId = await createFor('Opportunity', {
    Name: 'Bramley Chilled: Leeds',
    AccountId: accountId,
    StageName: 'Closed Lost',
    CloseDate: '2026-10-30',
  });
  leadId = await createFor('Lead', {
    FirstName: 'Idris',
    LastName: 'Fenn',
    Company: 'Fenn Haulage',
    Title: 'Yard Manager',
  });
  contactId = await createFor('Contact', {
    FirstName: 'Petra',
    LastName: 'Lund',
    Title: 'Finance Director',
    AccountId: accountId,
  });
  const prompt = { Insight_Area__c: 'choose', Asked_On__c: 'opportunity', Outcome__c: 'lost' };
  for (const [Question__c, After_Reason__c, Order__c] of [
    ['How did they judge that, and from which of our material?', 'complex', 10],
    ['What would have made it simple?', 'complex', 20],
    ['Which result did they expect for that money?', 'price', 10],
  ]) {
    const fields = { ...prompt, Question__c, After_Reason__c, Order__c, Key__c: Question__c };
    await org.create(admin, 'Note_Prompt__c', { ...fields, Active__c: true });
  }
});

describe.each(looks)('%s', (name, look) => {
  test('a deal is asked about', async () => {
    const page = await open(dealPath(), visits.example.rep, look);
    await page.getByText('Who can see this?').waitFor();
    await expectFit(page, `panel asking ${name}`);
  });

  test('a lost deal starts with the reason, and each step can be left', async () => {
    const page = await open(pathOf('Opportunity', lostDealId), visits.example.rep, look);
    await page.getByRole('heading', { name: 'What did they say the reason was?' }).waitFor();
    await expectFit(page, `panel ladder ${name}`);
    await page.getByRole('button', { name: 'Too complex' }).click();
    await page.getByRole('heading', { name: 'How did they judge that' }).waitFor();
    await expectFit(page, `panel follow-up ${name}`);
    await words(page).fill('by the setup page, nobody ran the demo');
    await words(page).press('Control+Enter');
    await page.getByRole('button', { name: /^One more/ }).waitFor();
    await expectFit(page, `panel laddered ${name}`);
    await page.getByRole('button', { name: /^My notes/ }).press('Enter');
    await page.getByRole('button', { name: 'Back to the question' }).waitFor();
    await expectFit(page, `panel my notes ${name}`);
  });

  test('who can see a note opens and closes by keyboard', async () => {
    const page = await open(dealPath(), visits.example.rep, look);
    const link = page.getByRole('button', { name: 'Who can see this?' });
    await link.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Who can see this note' });
    await dialog.waitFor();
    await expectFit(page, `panel who can see ${name}`);
    await page.keyboard.press('Tab');
    expect(await dialog.getByRole('button', { name: 'Close' }).evaluate(isFocused)).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await link.evaluate(isFocused)).toBe(true);
  });

  test('a draft comes back after a reload', async () => {
    const page = await open(dealPath(), visits.example.rep, look);
    await words(page).fill('the yard was empty at nine');
    await page.reload();
    await atRest(page);
    await page.getByText('Your unsent note from earlier today.').waitFor();
    expect(await words(page).inputValue()).toBe('the yard was empty at nine');
    await expectFit(page, `panel restored ${name}`);
  });

  test('a save that fails says why', async () => {
    const page = await open(dealPath(), visits.example.rep, look);
    await words(page).fill('the yard was empty at nine');
    await page.route('**/ui-api/records', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByText('Salesforce is busy just now.').waitFor();
    visits.complaints.length = 0;
    await expectFit(page, `panel not saved ${name}`);
  });

  test.each([
    ['Lead', () => leadId, 'Idris Fenn'],
    ['Contact', () => contactId, 'Petra Lund'],
    ['Account', () => visits.example.accountId, 'Dana Whitlock'],
  ])('a %s has its panel, which knows the buyer', async (object, id, buyer) => {
    const page = await open(pathOf(object, id()), visits.example.rep, look);
    await page
      .getByRole('radio', { name: new RegExp(buyer) })
      .first()
      .waitFor();
    await expectFit(page, `panel ${object} ${name}`);
  });
});

describe('numbers', () => {
  const isData = (url: string) => /\/graphql|\/ui-api\//.test(url);

  /** Counts what the panel asks of the org from now on. */
  function countRequests(page: Page): string[] {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (isData(request.url()))
        sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    return sent;
  }

  test('the panel opens with two requests, and writes with one', async () => {
    const page = await open('/', visits.example.rep);
    const sent = countRequests(page);
    // An account's page has no other component of the package.
    await page.goto(visits.example.url + pathOf('Account', visits.example.accountId));
    await words(page).waitFor();
    await atRest(page);
    expect(sent).toEqual(Array(2).fill('POST /services/data/v66.0/graphql'));

    sent.length = 0;
    await words(page).fill('the gatehouse rings every driver in by hand');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    expect(sent.filter((request) => !request.startsWith('GET'))).toEqual([
      'POST /services/data/v66.0/ui-api/records',
    ]);
  });

  test('a first note takes at most three taps or keys beyond its words', async () => {
    const page = await open(dealPath(), visits.example.rep);
    await page.evaluate(`
      window.acts = [];
      addEventListener('pointerdown', () => window.acts.push('tap'), true);
      addEventListener('keydown', (event) => {
        const isWord = event.key.length === 1 && !event.ctrlKey;
        if (!isWord && event.key !== 'Control') window.acts.push(event.key);
      }, true);
    `);
    await words(page).click();
    await page.keyboard.type('the gatehouse rings every driver in by hand');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    expect(await page.evaluate('window.acts')).toEqual(['tap', 'Enter']);
  });
});

describe('what goes wrong keeps the words', () => {
  const text = 'the gatehouse rings every driver in by hand';
  const save = (page: Page) => page.getByRole('button', { name: 'Save note' }).click();

  test('without a connection, and once it is back', async () => {
    const page = await open(dealPath(), visits.example.rep);
    await words(page).fill(text);
    await page.context().setOffline(true);
    await save(page);
    await page.getByText('There is no connection.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('The connection is back.').waitFor();
    expect(await words(page).inputValue()).toBe(text);
    await save(page);
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
  });

  test('when the answer is lost, and the page too: it still becomes one note', async () => {
    const page = await open(pathOf('Lead', leadId), visits.example.rep);
    await words(page).fill(text);
    await page.route('**/ui-api/records', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await save(page);
    await page.getByText('There is no connection.').waitFor();
    await page.unroute('**/ui-api/records');
    await page.reload();
    await atRest(page);
    await page.getByText('Your unsent note from earlier today.').waitFor();
    await words(page).fill(`${text}, even at night`);
    await save(page);
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    expect(await notesOn('Lead__c', leadId)).toMatchObject([
      { Body__c: `${text}, even at night`, Contact__c: null, Opportunity__c: null },
    ]);
    await page.reload();
    await atRest(page);
    expect(await words(page).inputValue()).toBe('');
  });

  test('when the record was deleted meanwhile', async () => {
    const { org, admin, rep } = visits.example;
    const id = await createFor('Lead', { LastName: 'Brand', Company: 'Brand Foods' });
    const page = await open(pathOf('Lead', id), rep);
    await words(page).fill(text);
    await org.remove(admin, 'Lead', id);
    await save(page);
    await page.getByText('Not saved. Your words are kept here.').waitFor();
    expect(await words(page).inputValue()).toBe(text);
  });

  test('with 30,000 characters, in two directions and with rare signs', async () => {
    const id = await createFor('Lead', { LastName: 'Oduya', Company: 'Oduya Cold Store' });
    const page = await open(pathOf('Lead', id), visits.example.rep);
    const long = `\u{1F69A} \u05E9\u05DC\u05D5\u05DD ${'the gate was shut '.repeat(1_665)}`.trim();
    await words(page).fill(long);
    await save(page);
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    expect(await notesOn('Lead__c', id)).toMatchObject([{ Body__c: long }]);
  });

  test('where somebody may not write notes, it says who can change that', async () => {
    const { org, admin, marketer } = visits.example;
    const account = { Name: 'Halden Foods', OwnerId: marketer.userId };
    const page = await open(
      pathOf('Account', await org.create(admin, 'Account', account)),
      marketer,
    );
    await page.getByText('You can add notes once an admin gives you Watercooler Rep.').waitFor();
    await expectFit(page, 'panel no access');
  });
});

test('200 contact roles are one short list that can be searched', async () => {
  const { org, admin, accountId } = visits.example;
  const AccountId = accountId;
  const deal = { Name: 'Wide', AccountId, StageName: 'Evaluate', CloseDate: '2026-12-01' };
  const OpportunityId = await createFor('Opportunity', deal);
  for (let at = 0; at < 200; at += 1) {
    const ContactId = await createFor('Contact', { LastName: `Buyer ${at}`, AccountId });
    await org.create(admin, 'OpportunityContactRole', { OpportunityId, ContactId });
  }
  const page = await open(pathOf('Opportunity', OpportunityId), visits.example.rep);
  await page.getByRole('button', { name: 'Show all (200)' }).waitFor();
  expect(await page.getByRole('radio', { name: /Buyer \d/ }).count()).toBeLessThan(20);
});

test('a note on a contact counts by its account, one on a lost deal says what was stated', async () => {
  const page = await open(pathOf('Contact', contactId), visits.example.rep);
  await words(page).fill('she asks for the payback before anything else');
  await words(page).press('Control+Enter');
  await page.getByRole('heading', { name: 'Saved' }).waitFor();
  expect(await notesOn('Contact__c', contactId)).toMatchObject([
    { Account__c: visits.example.accountId, Lead__c: null, Opportunity__c: null, Outcome__c: null },
  ]);
  await page.getByRole('button', { name: 'My notes (1)' }).click();
  await page.getByText('she asks for the payback before anything else').waitFor();

  const lost = { Name: 'Lost', StageName: 'Closed Lost', CloseDate: '2026-10-30' };
  const lostId = await createFor('Opportunity', lost);
  await page.goto(visits.example.url + pathOf('Opportunity', lostId));
  await page.getByRole('button', { name: 'Too complex' }).press('Enter');
  await page.getByRole('heading', { name: 'How did they judge that' }).waitFor();
  await words(page).fill('by the setup page, nobody ran the demo');
  await page.getByRole('textbox', { name: 'Which of our material' }).fill('setup page');
  await words(page).press('Control+Enter');
  await page
    .getByRole('button', { name: 'One more: What would have made it simple?' })
    .press('Enter');
  await words(page).fill('one button that says start');
  await words(page).press('Control+Enter');
  await page.getByRole('heading', { name: 'Saved' }).waitFor();
  await expect
    .poll(() => notesOn('Opportunity__c', lostId))
    .toMatchObject([
      { Stated_Reason__c: 'complex', Asset__c: 'setup page', Outcome__c: 'lost', Follows__c: null },
      { Stated_Reason__c: 'complex', Follows__c: expect.any(String) },
    ]);
});

test('in an org that was checked, those who can see a note are named', async () => {
  const { org, admin, rep } = visits.example;
  const [status] = await org.query(admin, 'SELECT Id FROM Watercooler_Status__c');
  const statusId = String(status?.['Id']);
  const found = {
    Note_Readers__c: 'Fergus Ilett\nDouglas Wray',
    Note_Readers_Checked_On__c: '2026-11-19T08:00:00.000Z',
  };
  await org.update(admin, 'Watercooler_Status__c', statusId, found);
  const page = await open(dealPath(), rep, { width: 375, slds: 2 });
  await page.getByRole('switch', { name: 'Keep private' }).check({ force: true });
  await page.getByRole('button', { name: 'Who can see this?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who can see this note' });
  expect(await dialog.getByRole('list').first().getByRole('listitem').allInnerTexts()).toEqual([
    'You',
    expect.stringContaining('Fergus Ilett'),
    expect.stringContaining('Douglas Wray'),
  ]);
  await dialog.getByText('A private note never leaves Salesforce.').waitFor();
  await dialog.getByText(/^Checked in this org on 19 Nov 2026/).waitFor();
  await expectFit(page, 'panel who can see, checked');
  const nothing = { Note_Readers__c: null, Note_Readers_Checked_On__c: null };
  await org.update(admin, 'Watercooler_Status__c', statusId, nothing);
});

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { looks, visitPages } from '../page-visits.ts';

const visits = visitPages();
const { expectFit, open } = visits;

let lostDealId: string;
let leadId: string;
let contactId: string;

const pathOf = (object: string, id: string) => `/lightning/r/${object}/${id}/view`;
const dealPath = () => pathOf('Opportunity', visits.example.opportunityId);
const words = (page: Page) => page.getByRole('textbox', { name: 'Your note' });

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
  });

  test('who can see a note opens and closes by keyboard', async () => {
    const page = await open(dealPath(), visits.example.rep, look);
    const link = page.getByRole('button', { name: 'Who can see this?' });
    await link.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Who can see this note' });
    await dialog.waitFor();
    await expectFit(page, `panel who can see ${name}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('a draft comes back after a reload', async () => {
    const page = await open(dealPath(), visits.example.rep, look);
    await words(page).fill('the yard was empty at nine');
    await page.reload({ waitUntil: 'networkidle' });
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

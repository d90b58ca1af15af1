import { describe, expect, test } from 'vitest';
import { looks, visitPages } from '../../page-visits.ts';

const visits = visitPages();
const { complaints, expectFit, open } = visits;

const dealPath = () => `/lightning/r/Opportunity/${visits.example.opportunityId}/view`;
const personaPath = () => `/lightning/r/Buyer_Persona__c/${visits.example.personaId}/view`;

describe.each(looks)('%s', (name, look) => {
  test('the note panel is there for a rep', async () => {
    const page = await open(dealPath(), visits.example.rep, look);
    await page.getByRole('heading', { name: 'What nearly stopped them' }).waitFor();
    await page
      .getByRole('radio', { name: /Dana Whitlock/ })
      .first()
      .waitFor();
    await expectFit(page, `deal ${name}`);
  });

  test('the persona page is there for marketing', async () => {
    const page = await open(personaPath(), visits.example.marketer, look);
    await page.getByRole('heading', { name: 'No proof from their peers' }).waitFor();
    await expectFit(page, `persona ${name}`);
  });

  test.each([
    ['home', '/'],
    ['deals', '/lightning/o/Opportunity/list'],
    ['personas', '/lightning/o/Buyer_Persona__c/list'],
    ['accounts', '/lightning/o/Account/list'],
    ['contacts', '/lightning/o/Contact/list'],
    ['leads', '/lightning/o/Lead/list'],
  ])('the list of %s is fit to show', async (list, path) => {
    await expectFit(await open(path, visits.example.rep, look), `${list} ${name}`);
  });
});

test('a note is saved through the panel, and what the service files comes back into it', async () => {
  const page = await open(dealPath(), visits.example.rep);
  const text = `"show me the failure", they said <b>twice</b>`;
  await page.getByRole('textbox').fill(text);
  await page.getByRole('radio', { name: 'Tense' }).check({ force: true });
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.getByRole('heading', { name: 'Saved' }).waitFor();

  const soql = 'SELECT Id, Body__c, Tone__c, Opportunity__c, OwnerId FROM Buyer_Note__c';
  const notes = await visits.example.org.query(visits.example.rep, soql);
  expect(notes).toMatchObject([
    {
      Body__c: text,
      Tone__c: 'tense',
      Opportunity__c: visits.example.opportunityId,
      OwnerId: visits.example.rep.userId,
    },
  ]);

  await visits.example.org.update(visits.example.admin, 'Buyer_Note__c', String(notes[0]?.['Id']), {
    Status__c: 'counted',
    Buyer_Theme__c: visits.example.themeId,
  });
  // The card beside the panel names the same theme all along.
  await page.locator('c-note-panel').getByText('No proof from their peers').waitFor();
  await expectFit(page, 'note-filed-wide');
});

test('a panel that could not load says why, and keeps the focus while it tries again', async () => {
  const page = await open('/', visits.example.rep);
  await page.route('**/graphql', (route) => route.abort());
  await page.goto(visits.example.url + dealPath());
  const panel = page.locator('c-note-panel');
  await panel.getByText('There is no connection.').waitFor();
  await panel.getByRole('button', { name: 'Try again' }).press('Enter');
  await panel.locator('.problem:focus', { hasText: 'There is no connection.' }).waitFor();

  await page.unroute('**/graphql');
  await panel.getByRole('button', { name: 'Try again' }).press('Enter');
  await panel.locator('h3:focus').waitFor();
});

test('icons are drawn, not fetched', async () => {
  const page = await open(dealPath(), visits.example.rep);
  const icon = page.locator('lightning-icon svg path').first();
  await icon.waitFor({ state: 'attached' });
  expect(complaints).toEqual([]);
});

test('what a component has to say is shown for a while, and can be closed', async () => {
  const page = await open(dealPath(), visits.example.rep);
  await page.evaluate(`document.querySelector('c-note-panel').dispatchEvent(
    new CustomEvent('lightning__showtoast', { bubbles: true, composed: true,
      detail: { title: 'Not <i>saved</i>', message: 'Try again.', variant: 'error', mode: 'sticky' } }))`);
  const toast = page.getByRole('status').filter({ hasText: 'Not <i>saved</i> Try again.' });
  await toast.waitFor();
  await expectFit(page, 'toast-wide');
  await page.getByRole('button', { name: /^Close/ }).click();
  await toast.waitFor({ state: 'detached' });
});

test('one click makes one somebody else', async () => {
  const page = await open('/', visits.example.rep);
  await page.getByRole('button', { name: /Claire Hobday/ }).click();
  await page.getByRole('link', { name: 'Operations VP' }).click();
  await page.getByRole('heading', { name: 'No proof from their peers' }).waitFor();
  expect(await page.getByRole('link', { name: 'Opportunities' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

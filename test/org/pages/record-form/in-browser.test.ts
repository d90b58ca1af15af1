import { beforeEach, describe, expect, test } from 'vitest';
import { looks, visitPages } from '../../../page-visits.ts';

const visits = visitPages();
const { complaints, expectFit, open } = visits;
let personas = 0;
let personaId: string;

/** A draft as the service proposes one. */
beforeEach(async () => {
  personas += 1;
  const { org, admin } = visits.example;
  personaId = await org.create(admin, 'Buyer_Persona__c', {
    Name: 'Transport',
    Key__c: `proposed-${personas}`,
    Status__c: 'draft',
    Job_Titles__c: 'Transport',
  });
});

const pathOf = (action: 'view' | 'edit') => `/lightning/r/Buyer_Persona__c/${personaId}/${action}`;

describe.each(looks)('%s', (name, look) => {
  test('a form is fit to show, with what hinders it from being saved', async () => {
    const page = await open(pathOf('edit'), visits.example.marketer, look);
    await page.getByLabel('Status', { exact: true }).selectOption('Agreed');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[role=alert]:focus', { hasText: 'This was not saved.' }).waitFor();
    await page.getByRole('link', { name: 'Status' }).press('Enter');
    await expectFit(page, `form refused ${name}`);
  });
});

describe.each(looks.filter(([, { slds }]) => slds === 2))('%s', (name, look) => {
  test('so are a prompt with its Edit button, and the stages of a persona', async () => {
    const { org, admin, marketer } = visits.example;
    const [prompt] = await org.query(admin, 'SELECT Id FROM Note_Prompt__c');
    const path = `/lightning/r/Note_Prompt__c/${String(prompt?.['Id'])}/view`;
    const record = await open(path, admin, look);
    await record.getByRole('link', { name: 'Edit' }).waitFor();
    await expectFit(record, `prompt ${name}`);

    const stage = { Name: 'First visit', Buyer_Persona__c: personaId, Roles__c: 'Purchasing' };
    await org.create(admin, 'Persona_Stage__c', stage);
    const persona = await open(pathOf('view'), marketer, look);
    await persona.getByText('Roadmap stages (1)').click();
    await persona.getByRole('link', { name: 'First visit' }).waitFor();
    await expectFit(persona, `persona stages ${name}`);
  });
});

test('from “Add goals” on a persona, marketing comes to its form, and back with the goals', async () => {
  const page = await open(pathOf('view'), visits.example.marketer);
  await page.getByRole('button', { name: 'Add goals' }).click();
  await page.getByRole('heading', { name: 'Edit Transport' }).waitFor();
  await page.getByLabel('Goals').fill('Trucks turn round in an hour');
  await page.getByLabel('Job titles').fill('Transport\nFleet Manager');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('Trucks turn round in an hour').waitFor();
  await page.getByText('Fleet Manager').waitFor();
  expect(complaints).toEqual([]);
});

test('from “Add the first stage”, the form knows the persona, and Cancel leads back to it', async () => {
  const page = await open(pathOf('view'), visits.example.marketer);
  await page.getByRole('button', { name: 'Add the first stage' }).click();
  const persona = page.getByLabel('Persona');
  await expect.poll(() => persona.inputValue()).toBe(personaId);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Add the first stage' }).click();
  await page.getByRole('textbox', { name: 'Stage', exact: true }).fill('First visit');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Transport' }).click();
  await page.getByText('First visit').first().waitFor();
  expect(complaints).toEqual([]);
});

test('the browser itself asks for what is required, before anything is posted', async () => {
  const page = await open('/lightning/o/Buyer_Persona__c/new', visits.example.marketer);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('input[name=Name]:focus:invalid').waitFor();
  expect(page.url()).toContain('/new');
});

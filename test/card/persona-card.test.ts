import { describe, expect, test } from 'vitest';
import { atRest } from '../page-at-rest.ts';
import { looks, visitPages } from '../page-visits.ts';

const visits = visitPages();
const { expectFit, open } = visits;

const dealPath = () => `/lightning/r/Opportunity/${visits.example.opportunityId}/view`;

async function describeStage(): Promise<void> {
  const { example } = visits;
  await example.org.create(example.admin, 'Persona_Stage__c', {
    Buyer_Persona__c: example.personaId,
    Name: 'Evaluate',
    Order__c: 20,
    Buyer_Goal__c: 'See it happen at a site like theirs',
    Sales_Goal__c: 'Agree a baseline in week one',
    Roles__c: 'economic buyer; technical influencer',
    Ask_Next__c: 'What would a calm peak season be worth to you?',
  });
}

describe.each(looks)('%s', (name, look) => {
  test('the card says what stops this buyer first, and what to ask at this stage', async () => {
    await describeStage();
    const page = await open(dealPath(), visits.example.rep, look);
    const card = page.locator('c-persona-card');
    await card.getByRole('heading', { name: 'Buyers like Dana Whitlock' }).waitFor();
    await card.getByText('No proof from their peers').waitFor();
    await expectFit(page, `card ${name}`);
  });
});

test('a deal without contact roles asks once, and a key press answers', async () => {
  const { example } = visits;
  const id = await example.org.create(example.rep, 'Opportunity', {
    Name: 'Nobody named yet',
    StageName: 'Discover',
    CloseDate: '2026-12-31',
  });
  const page = await open(`/lightning/r/Opportunity/${id}/view`, example.rep);
  const card = page.locator('c-persona-card');
  await card.getByRole('heading', { name: 'Who are you meeting?' }).waitFor();
  await expectFit(page, 'card asks');
  await card.getByRole('button', { name: /Operations VP/ }).press('Enter');
  await card.getByText('No proof from their peers').waitFor();
  await card.locator('h2:focus', { hasText: 'Buyers like Operations VP' }).waitFor();
});

test('the card opens with two requests', async () => {
  const page = await open('/', visits.example.rep);
  const asked: string[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes('watercoolerCard')) asked.push(body);
  });
  await page.goto(visits.example.url + dealPath());
  await atRest(page);
  await page.locator('c-persona-card').getByText('No proof from their peers').waitFor();
  expect(asked).toHaveLength(2);
});

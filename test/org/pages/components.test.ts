import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../browser.ts';
import { createTestDatabase, type TestDatabase } from '../../postgres.ts';
import type { Session } from '../org.ts';
import { startExampleOrg, type ExampleOrg } from '../ui-api/example-org.ts';
import { buildPages } from './bundle/build.ts';
import { repositoryRoot } from './bundle/sources.ts';

const pictures = join(repositoryRoot, 'artifacts/pages');
const accessibility = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let database: TestDatabase;
let example: ExampleOrg;
let browser: Browser;
let context: BrowserContext;
/** What a page said on its console, threw, or could not fetch. */
let complaints: string[];

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  await buildPages(() => undefined);
  database = await createTestDatabase();
  example = await startExampleOrg(database.url);
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await example.close();
  await database.drop();
});
beforeEach(() => {
  complaints = [];
});
afterEach(() => context.close());

async function open(path: string, session: Session, width = 1280): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB' });
  const value = example.org.openSession(session.userId);
  const cookie = { name: 'watercooler_org_session', value, url: example.url };
  await context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() !== 'info') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(example.url + path, { waitUntil: 'networkidle' });
  return page;
}

async function expectFit(page: Page, name: string): Promise<void> {
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).withTags(accessibility).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  const width = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(width).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
}

/** The whole page without scrolling, so that nothing sticky hides a part of it. */
async function picture(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.setViewportSize(size);
}

const dealPath = () => `/lightning/r/Opportunity/${example.opportunityId}/view`;
const personaPath = () => `/lightning/r/Buyer_Persona__c/${example.personaId}/view`;

describe.each([
  ['wide', 1280, ''],
  ['phone', 375, ''],
  ['wide-slds1', 1280, '?slds=1'],
] as const)('%s', (look, width, query) => {
  test('the note panel is there for a rep', async () => {
    const page = await open(dealPath() + query, example.rep, width);
    await page.getByRole('heading', { name: 'What nearly stopped them' }).waitFor();
    await page.getByRole('radio', { name: /Dana Whitlock/ }).waitFor();
    await expectFit(page, `deal-${look}`);
  });

  test('the persona page is there for marketing', async () => {
    const page = await open(personaPath() + query, example.marketer, width);
    await page.getByRole('heading', { name: 'No proof from their peers' }).waitFor();
    await expectFit(page, `persona-${look}`);
  });
});

describe.each([
  ['wide', 1280],
  ['phone', 375],
] as const)('%s, the page around them', (look, width) => {
  test.each([
    ['home', '/'],
    ['deals', '/lightning/o/Opportunity/list'],
    ['personas', '/lightning/o/Buyer_Persona__c/list'],
    ['accounts', '/lightning/o/Account/list'],
    ['contacts', '/lightning/o/Contact/list'],
    ['leads', '/lightning/o/Lead/list'],
  ])('%s is fit to show', async (name, path) => {
    await expectFit(await open(path, example.rep, width), `${name}-${look}`);
  });
});

test('a note is saved through the panel, and what the service files comes back into it', async () => {
  const page = await open(dealPath(), example.rep);
  const text = `"show me the failure", they said <b>twice</b>`;
  await page.getByRole('textbox').fill(text);
  await page.getByRole('radio', { name: 'Tense' }).check({ force: true });
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.getByRole('heading', { name: 'Saved' }).waitFor();

  const soql = 'SELECT Id, Body__c, Tone__c, Opportunity__c, OwnerId FROM Buyer_Note__c';
  const notes = await example.org.query(example.rep, soql);
  expect(notes).toMatchObject([
    {
      Body__c: text,
      Tone__c: 'tense',
      Opportunity__c: example.opportunityId,
      OwnerId: example.rep.userId,
    },
  ]);

  await example.org.update(example.admin, 'Buyer_Note__c', String(notes[0]?.['Id']), {
    Status__c: 'counted',
    Buyer_Theme__c: example.themeId,
  });
  await page.getByText('No proof from their peers').waitFor();
  await expectFit(page, 'note-filed-wide');
});

test('a panel that could not load says why, and keeps the focus while it tries again', async () => {
  const page = await open('/', example.rep);
  await page.route('**/graphql', (route) => route.abort());
  await page.goto(example.url + dealPath());
  await page.getByText('There is no connection.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.locator('.problem:focus', { hasText: 'There is no connection.' }).waitFor();

  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.locator('h3:focus').waitFor();
});

test('icons are drawn, not fetched', async () => {
  const page = await open(dealPath(), example.rep);
  const icon = page.locator('lightning-icon svg path').first();
  await icon.waitFor({ state: 'attached' });
  expect(complaints).toEqual([]);
});

test('what a component has to say is shown for a while, and can be closed', async () => {
  const page = await open(dealPath(), example.rep);
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
  const page = await open('/', example.rep);
  await page.getByRole('button', { name: /Claire Hobday/ }).click();
  await page.getByRole('link', { name: 'Operations VP' }).click();
  await page.getByRole('heading', { name: 'No proof from their peers' }).waitFor();
  expect(await page.getByRole('link', { name: 'Opportunities' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

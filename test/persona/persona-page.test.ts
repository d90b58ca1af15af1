import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../org/org.ts';
import { atRest } from '../page-at-rest.ts';
import { looks, visitPages, type Look } from '../page-visits.ts';
import {
  createFullPersona,
  createOddPersona,
  hireService,
  personNamed,
  releaseTheme,
  write,
} from './persona-records.ts';

const visits = visitPages();
const { complaints, expectFit, open } = visits;
let service: Session;
let personaId: string;
let emptyId: string;
let oddId: string;

beforeAll(async () => {
  const { example } = visits;
  service = await hireService(example);
  personaId = await createFullPersona(example, service);
  emptyId = await example.org.create(example.admin, 'Buyer_Persona__c', {
    Name: 'Procurement Controller',
    Key__c: 'procurement-controller',
    Status__c: 'draft',
  });
  oddId = await createOddPersona(example);
});

const pathOf = (id: string) => `/lightning/r/Buyer_Persona__c/${id}/view`;

async function openPersona(id: string, session: Session, look?: Look): Promise<Page> {
  const page = await open(pathOf(id), session, look);
  await page.getByRole('heading', { name: 'What stops them from choosing us' }).waitFor();
  return page;
}

describe.each(looks)('%s', (name, look) => {
  test('a persona with everything is fit to show, folded, unfolded and as tables', async () => {
    const page = await openPersona(personaId, visits.example.marketer, look);
    await page.getByRole('img', { name: 'A loading dock at dawn' }).waitFor();
    await page.getByText('Judged from old material').first().waitFor();
    await expectFit(page, `persona full ${name}`);

    for (const quotes of await page.locator('summary').all()) await quotes.press('Enter');
    if (look.width > 760) {
      const [chart, roadmap] = await page.getByRole('button', { name: 'Show as a table' }).all();
      await roadmap?.press('Enter');
      await chart?.press('Enter');
      await page.getByRole('columnheader', { name: 'Closed Won' }).waitFor();
      await page.getByRole('cell', { name: 'Missing feature' }).waitFor();
    }
    await expectFit(page, `persona unfolded ${name}`);
  });

  test('a draft that nobody noticed anything of invites those who may to begin', async () => {
    const page = await openPersona(emptyId, visits.example.marketer, look);
    await page.getByText('Sales and marketing have not agreed on it yet.').waitFor();
    await page.getByRole('button', { name: 'Add the first stage' }).waitFor();
    await page.getByRole('button', { name: 'Add goals' }).waitFor();
    await expectFit(page, `persona empty ${name}`);
  });

  test('the reserved persona is nobody’s to describe', async () => {
    const { reservedPersonaId, marketer } = visits.example;
    const page = await openPersona(reservedPersonaId, marketer, look);
    await page
      .getByText(
        'What too few reps noticed about one kind of buyer is gathered here, from all kinds.',
      )
      .waitFor();
    expect(await page.getByText('Who they are').count()).toBe(0);
    await expectFit(page, `persona reserved ${name}`);
  });

  test('words that run from right to left, and letters of four bytes, stay in the page', async () => {
    const page = await openPersona(oddId, visits.example.marketer, look);
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    await expectFit(page, `persona odd words ${name}`);
  });

  test('a page that could not load says why', async () => {
    const page = await open('/', visits.example.marketer, look);
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(visits.example.url + pathOf(personaId));
    await atRest(page);
    await page.getByText('There is no connection.').waitFor();
    complaints.length = 0;
    await expectFit(page, `persona error ${name}`);
  });
});

test('the page opens with one request', async () => {
  const page = await open('/', visits.example.marketer);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') asked.push(request.url());
  });
  await page.goto(visits.example.url + pathOf(personaId));
  await page.getByText('Judged from old material').first().waitFor();
  expect(asked.map((url) => new URL(url).pathname.split('/').at(-1))).toEqual(['graphql']);
});

test('what was said, and what lay underneath: no row that was taken back, no number but bands', async () => {
  const page = await openPersona(personaId, visits.example.marketer);
  const drawing = page.getByRole('img', { name: 'What was said, and what lay underneath' });
  const words = await drawing.locator('text').allTextContents();
  expect(words.map((word) => word.trim())).toEqual(
    expect.arrayContaining([
      'Price',
      'Missing feature',
      'No decision',
      'Too complex',
      '10 or more',
    ]),
  );
  await page.getByRole('button', { name: 'Show as a table' }).first().click();
  const rows = page.locator('c-reason-chart tbody tr');
  expect(await rows.count()).toBe(5);
  expect(await rows.first().innerText()).toMatch(/^Price\s+No proof from a site like theirs/);
});

test('a quote shows the words that were approved and no mark more', async () => {
  const page = await openPersona(personaId, visits.example.marketer);
  const marks = await page
    .locator('blockquote')
    .first()
    .evaluate((quote) =>
      ['::before', '::after'].map((side) => getComputedStyle(quote, side).content),
    );
  expect(marks).toEqual(['none', 'none']);
});

test('a sentence of the story leads to its evidence, or says that it is an assumption', async () => {
  const page = await openPersona(personaId, visits.example.marketer);
  const story = page.locator('c-persona-story');
  expect(await story.getByText('Assumption', { exact: true }).count()).toBe(1);
  await story.getByRole('button', { name: 'Evidence No proof from a site like theirs' }).click();
  await page.locator('h4:focus', { hasText: 'No proof from a site like theirs' }).waitFor();
});

test('everything opens by keyboard alone, in the order of the page', async () => {
  const page = await openPersona(personaId, visits.example.marketer);
  const reached: string[] = [];
  const focused = () =>
    page.evaluate(() => {
      let at: Element | null = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
    });
  await page.locator('c-persona-header h2').focus();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(await focused());
  }
  expect(reached).toEqual([
    'More quotes No proof from a site like theirs',
    'Quotes Judged from old material',
    'Choose one Judged from old material',
    'Show as a table',
    'Evidence Peak season run by hand',
    'Evidence No proof from a site like theirs',
    'Show as a table',
    'Add a stage',
  ]);
  const folded = page.getByText('our demo data is all parcels, theirs is chilled');
  expect(await folded.isVisible()).toBe(false);
  await page.getByText('More quotes').press('Space');
  await folded.waitFor();
});

test('a rep and a sales lead read the same page; only who may write is invited to', async () => {
  const { example } = visits;
  const rep = await openPersona(emptyId, example.rep);
  expect(await rep.getByRole('button', { name: /^Add/ }).count()).toBe(0);
  const lead = await openPersona(emptyId, await personNamed(example, 'Wray'));
  expect(await lead.getByRole('button', { name: /^Add/ }).count()).toBe(7);
  expect(await lead.getByRole('button', { name: 'Choose one' }).count()).toBe(0);
});

test('two things said are a table, not a chart', async () => {
  const { example } = visits;
  const id = await example.org.create(example.admin, 'Buyer_Persona__c', {
    Name: 'Site Manager',
    Key__c: 'site-manager',
    Status__c: 'draft',
  });
  const themeId = await releaseTheme(example, service, id, { name: 'No time to train anybody' });
  for (const reason of ['timing', 'trust']) {
    await write(example, service, 'Persona_Reason__c', {
      Buyer_Persona__c: id,
      Key__c: `site-manager-${reason}`,
      Stated_Reason__c: reason,
      Buyer_Theme__c: themeId,
      Contributors__c: '3+',
      Deals__c: '3+',
    });
  }
  const page = await openPersona(id, example.marketer);
  await page.getByRole('cell', { name: 'Lack of trust' }).waitFor();
  expect(await page.locator('c-reason-chart svg').count()).toBe(0);
  await expectFit(page, 'persona two reasons');
});

test('a picture of the org is shown, and one that does not load leaves two letters', async () => {
  const page = await openPersona(personaId, visits.example.marketer);
  const picture = page.locator('c-persona-header img');
  await picture.waitFor();
  expect(await picture.evaluate((img: HTMLImageElement) => img.decode())).toBeUndefined();
  await page.route('**/group_avatar_160.png', (route) => route.fulfill({ status: 404 }));
  await page.goto(visits.example.url + pathOf(personaId));
  await page.locator('c-persona-header .face', { hasText: 'HD' }).waitFor();
});

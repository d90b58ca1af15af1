import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { looks, visitPages, type Look } from '../page-visits.ts';

const visits = visitPages();
const { complaints, expectFit, open } = visits;

const proof = 'No proof from their peers';
const link = 'Fear of a broken link';
const proposed = 'Hears of us from peers';

interface ThemeFields {
  readonly name: string;
  readonly area?: string;
  readonly fields?: Record<string, unknown>;
}

let count = 0;

async function addTheme({ name, area = 'stops', fields = {} }: ThemeFields): Promise<string> {
  return visits.example.org.create(visits.example.admin, 'Buyer_Theme__c', {
    Name: name,
    Key__c: `theme-${(count += 1)}`,
    Insight_Area__c: area,
    Meaning__c: `They say: ${name}.`,
    Status__c: 'active',
    ...fields,
  });
}

async function themeNamed(name: string): Promise<Record<string, unknown> | undefined> {
  const { example } = visits;
  const [row] = await example.org.query(
    example.admin,
    `SELECT Id, Name, Key__c, Meaning__c, Examples__c, Status__c, Merged_Into__c, Pinned__c, Hidden__c,
      Insight_Area__c FROM Buyer_Theme__c WHERE Name = '${name}'`,
  );
  return row;
}

async function openCodebook(look?: Look, session = visits.example.marketer): Promise<Page> {
  const page = await open('/lightning/n/Codebook', session, look);
  await page.getByRole('search').waitFor();
  return page;
}

async function openTheme(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Codebook' }).getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 2, name }).waitFor();
}

const press = (page: Page, name: string) =>
  page.locator('.shown').getByRole('button', { name, exact: true }).click();
const told = (page: Page, words: string) =>
  page.locator('c-codebook-desk').getByRole('status').filter({ hasText: words }).waitFor();

beforeAll(async () => {
  const { example } = visits;
  await addTheme({
    name: link,
    fields: {
      Examples__c: 'who supports the link out of hours\nour last connector project overran',
      Response__c: 'prove',
      What_Works__c: 'The rollback runbook.\nA named engineer.',
    },
  });
  await addTheme({ name: 'Another lost quarter', fields: { Hidden__c: true } });
  await addTheme({ name: 'Old and gone', fields: { Status__c: 'retired' } });
  await addTheme({
    name: proposed,
    area: 'why-now',
    fields: {
      Status__c: 'proposed',
      Meaning__c: 'Proposed from notes that speak of peers, fair and recommended.',
      Terms__c: 'peers, fair, recommended',
    },
  });
  await addTheme({
    name: 'مخاوف من التكامل مع الأنظمة القديمة',
    area: 'buy',
    fields: { Meaning__c: 'يخشون توقف الربط 🚚', Examples__c: 'من يدعمنا ليلا؟' },
  });
  await addTheme({ name: `Long${'o'.repeat(70)}ng`, area: 'room', fields: { Pinned__c: true } });
  const [status] = await example.org.query(example.admin, 'SELECT Id FROM Watercooler_Status__c');
  await example.org.update(example.admin, 'Watercooler_Status__c', String(status?.['Id']), {
    Calendar__c: 'monthly',
    Next_Release_On__c: '2099-12-01T06:00:00.000Z',
  });
});

test('a list that goes on below fades out there, and its last theme does not', async () => {
  const page = await openCodebook();
  await page.setViewportSize({ width: 1280, height: 400 });
  const list = page.locator('c-codebook-list');
  const fade = () =>
    list.evaluate((box) => {
      const { backgroundImage, blockSize } = getComputedStyle(box, '::after');
      const last = [...(box.shadowRoot ?? box).querySelectorAll('button.item')].at(-1);
      return {
        isFading: box.scrollHeight > box.clientHeight && backgroundImage.includes('gradient'),
        lastEnds: last?.getBoundingClientRect().bottom ?? 0,
        fadeStarts: box.getBoundingClientRect().bottom - parseFloat(blockSize),
      };
    });
  expect(await fade()).toMatchObject({ isFading: true });
  await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  const { lastEnds, fadeStarts } = await fade();
  expect(lastEnds).toBeLessThanOrEqual(fadeStarts);
});

describe.each(looks)('%s', (name, look) => {
  test('the list and a theme are fit to show', async () => {
    const page = await openCodebook(look);
    await page.getByText('at the next release, 1 December 2099.').waitFor();
    await expectFit(page, `codebook list ${name}`);
    await openTheme(page, link);
    await expectFit(page, `codebook theme ${name}`);
    if (look.width > 600) return;
    await page.getByRole('button', { name: 'Back to the themes' }).click();
    await page.locator('button.item:focus').waitFor();
  });

  test('every form is fit to show, and leaving it gives the focus back', async () => {
    const page = await openCodebook(look);
    await openTheme(page, link);
    for (const [button, heading] of [
      ['Edit', `Edit “${link}”`],
      ['Merge', `Merge “${link}” into…`],
      ['Split', `Split “${link}” in two`],
    ] as const) {
      await press(page, button);
      await page.getByRole('heading', { name: heading }).waitFor();
      await expectFit(page, `codebook ${button} ${name}`);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('h2:focus', { hasText: link }).waitFor();
    }
  });

  test('what was done, a proposal, and a search that finds nothing are fit to show', async () => {
    const page = await openCodebook(look);
    await openTheme(page, link);
    await press(page, 'Pin');
    await told(page, `“${link}” is pinned`);
    await expectFit(page, `codebook done ${name}`);
    await page.getByRole('button', { name: 'Undo' }).click();
    await told(page, `“${link}” is as it was before`);
    await page.locator('h2:focus', { hasText: link }).waitFor();
    if (look.width < 600) await page.getByRole('button', { name: 'Back to the themes' }).click();
    await page.getByRole('radio', { name: /^Proposed/ }).check({ force: true });
    await openTheme(page, proposed);
    await expectFit(page, `codebook proposal ${name}`);
    if (look.width < 600) await page.getByRole('button', { name: 'Back to the themes' }).click();
    await page.getByRole('searchbox').fill('nobody ever said this');
    await page.getByText('No theme here says that.').waitFor();
    await expectFit(page, `codebook nothing ${name}`);
  });

  test('a codebook that is empty, or did not load, is fit to show', async () => {
    const page = await open('/', visits.example.marketer, look);
    const query = look.slds === 1 ? '?slds=1' : '';
    const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    const answer = { Buyer_Theme__c: nothing, Watercooler_Status__c: { edges: [] } };
    await page.route('**/graphql', (route) =>
      route.fulfill({ json: { data: { uiapi: { query: answer } }, errors: [] } }),
    );
    await page.goto(`${visits.example.url}/lightning/n/Codebook${query}`);
    await page.getByText('No themes yet.').waitFor();
    await expectFit(page, `codebook empty ${name}`);
    await page.unroute('**/graphql');
    await page.route('**/graphql', (route) => route.abort());
    await page.reload();
    await page.getByText('The codebook did not load. There is no connection.').waitFor();
    complaints.length = 0; // The browser reports the request that was cut off.
    await expectFit(page, `codebook not loaded ${name}`);
  });

  test('a rep reads it and has no button that changes anything', async () => {
    const page = await openCodebook(look, visits.example.rep);
    await page.getByText('Who has Watercooler Marketing').waitFor();
    await openTheme(page, link);
    expect(await page.locator('c-codebook-theme').getByRole('button').count()).toBe(0);
    await expectFit(page, `codebook reader ${name}`);
  });
});

test('a theme is merged with the keyboard alone, and comes back with one press', async () => {
  const id = await addTheme({ name: 'Nobody vouches for them' });
  const target = await themeNamed(proof);
  const page = await openCodebook();
  await page.getByRole('searchbox').press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  while ((await page.locator('button.item:focus').innerText()) !== 'Nobody vouches for them') {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.locator('h2:focus', { hasText: 'Nobody vouches for them' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('h2:focus', { hasText: 'Merge “Nobody vouches for them” into…' }).waitFor();
  await page.getByRole('button', { name: proof }).last().press('Enter');
  await told(page, `“Nobody vouches for them” is merged into “${proof}”`);
  expect(await themeNamed('Nobody vouches for them')).toMatchObject({
    Status__c: 'retired',
    Merged_Into__c: target?.['Id'],
  });
  await page.locator('.retired').getByText('Merged into').waitFor();
  await expectFit(page, 'codebook merged wide');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await told(page, '“Nobody vouches for them” is as it was before');
  expect(await themeNamed('Nobody vouches for them')).toMatchObject({
    Id: id,
    Status__c: 'active',
    Merged_Into__c: null,
  });
  expect(complaints).toEqual([]);
});

test('a theme is split in two, and undoing it gives every phrase back', async () => {
  await addTheme({ name: 'Support worries', fields: { Examples__c: 'at night\nit overran' } });
  const page = await openCodebook();
  await openTheme(page, 'Support worries');
  await press(page, 'Split');
  await page.getByRole('button', { name: 'Move “it overran” to the second theme' }).click();
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await page.getByText('Give it a name first.').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).nth(1).fill('Burnt by an earlier project');
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await told(page, '“Support worries” is split, and “Burnt by an earlier project” is new');
  expect(await themeNamed('Support worries')).toMatchObject({ Examples__c: 'at night' });
  expect(await themeNamed('Burnt by an earlier project')).toMatchObject({
    Key__c: 'burnt-by-an-earlier-project',
    Insight_Area__c: 'stops',
    Status__c: 'active',
    Examples__c: 'it overran',
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await told(page, '“Support worries” is as it was before');
  expect(await themeNamed('Support worries')).toMatchObject({
    Examples__c: 'at night\nit overran',
  });
  expect(await themeNamed('Burnt by an earlier project')).toMatchObject({ Status__c: 'retired' });
});

test('a proposal is adopted, or dismissed and fetched back', async () => {
  await addTheme({ name: 'Asks for a pilot', fields: { Status__c: 'proposed' } });
  const page = await openCodebook();
  await page.getByRole('radio', { name: /^Proposed/ }).check({ force: true });
  await openTheme(page, 'Asks for a pilot');
  await press(page, 'Dismiss');
  await told(page, '“Asks for a pilot” is dismissed');
  expect(await themeNamed('Asks for a pilot')).toMatchObject({ Status__c: 'retired' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await told(page, 'as it was before');
  await press(page, 'Adopt');
  await told(page, '“Asks for a pilot” is adopted');
  expect(await themeNamed('Asks for a pilot')).toMatchObject({ Status__c: 'active' });
});

test('nobody overwrites a colleague: who changed it is named, and typed words stay', async () => {
  const { example } = visits;
  const before = '2026-11-19T10:00:00.000Z';
  const id = await addTheme({
    name: 'Judged from old material',
    fields: { CreatedDate: before, LastModifiedDate: before },
  });
  const page = await openCodebook();
  await openTheme(page, 'Judged from old material');
  await press(page, 'Edit');
  await page.getByRole('textbox', { name: 'Name' }).fill('They saw an old deck');
  const colleague = example.org.users().find((user) => user.name === 'Fergus Ilett');
  if (!colleague) throw new Error('The example company has no admin.');
  await example.org.update({ userId: colleague.id }, 'Buyer_Theme__c', id, {
    Name: 'Old material',
    Meaning__c: 'A deck from before the rebrand.',
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^Fergus Ilett changed “Judged from old material” meanwhile\./).waitFor();
  const field = (name: string) => page.getByRole('textbox', { name });
  expect(await field('Name').inputValue()).toBe('They saw an old deck');
  expect(await field('Meaning').inputValue()).toBe('A deck from before the rebrand.');
  await page.getByText('Saved meanwhile: Old material').waitFor();
  complaints.length = 0; // The browser reports the refused save itself.
  await expectFit(page, 'codebook conflict wide');
  expect(await themeNamed('Old material')).toMatchObject({ Id: id });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await told(page, '“They saw an old deck” is saved');
  expect(await themeNamed('They saw an old deck')).toMatchObject({
    Id: id,
    Meaning__c: 'A deck from before the rebrand.',
  });
});

test('a codebook that did not load says so, and what fails to save keeps the form', async () => {
  const page = await open('/', visits.example.marketer);
  await page.route('**/graphql', (route) => route.abort());
  await page.goto(`${visits.example.url}/lightning/n/Codebook`);
  await page.getByText('The codebook did not load. There is no connection.').waitFor();
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await openTheme(page, link);
  await press(page, 'Edit');
  await page.getByRole('textbox', { name: 'Meaning' }).fill('Words that must not be lost');
  await page.route('**/ui-api/records/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Not saved. Try again. There is no connection.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Meaning' }).inputValue()).toBe(
    'Words that must not be lost',
  );
});

test('among five hundred themes one is found, and the last is read beside the list', async () => {
  const { example } = visits;
  for (let at = 0; at < 500; at += 1) {
    await addTheme({ name: `Numbered theme ${at}`, area: 'choose' });
  }
  const page = await openCodebook(undefined, example.rep);
  expect(await page.locator('button.item').count()).toBeGreaterThan(500);
  await page.getByRole('searchbox').press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const [chosen, opened] = [page.locator('button.item.current'), page.locator('h2:focus')];
  await opened.waitFor();
  for (const part of [chosen, opened]) {
    const box = await part.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 900).toBe(true);
  }
  await page.getByRole('searchbox').fill('theme 499');
  await page.locator('c-codebook-list').getByText('1 theme', { exact: true }).waitFor();
});

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiTokens } from '../../service/src/database/api-tokens.ts';
import { type Database, openDatabase } from '../../service/src/database/database.ts';
import { ago, link, now, readers } from '../../service/src/health/facts-builder.ts';
import type { NoteReaders } from '../../service/src/health/note-readers.ts';
import { keepNoteReaders } from '../../service/src/health/org-facts.ts';
import type { OrgHealth } from '../../service/src/http/health-reader.ts';
import { accessibilityViolations } from '../accessibility.ts';
import { launchBrowser } from '../browser.ts';
import { repositoryRoot } from '../org/pages/bundle/sources.ts';
import { createMigratedDatabase, type TestDatabase } from '../postgres.ts';
import { startApp } from '../service-app.ts';
import { silentLog } from '../silent-log.ts';

const orgId = '00D000000000001AAA';
const pictures = join(repositoryRoot, 'artifacts/pages');

let place: TestDatabase;
let database: Database;
let browser: Browser;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  place = await createMigratedDatabase();
  database = openDatabase(place.url, silentLog);
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await database.close();
  await place.drop();
});

/** Serves the page of an org whose link and readers are like this; gives its address and a token. */
async function serve(org: OrgHealth, known: NoteReaders | undefined) {
  if (known !== undefined) {
    await database.inOrg(orgId, (tx) => keepNoteReaders(tx, orgId, known, now));
  }
  const tokens = createApiTokens(database);
  const followed = () => ({ orgId, username: 'watercooler@larkmoor.example' });
  const health = { org: () => org, followed };
  const { app } = startApp({ tokens, database, health, clock: () => now });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/health`;
  return { url, token: await tokens.renew(orgId, 'admin') };
}

const refused = link({
  connection: 'backing-off',
  since: ago(20),
  problem: { kind: 'unauthorised', code: 'invalid_grant' },
});
const tilda = {
  name: 'Tilda Krone',
  right: 'View All Data' as const,
  through: { kind: 'permission set' as const, label: 'Campaign Power User' },
  isInMarketing: true,
};
const states = [
  ['All is well', link(), readers()?.fact],
  ['Two things need you', refused, readers({ people: [tilda] })?.fact],
] as const;

test.each(states)(
  '“%s” reads well for everybody, wide, on a phone, in the dark and on paper',
  async (heading, org, known) => {
    const { url, token } = await serve(org, known);
    for (const [name, width, colorScheme] of [
      ['wide', 1280, 'light'],
      ['phone', 375, 'light'],
      ['dark', 1280, 'dark'],
    ] as const) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        httpCredentials: { username: 'anybody', password: token },
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(url, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      if (name !== 'phone') expect(await accessibilityViolations(page)).toEqual([]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
      // Chromium tells that it was asked for a password.
      expect(complaints.filter((words) => !words.includes('401'))).toEqual([]);
      const file = `health, ${heading.toLowerCase()}, ${name}.png`;
      await page.screenshot({ path: join(pictures, file), fullPage: true });
      if (name === 'wide') {
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.skip').isVisible()).toBe(false);
        await page.pdf({ path: join(pictures, file.replace('.png', '.pdf')), format: 'A4' });
      }
      await context.close();
    }
  },
  120_000,
);

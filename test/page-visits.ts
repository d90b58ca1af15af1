import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { accessibilityViolations } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import type { Session } from './org/org.ts';
import { buildPages } from './org/pages/bundle/build.ts';
import { repositoryRoot } from './org/pages/bundle/sources.ts';
import { startExampleOrg, type ExampleOrg } from './org/ui-api/example-org.ts';
import { atRest, drawn, watchTraffic } from './page-at-rest.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

/** Longer than Playwright waits for one thing, 30 s, so that it can say what it waited for. */
const testTimeout = 120_000;

/** How a page is looked at: its width in pixels, and the version of SLDS. */
export interface Look {
  readonly width: number;
  readonly slds: 1 | 2;
}

/** Every way in which a page must be fit to show. */
export const looks: readonly (readonly [name: string, look: Look])[] = [
  ['wide', { width: 1280, slds: 2 }],
  ['phone', { width: 375, slds: 2 }],
  ['wide, SLDS 1', { width: 1280, slds: 1 }],
  ['phone, SLDS 1', { width: 375, slds: 1 }],
];

/** The example org in a browser, for the tests of one file. */
export interface PageVisits {
  readonly example: ExampleOrg;
  /** What a page said on its console, threw, or could not fetch since the test began. */
  readonly complaints: string[];
  /** Opens a page as somebody, and waits until it is at rest. */
  open(path: string, session: Session, look?: Look): Promise<Page>;
  /**
   * Fails on a violation of WCAG A or AA, on a page wider than its window, and on complaints.
   * Leaves a picture of the whole page in `artifacts/pages/`.
   */
  expectFit(page: Page, name: string): Promise<void>;
}

/**
 * Starts the example org and a browser before a file's tests, and ends both after them. Time stands
 * still in the org unless the test brings a clock.
 */
export function visitPages({ clock }: { readonly clock?: () => Date } = {}): PageVisits {
  vi.setConfig({ testTimeout, hookTimeout: testTimeout });
  const pictures = join(repositoryRoot, 'artifacts/pages');
  const complaints: string[] = [];
  let database: TestDatabase | undefined;
  let example: ExampleOrg | undefined;
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];

  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    await buildPages(() => undefined);
    database = await createTestDatabase();
    example = await startExampleOrg(database.url, clock);
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await example?.close();
    await database?.drop();
  });
  beforeEach(() => {
    complaints.length = 0;
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  function started<T>(part: T | undefined): T {
    if (part === undefined) throw new Error('The org starts before the first test, not earlier.');
    return part;
  }

  return {
    get example() {
      return started(example);
    },
    complaints,

    async open(path, session, { width, slds } = { width: 1280, slds: 2 }) {
      const { org, url } = started(example);
      const context = await started(browser).newContext({
        viewport: { width, height: 900 },
        locale: 'en-GB',
      });
      contexts.push(context);
      const value = org.openSession(session.userId);
      const cookie = { name: 'watercooler_org_session', value, url };
      await context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }]);
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() !== 'info') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('requestfailed', (request) => {
        // A page that is left drops what it still waits for: nobody misses that.
        if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
        complaints.push(`failed: ${request.url()}`);
      });
      watchTraffic(page);
      const address = new URL(path, url);
      if (slds === 1) address.searchParams.set('slds', '1');
      await page.goto(address.href);
      await atRest(page);
      return page;
    },

    async expectFit(page, name) {
      await picture(page, join(pictures, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`));
      await drawn(page);
      expect(await accessibilityViolations(page)).toEqual([]);
      const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(tooWide).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
    },
  };
}

/** The whole page without scrolling, so that nothing sticky hides a part of it. */
async function picture(page: Page, path: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  await page.screenshot({ path });
  await page.setViewportSize(size);
}

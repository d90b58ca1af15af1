import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

declare global {
  interface Window {
    axe?: typeof import('axe-core');
  }
}

/**
 * What breaks WCAG 2.2, A or AA, on a page: the rule and the HTML of each element that breaks it. Once
 * loaded, axe stays in the page, and it looks for violations only: that takes a tenth of the time.
 */
export async function accessibilityViolations(page: Page): Promise<[string, string[]][]> {
  if (page.frames().length > 1) throw new Error('The page has frames, which are not looked at.');
  if (await page.evaluate(() => !window.axe)) await page.evaluate(await readFile(script, 'utf8'));
  return page.evaluate(async (values) => {
    if (!window.axe) throw new Error('The page did not take axe.');
    const { violations } = await window.axe.run({
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }, tags);
}

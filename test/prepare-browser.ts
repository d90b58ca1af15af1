/**
 * Makes what the tests of pages share: the built pages and an unpacked browser. A fresh clone spends
 * half a minute on it, which no test should have to wait for.
 */
import { launchBrowser } from './browser.ts';
import { buildPages } from './org/pages/bundle/build.ts';

await buildPages((line) => process.stdout.write(`${line}\n`));
const browser = await launchBrowser();
await browser.close();

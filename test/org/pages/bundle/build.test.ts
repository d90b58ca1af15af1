import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildPages } from './build.ts';
import { defaultSources, repositoryRoot, type BundleSources } from './sources.ts';

let folder: string;
let sources: BundleSources;
let lines: string[];

/** A package of one component, which says a label. */
beforeEach(async () => {
  // Below the repository, where the npm modules are found.
  await mkdir(join(repositoryRoot, '.cache'), { recursive: true });
  folder = await mkdtemp(join(repositoryRoot, '.cache/pages-test-'));
  lines = [];
  sources = {
    lwcDir: join(folder, 'lwc'),
    labelsFile: join(folder, 'labels.xml'),
    browserDir: defaultSources.browserDir,
    cacheDir: join(folder, 'cache'),
  };
  await mkdir(join(sources.lwcDir, 'notePanel'), { recursive: true });
  await writeComponent('notePanel.html', '<template><p>{hello}</p></template>');
  await writeComponent(
    'notePanel.ts',
    `import { LightningElement } from 'lwc';
     import hello from '@salesforce/label/c.Hello';
     import userId from '@salesforce/user/Id';
     import locale from '@salesforce/i18n/locale';
     import BODY from '@salesforce/schema/Buyer_Note__c.Body__c';
     export default class NotePanel extends LightningElement {
       hello: string = hello + userId + locale + BODY.fieldApiName;
     }`,
  );
  await writeLabels('Hello', 'Good &amp; early');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function writeComponent(name: string, text: string): Promise<void> {
  return writeFile(join(sources.lwcDir, 'notePanel', name), text);
}

function writeLabels(name: string, value: string): Promise<void> {
  const label = `<labels><fullName>${name}</fullName><value>${value}</value></labels>`;
  return writeFile(
    sources.labelsFile,
    `<?xml version="1.0"?><CustomLabels>${label}</CustomLabels>`,
  );
}

async function build(): Promise<string> {
  const { dir } = await buildPages((line) => lines.push(line), sources);
  return dir;
}

test('a bundle holds the component, its labels and its schema, and asks the page for the user and the locale', async () => {
  const text = await readFile(join(await build(), 'main.js'), 'utf8');
  expect(text).toContain('Good & early');
  expect(text).toContain('"fieldApiName":"Body__c"');
  expect(text).toContain('document.documentElement.dataset.userId');
  expect(text).toContain('document.documentElement.lang');
  expect(text).not.toContain('navigator.language');
  expect(text).toContain('c-note-panel');
  expect(text).not.toContain('process.env.NODE_ENV');
});

test('nothing is built when nothing changed, and the check takes no time to speak of', async () => {
  const first = await build();
  expect(lines).toHaveLength(2);
  // Written by tsc beside the TypeScript: not a source of the bundle.
  await writeComponent('notePanel.js', 'throw new Error("not me");');
  const tookMs: number[] = [];
  for (let check = 0; check < 5; check += 1) {
    const startedAt = performance.now();
    expect(await build()).toBe(first);
    tookMs.push(performance.now() - startedAt);
  }
  // The fastest: the others tell how busy the machine is.
  expect(Math.min(...tookMs)).toBeLessThan(500);
  expect(lines).toHaveLength(2);
});

test('a changed template, label or build is built again', async () => {
  const dirs = [await build()];
  await writeComponent('notePanel.html', '<template><h2>{hello}</h2></template>');
  dirs.push(await build());
  await writeLabels('Hello', 'Good evening');
  dirs.push(await build());
  expect(new Set(dirs).size).toBe(3);
  expect(await readFile(join(dirs.at(-1) ?? '', 'main.js'), 'utf8')).toContain('Good evening');
});

test('builds at the same time give one whole bundle', async () => {
  const dirs = await Promise.all([build(), build()]);
  expect(new Set(dirs).size).toBe(1);
  expect(await readdir(sources.cacheDir)).toHaveLength(1);
});

test('a label that is missing and a component that does not compile stop the build', async () => {
  await writeLabels('Other', 'x');
  await expect(build()).rejects.toThrow('label Hello is imported but not in CustomLabels');
  await writeLabels('Hello', 'x');
  await writeComponent('notePanel.html', '<template><p></template>');
  await expect(build()).rejects.toThrow();
  expect(await readdir(sources.cacheDir)).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settings } from '../service/src/settings.ts';
import { commandSettings } from './command-settings.ts';
import { settingsPage } from './settings-page.ts';

const root = new URL('../', import.meta.url);

/** Where a program looks for others; it is the system's. */
const ofTheSystem = ['PATH'];

test('the page of settings is current (vitest -u writes it anew)', async () => {
  await expect(settingsPage()).toMatchFileSnapshot('../docs/settings.md');
});

test('whatever the service and the commands read from the environment is on the page', () => {
  const onPage = [...settingsPage().matchAll(/^## `(\w+)`$/gm)].map(([, name]) => name);
  const read = sourcesIn('service/src/', 'scripts/').flatMap(({ text }) => variablesRead(text));
  expect(read).toContain('PATH');
  expect(read.filter((name) => !ofTheSystem.includes(name) && !onPage.includes(name))).toEqual([]);
});

test.each([
  ["environment['PLANTED_URL'] ?? null", ['PLANTED_URL']],
  ['process.env.PLANTED ?? given.OTHER', ['PLANTED']],
  ['const { PLANTED_A, PLANTED_B = "" } = process.env;', ['PLANTED_A', 'PLANTED_B']],
  ['{ env: { PLANTED: "1" } }', []],
])('planted: %s reads %j', (text, names) => {
  expect(variablesRead(text)).toEqual(names);
});

test.each([
  ['service/src/config.ts', settings],
  ['scripts/', commandSettings],
] as const)('whatever is on the page for %s is read there', (place, { shape }) => {
  const text = sourcesIn(place)
    .filter(({ file }) => file !== 'scripts/command-settings.ts')
    .map((source) => source.text)
    .join('\n');
  const unread = Object.keys(shape).filter(
    (name) => !new RegExp(`\\.${name}\\b|\\b${name}: [a-z]|'${name}'`).test(text),
  );
  expect(unread).toEqual([]);
});

/** The variables of the environment that a source names. */
function variablesRead(text: string): string[] {
  const named = [...text.matchAll(/\benv(?:ironment)?(?:\?\.|\.)?(?:\[['"])?([A-Z][A-Z\d_]+)\b/g)];
  const taken = [...text.matchAll(/\{([^{}]*)\} = (?:process\.)?env(?:ironment)?\b/g)];
  return [
    ...named.flatMap(([, name]) => name ?? []),
    ...taken.flatMap(([, names]) => names?.match(/\b[A-Z][A-Z\d_]+\b/g) ?? []),
  ];
}

function sourcesIn(...places: readonly string[]): { file: string; text: string }[] {
  return places.flatMap((place) => {
    const names = place.endsWith('/')
      ? readdirSync(new URL(place, root), { recursive: true, encoding: 'utf8' })
      : [''];
    return names
      .filter((name) => /\.(?:ts|mjs)$/.test(place + name) && !name.includes('.test.'))
      .map((name) => ({
        file: place + name,
        text: readFileSync(new URL(place + name, root), 'utf8'),
      }));
  });
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { matchPersona } from '#lwc/personaMatch/personaMatch.ts';
import { readSampleCompany } from '../../../scripts/sample/company.ts';

/** Job titles by the persona they belong to, `none` for those of no persona. */
const file = new URL('../../../test/persona/titles.json', import.meta.url);
const titlesByPersona = z.record(z.string(), z.array(z.string()));

/** Every second title: the matcher was written by the others and is judged by these. */
async function judge(): Promise<{ right: number; wrong: number; all: number }> {
  const { org } = await readSampleCompany();
  const personas = org.personas.map(({ name, jobTitles }) => ({
    key: name.toLowerCase().replaceAll(' ', '-'),
    titles: jobTitles,
  }));
  const list = titlesByPersona.parse(JSON.parse(readFileSync(file, 'utf8')));
  const heldOut = Object.entries(list).flatMap(([key, titles]) =>
    titles.filter((_, index) => index % 2 === 1).map((title) => ({ key, title })),
  );
  const found = heldOut.map(({ key, title }) => ({
    key,
    match: matchPersona(title, personas) ?? 'none',
  }));
  return {
    right: found.filter(({ key, match }) => match === key).length,
    wrong: found.filter(({ key, match }) => match !== key && match !== 'none').length,
    all: found.length,
  };
}

test('of titles it was not written by, nine in ten find their persona or none, and no other', async () => {
  const { right, wrong, all } = await judge();
  expect(all).toBeGreaterThan(80);
  expect(wrong).toBe(0);
  expect(right / all).toBeGreaterThanOrEqual(0.89);
});

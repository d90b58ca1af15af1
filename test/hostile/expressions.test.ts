import { expect, test } from 'vitest';
import { expressionsIn, findExpressions, slowExpressions } from './expressions.ts';

test('no expression keeps anybody waiting over 131,072 characters', () => {
  const expressions = findExpressions();
  expect(expressions.length).toBeGreaterThan(200);
  expect(slowExpressions(expressions).slow).toEqual([]);
});

test('planted: one that tries the same again from every place is found', () => {
  const source = 'const end = /\\.+$/; const name = /^[a-z]{1,9}$/;';
  const { slow } = slowExpressions(expressionsIn('planted.ts', source), 12_000);
  expect(slow.map(({ source }) => source)).toContain('\\.+$');
  expect(slow.map(({ source }) => source)).not.toContain('^[a-z]{1,9}$');
});

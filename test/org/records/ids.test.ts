import { expect, test } from 'vitest';
import { completeId, counterOf, makeId } from './ids.ts';

test('Ids have 18 characters, count up in order, and can be counted back', () => {
  const ids = [1, 61, 62, 4_000, 1_000_000].map((n) => makeId('006', n));
  expect(ids.map(({ length }) => length)).toEqual([18, 18, 18, 18, 18]);
  expect(ids.map(counterOf)).toEqual([1, 61, 62, 4_000, 1_000_000]);
  expect([...ids].sort()).toEqual(ids);
});

test('the last three characters tell Ids apart that differ only in case', () => {
  // Ids as they stand in the example of Salesforce's page about identity URLs.
  expect(completeId('00D50000000IZ3Z')).toBe('00D50000000IZ3ZEAW');
  expect(completeId('00550000001fg5O')).toBe('00550000001fg5OAAQ');
  expect(completeId('00550000001fg5OAAQ')).toBe('00550000001fg5OAAQ');
  expect(completeId('00550000001fg5OAAA')).toBeNull();
  expect(completeId('x')).toBeNull();
});

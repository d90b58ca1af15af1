import { expect, test } from 'vitest';
import { parseErasureArguments } from './command-line.ts';
import { longId } from './long-id.ts';

test('an Id of 15 characters is made one of 18, and a mistyped one of 18 is none', () => {
  // As Salesforce documents it: 5003000000D8cuI is 5003000000D8cuIAAR.
  expect(longId('5003000000D8cuI')).toBe('5003000000D8cuIAAR');
  expect(longId('5003000000D8cuIAAR')).toBe('5003000000D8cuIAAR');
  expect(longId('5003000000D8cuiAAR')).toBe(null);
  expect(longId('5003000000D8cu')).toBe(null);
});

test('one kind and one Id are read, with what is to be done', () => {
  expect(
    parseErasureArguments(['--contact', '003000000000001', '--dry-run', '--list-ids', 'ids.txt']),
  ).toEqual({ kind: 'contact', id: '003000000000001AAA', isDryRun: true, listFile: 'ids.txt' });
  expect(parseErasureArguments(['--account', '001000000000001AAA'])).toEqual({
    ...{ kind: 'account', id: '001000000000001AAA', isDryRun: false, listFile: null },
  });
});

test.each([
  ['nothing', []],
  ['two kinds', ['--contact', '003000000000001AAA', '--account', '001000000000001AAA']],
  ['an unknown option', ['--rep', '005000000000001AAA']],
  ['a name', ['--contributor', 'Jane Doe']],
  ['the Id of another kind', ['--contributor', '003000000000001AAA']],
])('%s is refused without being repeated', (_what, given) => {
  expect(() => parseErasureArguments(given)).toThrow(/Give one of|That is no Id/);
  for (const word of given.filter((part) => !part.startsWith('--'))) {
    expect(() => parseErasureArguments(given)).not.toThrow(word);
  }
});

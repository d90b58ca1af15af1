import { expect, test } from 'vitest';
import { parseRetentionArguments } from './command-line.ts';

test('nothing has to be given', () => {
  expect(parseRetentionArguments([])).toEqual({ isDryRun: false, orgId: null });
  expect(parseRetentionArguments(['--dry-run', '--org', '00D000000000001AAA'])).toEqual({
    ...{ isDryRun: true, orgId: '00D000000000001AAA' },
  });
});

test.each([['--all'], ['--org=00D']])('%s is answered with what to write', (word) => {
  expect(() => parseRetentionArguments([word])).toThrow(/--org/);
});

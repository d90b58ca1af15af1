import { expect, test } from 'vitest';
import { parseTokenArguments } from './command-line.ts';

const read = (line: string) => parseTokenArguments(line.split(' ').filter(Boolean));

test.each([
  ['list', { kind: 'list' }],
  ['issue --role marketing', { kind: 'issue', role: 'marketing', days: 365 }],
  ['issue --days 90 --role sales-lead', { kind: 'issue', role: 'sales-lead', days: 90 }],
  ['revoke 0123456789ab', { kind: 'revoke', id: '0123456789ab' }],
])('"%s" is understood', (line, command) => {
  expect(read(line)).toEqual({ command, orgId: null });
});

test('the org may be named, for when Salesforce cannot be asked', () => {
  expect(read('list --org 00D000000000001AAA').orgId).toBe('00D000000000001AAA');
});

test.each([
  ['', 'Write one of'],
  ['issue', 'Say for whom'],
  ['issue --role boss', 'Say for whom'],
  ['issue --role admin --days 0', 'from 1 to 365'],
  ['issue --role admin --days 366', 'from 1 to 365'],
  ['issue --role admin --days 1e2', 'from 1 to 365'],
  ['issue --role admin extra', 'Write one of'],
  ['list --role admin', 'belong to issue'],
  ['list --all', 'not known'],
  ['revoke', 'Write one of'],
  ['revoke 0123', 'the id of the token'],
  ['list --org 00D', '18 characters'],
])('"%s" is answered with what to write', (line, words) => {
  expect(() => read(line)).toThrow(words);
});

test('a whole token in place of its id is not repeated', () => {
  const token = `wc_00D000000000001AAA_admin_${'s'.repeat(43)}`;
  const message = (): string => {
    try {
      read(`revoke ${token}`);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };
  expect(message()).toContain('the id of the token');
  expect(message()).not.toContain('sss');
});

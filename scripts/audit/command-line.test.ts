import { expect, test } from 'vitest';
import { parseAuditArguments } from './command-line.ts';

test('the last day is included', () => {
  expect(parseAuditArguments(['--from', '2026-11-20', '--to', '2026-11-20'])).toEqual({
    from: new Date('2026-11-20T00:00:00Z'),
    to: new Date('2026-11-21T00:00:00Z'),
    orgId: null,
  });
});

test.each([
  ['nothing', '', 'Give --from and --to'],
  ['no end', '--from 2026-11-20', 'Give --from and --to'],
  ['no day', '--from yesterday --to 2026-11-20', 'Give --from and --to'],
  ['an unknown option', '--from 2026-11-20 --to 2026-11-20 --all', 'Give --from and --to'],
  ['days in the wrong order', '--from 2026-11-21 --to 2026-11-20', 'Give the earlier day first'],
])('%s is answered with what to write', (_what, line, words) => {
  expect(() => parseAuditArguments(line.split(' ').filter(Boolean))).toThrow(words);
});

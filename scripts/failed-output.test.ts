import { expect, test } from 'vitest';
import { failedOutput } from './failed-output.ts';

test('Vitest: names and errors come first, and nothing is said of what passed', () => {
  const errors = [
    '\u001b[31m⎯⎯ Failed Tests 2 ⎯⎯\u001b[39m',
    '',
    ' FAIL  test/panel/panel.test.ts > wide > a deal is asked about',
    'TimeoutError: locator.waitFor: Timeout 30000ms exceeded.',
    ' ❯ test/panel/panel.test.ts:4:41',
    '',
    ' FAIL  test/panel/panel.test.ts > adds up',
    'AssertionError: expected 2 to be 3',
  ].join('\n');
  const report =
    ' ✓ test/card/card.test.ts (3 tests) 12ms\n ❯ test/panel/panel.test.ts (2 tests)\n';
  const output = failedOutput(errors, report);
  expect(output.split('\n').slice(0, 6)).toEqual([
    'FAIL  test/panel/panel.test.ts > wide > a deal is asked about',
    '    TimeoutError: locator.waitFor: Timeout 30000ms exceeded.',
    'FAIL  test/panel/panel.test.ts > adds up',
    '    AssertionError: expected 2 to be 3',
    '',
    '⎯⎯ Failed Tests 2 ⎯⎯',
  ]);
  expect(output).toContain('❯ test/panel/panel.test.ts:4:41');
  expect(output).not.toContain('✓');
});

test('Jest: a failed file and its tests', () => {
  const errors = `PASS force-app/a.test.ts
FAIL force-app/b.test.ts
  ● adds up

    expect(received).toBe(expected)
`;
  expect(failedOutput(errors, 'File | % Stmts').split('\n').slice(0, 4)).toEqual([
    'FAIL force-app/b.test.ts',
    '● adds up',
    '    expect(received).toBe(expected)',
    '',
  ]);
});

test('what is long is cut: at most 20 failures, then 200 lines', () => {
  const many = Array.from({ length: 500 }, (_, at) => `FAIL file > test ${at}\nError: ${at}`);
  const lines = failedOutput(many.join('\n'), '').split('\n');
  expect(lines).toHaveLength(20 * 2 + 1 + 1 + 200 + 1);
  expect(lines[40]).toBe('… and 480 more');
  expect(lines.at(-1)).toBe('… 800 more lines');
});

test('a check without headlines is printed as it is', () => {
  expect(failedOutput('', 'a.ts(1,2): error TS2322: no\n')).toBe('a.ts(1,2): error TS2322: no');
});

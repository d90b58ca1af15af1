import { expect, test } from 'vitest';
import { createLog } from './log.ts';
import { warnSeldom } from './log-seldom.ts';

test('what fails again and again is told once a minute, with how often it was left out', () => {
  const logged: unknown[] = [];
  const log = createLog({
    level: 'info',
    destination: { write: (line) => void logged.push(JSON.parse(line)) },
  });
  let nowMs = 0;
  const warn = warnSeldom(log, 'the job queue had trouble', () => nowMs);
  for (; nowMs <= 120_000; nowMs += 500) warn(new Error('connect ECONNREFUSED'));
  expect(logged).toMatchObject([
    { level: 'warn', msg: 'the job queue had trouble', leftOut: 0 },
    { msg: 'the job queue had trouble', leftOut: 119 },
    { msg: 'the job queue had trouble', leftOut: 119 },
  ]);
});

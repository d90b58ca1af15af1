import { expect, test } from 'vitest';
import { startApp } from '../../../test/service-app.ts';

test('an org that is away is said in /readyz, and the service stays ready', async () => {
  const health = {
    org: () => ({
      connection: 'backing-off' as const,
      since: new Date('2026-11-22T10:00:00Z'),
      reason: 'Salesforce asks us to wait (HTTP 503)',
      problem: { kind: 'busy' as const, code: null },
      nextAttemptAt: new Date('2026-11-22T10:01:00Z'),
      lastRoundAt: null,
      lagMs: 90_000,
      calls: null,
      progress: null,
      unreadNotes: 0,
    }),
    followed: () => null,
  };
  const answer = await startApp({ health }).app.inject('/readyz');
  expect(answer.statusCode).toBe(200);
  // Nothing else: rounds, calls and counts of notes would tell anybody when somebody wrote.
  expect(answer.json().salesforce).toEqual({
    connection: 'backing-off',
    since: '2026-11-22T10:00:00.000Z',
    reason: 'Salesforce asks us to wait (HTTP 503)',
    problem: { kind: 'busy', code: null },
    nextAttemptAt: '2026-11-22T10:01:00.000Z',
  });
});

test('a database that is away makes the service unready but not dead', async () => {
  const away = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const database = { check: away, inOrg: away };
  const { app } = startApp({ database });
  expect((await app.inject('/readyz')).statusCode).toBe(503);
  expect((await app.inject('/livez')).statusCode).toBe(200);
});

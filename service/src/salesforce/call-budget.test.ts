import { describe, expect, test } from 'vitest';
import { type CallBudget, createCallBudget } from './call-budget.ts';
import { OrgError } from './errors.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A budget whose clock is turned by hand, and an org that tells how much of its day is used. */
function set(options: { reserve?: number } = {}) {
  let nowMs = 1_000_000;
  const budget = createCallBudget({
    elapsedMs: () => nowMs,
    clock: () => new Date('2026-11-22T10:00:00Z'),
    ...options,
  });
  let calls = 0;
  return {
    budget,
    wait: (ms: number) => void (nowMs += ms),
    calls: () => calls,
    /** One call, whose answer says this of the org's use. */
    call: (use: string | null) =>
      budget.spend(async () => {
        calls += 1;
        tell(budget, use);
      }),
  };
}

function tell(budget: CallBudget, use: string | null): void {
  budget.noteAnswer(new Headers(use === null ? {} : { 'Sforce-Limit-Info': use }));
}

describe("the org's use", () => {
  test.each<[string, number | null, number | null]>([
    ['api-usage=18/5000', 18, 5000],
    ['per-app-api-usage=17/250(appName=sample), api-usage=18/5000', 18, 5000],
    ['api-usage=18/5000; per-app-api-usage=17/250(appName=sample)', 18, 5000],
    ['per-app-api-usage=17/250(appName=sample)', null, null],
    ['api-usage=18', null, null],
    ['api-usage=18/0', null, null],
    ['api-usage=-1/5000', null, null],
    ['<html>', null, null],
  ])('is read from "%s"', (header, orgUsed, orgMax) => {
    const { budget } = set();
    tell(budget, header);
    expect(budget.read()).toMatchObject({ orgUsed, orgMax });
  });

  test('stays as it was known after an answer that does not tell', () => {
    const { budget } = set();
    tell(budget, 'api-usage=18/5000');
    tell(budget, null);
    tell(budget, 'nonsense');
    expect(budget.read()).toMatchObject({ orgUsed: 18, orgMax: 5000, isSaving: false });
  });
});

describe('the last fifth of a day', () => {
  test('is kept for others: no call goes out, and the error says when the next one does', async () => {
    const { budget, call, calls, wait } = set();
    await call('api-usage=3999/5000');
    await call('api-usage=4000/5000');
    wait(5 * minute);
    await expect(call('api-usage=4001/5000')).rejects.toMatchObject({
      kind: 'saving',
      retryAfterMs: 10 * minute,
    });
    expect(calls()).toBe(2);
    expect(budget.read()).toMatchObject({
      isSaving: true,
      savingSince: new Date('2026-11-22T09:55:00Z'),
      nextTryAt: new Date('2026-11-22T10:10:00Z'),
    });
  });

  test('lets one call in a quarter of an hour see whether there is room', async () => {
    const { call, calls, wait } = set();
    await call('api-usage=4000/5000');
    for (let quarters = 1; quarters <= 8; quarters += 1) {
      wait(15 * minute);
      const together = [1, 2, 3].map(() => call('api-usage=4100/5000'));
      const outcomes = await Promise.allSettled(together);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect(calls()).toBe(1 + quarters);
    }
  });

  test('ends by itself when there is room again', async () => {
    const { budget, call, wait } = set();
    await call('api-usage=4000/5000');
    wait(15 * minute);
    await call('api-usage=3000/5000');
    await call('api-usage=3001/5000');
    expect(budget.read()).toMatchObject({ isSaving: false, savingSince: null, nextTryAt: null });
  });

  test('may be another part', async () => {
    const { call, budget } = set({ reserve: 0.5 });
    await call('api-usage=2500/5000');
    expect(budget.read().isSaving).toBe(true);
  });
});

describe('a limit that was reached', () => {
  const limit = () => Promise.reject(new OrgError('limit', 'none left'));

  test('stops calls as the last fifth does, and is tried again', async () => {
    const { budget, call, wait } = set();
    await expect(budget.spend(limit)).rejects.toMatchObject({
      kind: 'limit',
      retryAfterMs: 15 * minute,
    });
    await expect(call(null)).rejects.toMatchObject({ kind: 'saving', retryAfterMs: 15 * minute });
    wait(15 * minute);
    await expect(budget.spend(limit)).rejects.toMatchObject({
      kind: 'limit',
      retryAfterMs: 15 * minute,
    });
    await expect(call(null)).rejects.toMatchObject({ kind: 'saving' });
    wait(15 * minute);
    await call(null);
    await call(null);
    expect(budget.read().isSaving).toBe(false);
  });

  test('is not taken for over by a call that nobody answered', async () => {
    const { budget, call, wait } = set();
    await expect(budget.spend(limit)).rejects.toThrow();
    wait(15 * minute);
    const away = () => Promise.reject(new OrgError('away', 'nobody there'));
    await expect(budget.spend(away)).rejects.toMatchObject({ kind: 'away' });
    await expect(call(null)).rejects.toMatchObject({ kind: 'saving' });
  });
});

describe('our own calls', () => {
  test('are those of the last 24 hours', async () => {
    const { budget, call, wait } = set();
    for (let hours = 0; hours < 48; hours += 1) {
      await call(null);
      await call(null);
      wait(hour);
    }
    expect(budget.read().ownCalls24h).toBe(46);
    wait(30 * hour);
    expect(budget.read().ownCalls24h).toBe(0);
  });

  test('count when they failed too, and not when they were saved', async () => {
    const { budget, call } = set();
    await expect(budget.spend(() => Promise.reject(new Error('broke')))).rejects.toThrow();
    await call('api-usage=4999/5000');
    await expect(call(null)).rejects.toThrow();
    expect(budget.read().ownCalls24h).toBe(2);
  });
});

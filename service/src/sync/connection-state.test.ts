import { expect, test } from 'vitest';
import { OrgError } from '../salesforce/errors.ts';
import { createConnectionState } from './connection-state.ts';

const at = (time: string): Date => new Date(`2026-11-22T${time}Z`);

/** A state whose clock is set by hand. */
function set() {
  let now = at('10:00:00');
  return { state: createConnectionState(() => now), set: (time: string) => void (now = at(time)) };
}

test('it starts signing in, with nothing known yet', () => {
  expect(set().state.read()).toEqual({
    connection: 'signing-in',
    since: at('10:00:00'),
    reason: null,
    problem: null,
    nextAttemptAt: null,
    lastRoundAt: null,
    failedRounds: {},
    lagMs: null,
    calls: null,
    progress: null,
    unreadNotes: 0,
  });
});

test('it is connected since the first round that reached its end, and lags by the last one', () => {
  const { state, set: setTime } = set();
  setTime('10:00:05');
  state.polled(at('10:00:01'));
  setTime('10:00:20');
  state.polled(at('10:00:16'));
  setTime('10:00:30');
  expect(state.read()).toMatchObject({
    connection: 'connected',
    since: at('10:00:05'),
    lastRoundAt: at('10:00:20'),
    lagMs: 14_000,
  });
});

test('rounds that failed are counted by what they failed of', () => {
  const { state } = set();
  state.polled(at('10:00:00'));
  state.failed(new OrgError('busy', 'Salesforce asks us to wait'), 4000);
  state.failed(new OrgError('busy', 'Salesforce asks us to wait'), 8000);
  state.failed(new TypeError('no such thing'), 4000);
  state.polled(at('10:00:20'));
  expect(state.read().failedRounds).toEqual({ busy: 2, 'own-fault': 1 });
});

test('a failure is told by kind and words until a round reaches its end', () => {
  const { state, set: setTime } = set();
  state.polled(at('10:00:00'));
  setTime('10:00:15');
  state.failed(new OrgError('busy', 'Salesforce asks us to wait', { code: 'QUERY_TIMEOUT' }), 4000);
  const told = {
    connection: 'backing-off',
    since: at('10:00:15'),
    reason: 'Salesforce asks us to wait',
    problem: { kind: 'busy', code: 'QUERY_TIMEOUT' },
    nextAttemptAt: at('10:00:19'),
  };
  expect(state.read()).toMatchObject(told);
  // Trying to sign in again is no news.
  state.signingIn();
  expect(state.read()).toMatchObject(told);
  setTime('10:00:20');
  state.polled(at('10:00:19'));
  expect(state.read()).toMatchObject({ connection: 'connected', reason: null, problem: null });
});

test.each(['saving', 'limit'] as const)(
  'calls that are saved (%s) are a state of its own',
  (kind) => {
    const { state } = set();
    state.failed(new OrgError(kind, 'No room', { retryAfterMs: 900_000 }), 900_000);
    expect(state.read()).toMatchObject({
      connection: 'saving-calls',
      problem: { kind },
      nextAttemptAt: at('10:15:00'),
    });
  },
);

test('standing by is no trouble, and ends by a round of our own', () => {
  const { state } = set();
  state.failed(new Error('broke'), 1000);
  state.standingBy();
  expect(state.read()).toMatchObject({
    connection: 'standing-by',
    reason: null,
    problem: null,
    nextAttemptAt: null,
  });
  state.polled(at('10:00:00'));
  expect(state.read().connection).toBe('connected');
});

test('the use of calls and the progress of loading are told as they are now', () => {
  const calls = {
    ownCalls24h: 1,
    orgUsed: 18,
    orgMax: 5000,
    isSaving: false,
    savingSince: null,
    nextTryAt: null,
  };
  const state = createConnectionState(
    () => at('10:00:00'),
    () => calls,
  );
  state.progress({ taken: 2000, total: 100_000 });
  expect(state.read()).toMatchObject({ calls, progress: { taken: 2000, total: 100_000 } });
  state.progress(null);
  expect(state.read().progress).toBeNull();
});

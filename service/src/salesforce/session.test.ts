import { describe, expect, test } from 'vitest';
import { OrgError, type OrgErrorKind } from './errors.ts';
import { keepSession } from './session.ts';

const fault = (kind: OrgErrorKind) => new OrgError(kind, `The call ended ${kind}.`);

/** An org that accepts one session at a time, and takes a moment for each answer. */
function openOrg() {
  let accepted = 0;
  let held = 0;
  const counts = { calls: 0, signIns: 0 };
  const moment = () => new Promise((done) => setImmediate(done));
  const inSession = keepSession(async () => {
    counts.signIns += 1;
    await moment();
    held = accepted;
  });
  return {
    counts,
    expire: () => void (accepted += 1),
    /** Refuses whatever session it is shown. */
    close: () => void (accepted = Number.NaN),
    open: () => void (accepted = 7),
    call: () =>
      inSession(async () => {
        counts.calls += 1;
        const session = held;
        await moment();
        if (session !== accepted) throw fault('unauthorised');
        return 'answer';
      }),
    fail: (error: Error) => inSession(() => Promise.reject(error)),
  };
}

describe('a session that has ended', () => {
  test('is renewed unnoticed', async () => {
    const org = openOrg();
    org.expire();
    expect(await org.call()).toBe('answer');
    expect(org.counts).toEqual({ calls: 2, signIns: 1 });
  });

  test('is renewed once for all calls that found it ended', async () => {
    const org = openOrg();
    org.expire();
    const answers = await Promise.all(Array.from({ length: 20 }, () => org.call()));
    expect(new Set(answers)).toEqual(new Set(['answer']));
    expect(org.counts).toEqual({ calls: 40, signIns: 1 });
  });

  test('is not renewed for a call that went out with the one before', async () => {
    const org = openOrg();
    org.expire();
    const early = org.call();
    await org.call();
    await early;
    expect(org.counts.signIns).toBe(1);
  });

  test('holds calls back while it is renewed', async () => {
    const org = openOrg();
    org.expire();
    const first = org.call();
    await new Promise((done) => setImmediate(done));
    await new Promise((done) => setImmediate(done));
    const later = org.call();
    await Promise.all([first, later]);
    expect(org.counts).toEqual({ calls: 3, signIns: 1 });
  });
});

describe('an org that refuses every session', () => {
  test('is asked four times for one call', async () => {
    const org = openOrg();
    org.close();
    await expect(org.call()).rejects.toMatchObject({ kind: 'unauthorised' });
    expect(org.counts).toEqual({ calls: 4, signIns: 3 });
  });

  test('is asked four times for each of many calls, which share their sessions', async () => {
    const org = openOrg();
    org.close();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => org.call()));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(org.counts).toEqual({ calls: 40, signIns: 3 });
  });

  test('is found again by the next call once it does not', async () => {
    const org = openOrg();
    org.close();
    await expect(org.call()).rejects.toThrow();
    org.open();
    expect(await org.call()).toBe('answer');
  });
});

describe('the next call after one that', () => {
  test.each<[OrgErrorKind, number]>([
    ['away', 1],
    ['nonsense', 1],
    ['busy', 0],
    ['refused', 0],
    ['limit', 0],
  ])('ended %s signs in %i times first, to learn where the org is now', async (kind, signIns) => {
    const org = openOrg();
    await expect(org.fail(fault(kind))).rejects.toMatchObject({ kind });
    await org.call();
    await org.call();
    expect(org.counts.signIns).toBe(signIns);
  });
});

test('what the call stumbles over becomes our error, which repeats nothing', async () => {
  const failure = openOrg().fail(new SyntaxError('Unexpected token P in "Petra said"'));
  await expect(failure).rejects.toMatchObject({
    kind: 'nonsense',
    message: 'Salesforce answered with something unexpected',
  });
});

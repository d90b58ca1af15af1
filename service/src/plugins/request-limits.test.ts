import { afterEach, describe, expect, test, vi } from 'vitest';
import { healthy, issued, startApp } from '../../../test/service-app.ts';
import { newToken, readToken } from '../http/token.ts';

afterEach(() => void vi.useRealTimers());

const otherOrgsToken = newToken('00D000000000002AAA', 'rep');
const ours = { authorization: `Bearer ${issued.rep}` };
const theirs = { authorization: `Bearer ${otherOrgsToken}` };
const from = (address: string) => ({ 'x-forwarded-for': address });

function open(limits: { perAddress: number; perOrg: number }) {
  const looks = { count: 0 };
  const tokens = {
    check: async (token: string) => {
      looks.count += 1;
      return [issued.rep, otherOrgsToken].includes(token) ? readToken(token) : undefined;
    },
  };
  const { app } = startApp({ tokens, limits });
  const ask = (headers: Record<string, string>, url = '/v1/personas') =>
    app.inject({ url, headers });
  const askOften = async (times: number, headers: Record<string, string>): Promise<number[]> => {
    const statuses = [];
    for (let asked = 0; asked < times; asked += 1) statuses.push((await ask(headers)).statusCode);
    return statuses;
  };
  return { app, ask, askOften, looks };
}

describe('an org', () => {
  test('that asks too often is told to wait, and the others are answered', async () => {
    const { ask, askOften } = open({ perAddress: 1000, perOrg: 3 });
    expect(await askOften(4, ours)).toEqual([200, 200, 200, 429]);
    expect(await askOften(3, theirs)).toEqual([200, 200, 200]);
    const answer = await ask(ours);
    expect(answer.json()).toEqual({
      error: {
        code: 'too-many',
        message: expect.stringContaining('from your org within a minute'),
        requestId: expect.any(String),
      },
    });
    const seconds = Number(answer.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('cannot have more by asking from many addresses', async () => {
    const { askOften } = open({ perAddress: 1000, perOrg: 2 });
    expect(await askOften(2, { ...ours, ...from('203.0.113.1') })).toEqual([200, 200]);
    expect(await askOften(1, { ...ours, ...from('203.0.113.2') })).toEqual([429]);
  });

  test('is counted where its role is refused, too', async () => {
    const { ask } = open({ perAddress: 1000, perOrg: 2 });
    const statuses = [];
    for (let asked = 0; asked < 3; asked += 1) {
      statuses.push((await ask(ours, '/health')).statusCode);
    }
    expect(statuses).toEqual([403, 403, 429]);
  });

  test('is not held to what others ask in its name', async () => {
    const { askOften } = open({ perAddress: 1000, perOrg: 2 });
    const guess = { authorization: `Bearer ${issued.stranger}` };
    expect(await askOften(4, guess)).toEqual([401, 401, 401, 401]);
    expect(await askOften(2, ours)).toEqual([200, 200]);
  });

  test('is answered again once the minute is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { askOften } = open({ perAddress: 1000, perOrg: 1 });
    expect(await askOften(2, ours)).toEqual([200, 429]);
    vi.setSystemTime(Date.now() + 60_000);
    expect(await askOften(1, ours)).toEqual([200]);
  });
});

describe('an address', () => {
  test('that guesses tokens is stopped before they are looked up', async () => {
    const { ask, askOften, looks } = open({ perAddress: 3, perOrg: 1000 });
    const guess = { ...from('203.0.113.9'), authorization: `Bearer ${issued.stranger}` };
    expect(await askOften(5, guess)).toEqual([401, 401, 401, 429, 429]);
    expect(looks.count).toBe(3);
    expect((await ask({ ...ours, ...from('203.0.113.10') })).statusCode).toBe(200);
  });

  test('is counted where there is nothing to see, too', async () => {
    const { ask } = open({ perAddress: 1, perOrg: 1000 });
    expect((await ask({}, '/nothing')).statusCode).toBe(404);
    expect((await ask({}, '/nothing')).statusCode).toBe(429);
  });

  test('of IPv6 is its whole network', async () => {
    const { askOften } = open({ perAddress: 1, perOrg: 1000 });
    expect(await askOften(1, { ...ours, ...from('2001:db8:1:2::1') })).toEqual([200]);
    expect(await askOften(1, { ...ours, ...from('2001:db8:1:2:ffff::9') })).toEqual([429]);
    expect(await askOften(1, { ...ours, ...from('2001:db8:1:3::1') })).toEqual([200]);
  });

  test('is what the proxy on this computer appended, not what the caller wrote before it', async () => {
    const { askOften } = open({ perAddress: 1, perOrg: 1000 });
    expect(await askOften(1, { ...ours, ...from('198.51.100.1, 203.0.113.5') })).toEqual([200]);
    expect(await askOften(1, { ...ours, ...from('198.51.100.2, 203.0.113.5') })).toEqual([429]);
  });

  test('elsewhere is not believed to be a proxy', async () => {
    const { app } = open({ perAddress: 1, perOrg: 1000 });
    const ask = (forwarded: string) =>
      app.inject({
        url: '/v1/personas',
        headers: { ...ours, ...from(forwarded) },
        remoteAddress: '203.0.113.7',
      });
    expect((await ask('198.51.100.1')).statusCode).toBe(200);
    expect((await ask('198.51.100.2')).statusCode).toBe(429);
  });

  test('is forgotten once 5,000 others asked, so that memory has a bound', async () => {
    const { ask, askOften } = open({ perAddress: 1, perOrg: 100_000 });
    const first = from('203.0.113.1');
    expect(await askOften(2, { ...ours, ...first })).toEqual([200, 429]);
    for (let other = 0; other < 5000; other += 1) {
      await ask(from(`198.18.${other >> 8}.${other & 255}`), '/nothing');
    }
    expect(await askOften(1, { ...ours, ...first })).toEqual([200]);
  });
});

test('whether the service is alive is told however often it is asked', async () => {
  const { ask } = open({ perAddress: 1, perOrg: 1 });
  for (let asked = 0; asked < 5; asked += 1) {
    expect((await ask({}, '/livez')).statusCode).toBe(200);
  }
});

test('a page says in words that there were too many requests', async () => {
  const { ask } = open({ perAddress: 1, perOrg: 1000 });
  await ask({}, '/health');
  const answer = await ask({}, '/health');
  expect(answer.statusCode).toBe(429);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.body).toContain('Too many requests');
});

test('limits are there where nobody sets any', async () => {
  const { app } = startApp({ personas: healthy.personas });
  const statuses = new Set<number>();
  for (let asked = 0; asked <= 600; asked += 1) {
    statuses.add((await app.inject({ url: '/v1/personas', headers: ours })).statusCode);
  }
  expect([...statuses]).toEqual([200, 429]);
});

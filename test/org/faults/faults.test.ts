import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';
import type { FaultRule } from './faults.ts';

let company: ExampleCompany;

beforeAll(async () => {
  company = await startExampleCompany({ dailyApiRequests: 50 });
});

afterEach(() => company.org.faults.clear());
afterAll(() => company.end());

const countLeads = 'query?q=SELECT+Id+FROM+Lead';

function ask(path: string, method = 'GET', body?: unknown): Promise<Response> {
  return fetch(`${company.url}/services/data/v66.0/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${company.adminToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test.each<[FaultRule['kind'], number, string]>([
  ['expired-session', 401, 'INVALID_SESSION_ID'],
  ['too-many-requests', 429, 'TOO_MANY_REQUESTS'],
  ['unavailable', 503, 'SERVER_UNAVAILABLE'],
  ['request-limit', 403, 'REQUEST_LIMIT_EXCEEDED'],
  ['query-timeout', 400, 'QUERY_TIMEOUT'],
])(
  '%s answers %i as often as it is asked to, then all is well',
  async (kind, status, errorCode) => {
    company.org.faults.add({ kind, times: 2, match: { url: 'FROM Lead' } });
    for (let n = 0; n < 2; n += 1) {
      const response = await ask(countLeads);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject([{ errorCode }]);
    }
    expect((await ask('limits')).status).toBe(200);
    expect((await ask(countLeads)).status).toBe(200);
  },
);

test('truncated JSON and an HTML page come with 200', async () => {
  company.org.faults.add({ kind: 'truncated-json', times: 1 });
  const truncated = await ask(countLeads);
  expect(truncated.status).toBe(200);
  await expect(truncated.json()).rejects.toThrow();
  company.org.faults.add({ kind: 'html', times: 1 });
  const page = await ask(countLeads);
  expect(page.headers.get('content-type')).toContain('text/html');
});

test('a closed connection does nothing, a lost response has done it all', async () => {
  const lead = { LastName: 'Hulme', Company: 'Lowmoor' };
  const leads = () => company.org.query(company.admin, 'SELECT Id FROM Lead');
  company.org.faults.add({ kind: 'closed', times: 1 });
  await expect(ask('sobjects/Lead', 'POST', lead)).rejects.toThrow();
  expect(await leads()).toHaveLength(0);
  company.org.faults.add({ kind: 'lost-response', times: 1 });
  await expect(ask('sobjects/Lead', 'POST', lead)).rejects.toThrow();
  expect(await leads()).toHaveLength(1);
});

test('a slow answer is the true one', async () => {
  company.org.faults.add({ kind: 'slow', times: 1, delayMs: 50 });
  expect(await (await ask(countLeads)).json()).toMatchObject({ done: true });
});

test('a locked row fails alone in its collection', async () => {
  company.org.faults.add({ kind: 'row-locked', times: 1, match: { sobject: 'Account' } });
  const account = (Name: string) => ({ attributes: { type: 'Account' }, Name });
  const response = await ask('composite/sobjects', 'POST', {
    records: [account('Esk'), account('Aire')],
  });
  expect(await response.json()).toMatchObject([
    { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] },
    { success: true },
  ]);
});

test('a day has only so many requests, and the next day begins anew', async () => {
  const used = /api-usage=(\d+)\/50/.exec(
    (await ask('limits')).headers.get('sforce-limit-info') ?? '',
  );
  for (let n = Number(used?.[1]); n < 50; n += 1) await ask('limits');
  const response = await ask('limits');
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject([{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
  company.setTime('2026-11-21T00:00:00Z');
  expect(await (await ask('limits')).json()).toEqual({
    DailyApiRequests: { Max: 50, Remaining: 49 },
  });
});

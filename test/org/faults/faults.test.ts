import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';
import type { FaultRule } from './faults.ts';

let company: ExampleCompany;

beforeAll(async () => {
  company = await startExampleCompany({ dailyApiRequests: 100 });
});

afterEach(() => company.org.faults.clear());
afterAll(() => company.end());

const countLeads = 'query?q=SELECT+Id+FROM+Lead';

const account = (Name: string) => ({ attributes: { type: 'Account' }, Name });

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
  ['concurrent-limit', 403, 'REQUEST_LIMIT_EXCEEDED'],
  ['server-error', 500, 'UNKNOWN_EXCEPTION'],
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
  const response = await ask('composite/sobjects', 'POST', {
    records: [account('Esk'), account('Aire')],
  });
  expect(await response.json()).toMatchObject([
    { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] },
    { success: true },
  ]);
});

test('a proxy’s own error and a redirect come without JSON', async () => {
  company.org.faults.add({ kind: 'bad-gateway', times: 1 });
  const gateway = await ask(countLeads);
  expect(gateway.status).toBe(502);
  expect(gateway.headers.get('content-type')).toContain('text/html');
  company.org.faults.add({ kind: 'redirect', times: 1 });
  const moved = await ask(countLeads);
  expect(moved.redirected).toBe(true);
  expect(moved.status).toBe(404);
});

test('an answer of another shape parses and holds nothing that was asked for', async () => {
  company.org.faults.add({ kind: 'wrong-shape', times: 1 });
  const response = await ask(countLeads);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok', items: [] });
});

test('a short page says that more is to come, and where', async () => {
  const names = ['Aire', 'Esk', 'Ouse', 'Tees', 'Wear'];
  await ask('composite/sobjects', 'POST', { records: names.map(account) });
  company.org.faults.add({ kind: 'short-page', times: 1 });
  const response = await ask('query?q=SELECT+Name+FROM+Account+ORDER+BY+Name+LIMIT+5');
  const first = await response.json();
  expect(first).toMatchObject({ totalSize: 5, done: false });
  expect(first.records).toHaveLength(2);
  const rest = await ask(String(first.nextRecordsUrl).replace('/services/data/v66.0/', ''));
  expect((await rest.json()).records).not.toHaveLength(0);
});

test('a half or doubled answer comes after all is done', async () => {
  const { org, admin } = company;
  const before = (await org.query(admin, 'SELECT Id FROM Account')).length;
  const records = ['Calder', 'Derwent', 'Nidd'].map(account);
  company.org.faults.add({ kind: 'half-batch', times: 1 });
  const half = await ask('composite/sobjects', 'POST', { records });
  expect(await half.json()).toHaveLength(2);
  company.org.faults.add({ kind: 'duplicate-answer', times: 1 });
  const doubled = await ask('composite/sobjects', 'POST', { records });
  expect(await doubled.json()).toHaveLength(4);
  expect(await org.query(admin, 'SELECT Id FROM Account')).toHaveLength(before + 6);
});

test('a record that somebody deletes between reading and writing fails alone', async () => {
  const { org, admin } = company;
  const ids = await Promise.all(
    ['Swale', 'Ure'].map((Name) => org.create(admin, 'Account', { Name })),
  );
  company.org.faults.add({ kind: 'record-deleted', times: 1, match: { sobject: 'Account' } });
  const response = await ask('composite/sobjects', 'PATCH', {
    records: ids.map((Id) => ({ attributes: { type: 'Account' }, Id, Industry: 'Food' })),
  });
  expect(await response.json()).toMatchObject([
    { success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED' }] },
    { success: true },
  ]);
  const there = await org.query(admin, "SELECT Name FROM Account WHERE Industry = 'Food'");
  expect(there).toMatchObject([{ Name: 'Ure' }]);
});

test('a day has only so many requests, and the next day begins anew', async () => {
  const used = /api-usage=(\d+)\/100/.exec(
    (await ask('limits')).headers.get('sforce-limit-info') ?? '',
  );
  for (let n = Number(used?.[1]); n < 100; n += 1) await ask('limits');
  const response = await ask('limits');
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject([{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
  company.setTime('2026-11-21T00:00:00Z');
  expect(await (await ask('limits')).json()).toEqual({
    DailyApiRequests: { Max: 100, Remaining: 99 },
  });
});

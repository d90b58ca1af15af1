import jsforce from 'jsforce';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';

let company: ExampleCompany;
let connection: jsforce.Connection;
const data = '/services/data/v66.0';

beforeAll(async () => {
  company = await startExampleCompany();
  connection = new jsforce.Connection({
    instanceUrl: company.url,
    accessToken: company.adminToken,
    version: '66.0',
  });
});

afterAll(() => company.end());

test('the parts of a composite request run in order and use what earlier ones answered', async () => {
  const answer = await connection.requestPost(`${data}/composite`, {
    compositeRequest: [
      {
        method: 'POST',
        url: `${data}/sobjects/Account`,
        referenceId: 'account',
        body: { Name: 'Kestrel' },
      },
      {
        method: 'POST',
        url: `${data}/sobjects/Contact`,
        referenceId: 'contact',
        body: { LastName: 'Hulme', AccountId: '@{account.id}' },
      },
      {
        method: 'GET',
        url: `${data}/query?q=SELECT+Name+FROM+Contact+WHERE+AccountId='@{account.id}'`,
        referenceId: 'found',
      },
      { method: 'PATCH', url: `${data}/sobjects/Lead/x`, referenceId: 'wrong', body: {} },
      { method: 'GET', url: `${data}/sobjects/Lead/@{wrong.id}`, referenceId: 'halted' },
      { method: 'POST', url: '/act-as', referenceId: 'elsewhere' },
      { method: 'GET', url: `${data}/query/../../../../`, referenceId: 'roundabout' },
    ],
  });
  expect(answer).toMatchObject({
    compositeResponse: [
      { referenceId: 'account', httpStatusCode: 201, body: { success: true } },
      { referenceId: 'contact', httpStatusCode: 201 },
      { referenceId: 'found', body: { totalSize: 1, records: [{ Name: 'Hulme' }] } },
      { referenceId: 'wrong', httpStatusCode: 400, body: [{ errorCode: 'MALFORMED_ID' }] },
      { referenceId: 'halted', body: [{ errorCode: 'PROCESSING_HALTED' }] },
      { referenceId: 'elsewhere', body: [{ errorCode: 'INVALID_INPUT' }] },
      { referenceId: 'roundabout', body: [{ errorCode: 'INVALID_INPUT' }] },
    ],
  });
});

test('a composite request counts as one, and its parts see what their user may', async () => {
  const remaining = async () => {
    const limits = await connection.limits();
    return limits['DailyApiRequests']?.Remaining ?? 0;
  };
  const before = await remaining();
  const part = { method: 'GET', url: `${data}/sobjects/Buyer_Note__c/describe` };
  const asMarketer = new jsforce.Connection({
    instanceUrl: company.url,
    accessToken: company.org.openSession(company.marketer.userId),
    version: '66.0',
  });
  const answer = await asMarketer.requestPost(`${data}/composite`, {
    compositeRequest: [
      { ...part, referenceId: 'one' },
      { ...part, referenceId: 'two' },
    ],
  });
  expect(answer).toMatchObject({
    compositeResponse: [{ httpStatusCode: 404 }, { httpStatusCode: 404 }],
  });
  // One for the composite request, one for asking again.
  expect(before - (await remaining())).toBe(2);
});

test('what cannot be rolled back is refused rather than half done', async () => {
  const request = connection.requestPost(`${data}/composite`, {
    allOrNone: true,
    compositeRequest: [],
  });
  await expect(request).rejects.toMatchObject({ errorCode: 'INVALID_INPUT' });
});

test('a batch answers each part, and stops at the first error when asked to', async () => {
  const batchRequests = [
    { method: 'POST', url: 'v66.0/sobjects/Lead', richInput: { LastName: 'Hulme' } },
    { method: 'GET', url: 'v66.0/limits' },
  ];
  const path = `${data}/composite/batch`;
  expect(await connection.requestPost(path, { batchRequests })).toMatchObject({
    hasErrors: true,
    results: [
      { statusCode: 400, result: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] },
      { statusCode: 200, result: { DailyApiRequests: { Max: 100_000 } } },
    ],
  });
  expect(await connection.requestPost(path, { batchRequests, haltOnError: true })).toMatchObject({
    results: [{ statusCode: 400 }, { statusCode: 412 }],
  });
});

test('more than 25 parts are refused', async () => {
  const part = { method: 'GET', url: `${data}/limits` };
  const compositeRequest = Array.from({ length: 26 }, (_, n) => ({
    ...part,
    referenceId: `p${n}`,
  }));
  const request = connection.requestPost(`${data}/composite`, { compositeRequest });
  await expect(request).rejects.toMatchObject({ errorCode: 'LIMIT_EXCEEDED' });
});

test('five queries of 100 KB in all are answered, a sixth is refused', async () => {
  const ids = await company.org.seed(
    'Lead',
    Array.from({ length: 900 }, (_, n) => ({ LastName: `Lead ${n}`, Company: 'Lowmoor' })),
  );
  const named = ids.map((id) => `'${id}'`).join();
  const soql = `SELECT Id, Owner.Profile.Name FROM Lead WHERE Id IN (${named})`;
  const part = (n: number) => ({
    method: 'GET',
    url: `${data}/query?q=${encodeURIComponent(soql)}`,
    referenceId: `q${n}`,
  });
  const answer = await connection.requestPost(`${data}/composite`, {
    compositeRequest: [1, 2, 3, 4, 5].map(part),
  });
  const found = { httpStatusCode: 200, body: { totalSize: 900, done: true } };
  expect(answer).toMatchObject({ compositeResponse: [found, found, found, found, found] });
  const six = connection.requestPost(`${data}/composite`, {
    compositeRequest: [1, 2, 3, 4, 5, 6].map(part),
  });
  await expect(six).rejects.toMatchObject({ errorCode: 'LIMIT_EXCEEDED' });
});

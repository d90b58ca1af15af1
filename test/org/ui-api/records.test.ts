import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../postgres.ts';
import { startExampleOrg, type ExampleOrg } from './example-org.ts';

const records = '/services/data/v66.0/ui-api/records';
let database: TestDatabase;
let example: ExampleOrg;

beforeAll(async () => {
  database = await createTestDatabase();
  example = await startExampleOrg(database.url);
});
afterAll(async () => {
  await example.close();
  await database.drop();
});

test('a record comes with the fields asked for, their parents, and how people read them', async () => {
  const query =
    'fields=Opportunity.Name,Opportunity.Account.Name&optionalFields=Opportunity.Amount';
  const path = `${records}/${example.opportunityId}?${query}`;
  const { status, body } = await example.ask(example.rep, 'GET', path);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    apiName: 'Opportunity',
    id: example.opportunityId,
    fields: {
      Name: { value: 'Bramley Chilled: Wakefield DC, yard and dock' },
      Amount: { value: 84_000, displayValue: '£84,000' },
      Account: {
        displayValue: 'Bramley Chilled',
        value: { apiName: 'Account', fields: { Name: { value: 'Bramley Chilled' } } },
      },
    },
  });
});

test('a field that is not there is an error when asked for, and left out when optional', async () => {
  const hostile = 'Opportunity.Name FROM Account WHERE Id != null';
  for (const field of ['Opportunity.Nope', hostile, 'Account.Name', 'Opportunity', '']) {
    const asked = `${records}/${example.opportunityId}?fields=${encodeURIComponent(field || ',')}`;
    const { status, body } = await example.ask(example.rep, 'GET', asked);
    expect({ status, body }).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
  }
  const path = `${records}/${example.opportunityId}?optionalFields=Opportunity.Nope`;
  expect((await example.ask(example.rep, 'GET', path)).status).toBe(200);
});

test('a record one may not see is the same as one that does not exist', async () => {
  const answers = [];
  for (const id of [example.opportunityId, '0065g0000009999AAA', `${example.opportunityId}'`]) {
    const path = `${records}/${encodeURIComponent(id)}?fields=Opportunity.Name`;
    answers.push(await example.ask(example.otherRep, 'GET', path));
  }
  const missing = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];
  expect(answers).toEqual(Array(3).fill({ status: 404, body: missing }));
});

test('a created note can be read back, changed and deleted by its author only', async () => {
  const fields = {
    Opportunity__c: example.opportunityId,
    Body__c: 'They want to see the failure, not the demo.',
    Tone__c: 'tense',
    Client_Key__c: '2f1e9b1a-0000-4000-8000-000000000001',
  };
  const input = { apiName: 'Buyer_Note__c', fields };
  const created = await example.ask(example.rep, 'POST', records, input);
  expect(created).toMatchObject({
    status: 201,
    body: {
      apiName: 'Buyer_Note__c',
      fields: { Tone__c: { value: 'tense', displayValue: 'Tense' } },
    },
  });
  const id = String(Object.entries(created.body ?? {}).find(([name]) => name === 'id')?.[1]);

  const change = { fields: { Tone__c: 'warm' } };
  const changed = await example.ask(example.rep, 'PATCH', `${records}/${id}`, change);
  expect(changed).toMatchObject({ status: 200, body: { fields: { Tone__c: { value: 'warm' } } } });
  for (const stranger of [example.otherRep, example.marketer]) {
    const { status } = await example.ask(stranger, 'PATCH', `${records}/${id}`, change);
    expect(status).toBeGreaterThanOrEqual(400);
  }

  const twice = await example.ask(example.rep, 'POST', records, input);
  expect(twice).toMatchObject({
    status: 400,
    body: { enhancedErrorType: 'RecordError', statusCode: 400 },
  });
  expect(JSON.stringify(twice.body)).toContain('DUPLICATE_VALUE');
});

test('a change is refused when somebody changed the record after it was read', async () => {
  const path = `${records}/${example.opportunityId}`;
  const readAt = '2026-11-20T10:00:00.000Z';
  const headers = (since: string) => ({ 'if-unmodified-since': since });
  const change = { fields: { NextStep: 'Call Dana' } };
  const fresh = await example.ask(example.rep, 'PATCH', path, change, headers(readAt));
  expect(fresh.status).toBe(200);
  for (const stale of ['2026-11-20T09:59:59.000Z', 'Fri, 20 Nov 2026 09:59:59 GMT']) {
    const refused = await example.ask(example.rep, 'PATCH', path, change, headers(stale));
    expect(refused).toMatchObject({ status: 412, body: [{ errorCode: 'PRECONDITION_FAILED' }] });
  }
});

test('a wrong value is reported at its field, with the label a person knows', async () => {
  const input = {
    apiName: 'Buyer_Note__c',
    fields: { Opportunity__c: example.opportunityId, Tone__c: 'furious' },
  };
  const { status, body } = await example.ask(example.rep, 'POST', records, input);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    enhancedErrorType: 'RecordError',
    output: {
      fieldErrors: {
        Tone__c: [
          {
            errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
            field: 'Tone__c',
            fieldLabel: 'Tone',
          },
        ],
      },
    },
  });
});

test('a body that is no record is refused in words', async () => {
  const { status, body } = await example.ask(example.rep, 'POST', records, { fields: 'no' });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('apiName');
});

test('nothing is answered without a session, or to another site that borrows one', async () => {
  const url = `${example.url}${records}/${example.opportunityId}?fields=Opportunity.Name`;
  expect((await fetch(url)).status).toBe(401);
  const token = example.org.openSession(example.rep.userId);
  const cookie = `watercooler_org_session=${token}`;
  expect((await fetch(url, { headers: { cookie } })).status).toBe(200);
  const origin = 'http://127.0.0.1:1';
  expect((await fetch(url, { headers: { cookie, origin } })).status).toBe(403);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, startExampleCompany, type ExampleCompany } from '../example-company.ts';

let company: ExampleCompany;
let account: string;
let keys = 0;

beforeAll(async () => {
  company = await startExampleCompany();
  account = await company.org.create(company.admin, 'Account', { Name: 'Kestrel' });
});

afterAll(() => company.end());

function note(fields: Record<string, unknown>) {
  keys += 1;
  const { org, admin } = company;
  return org.create(admin, 'Buyer_Note__c', {
    Client_Key__c: `key-${keys}`,
    Body__c: 'Calm.',
    Account__c: account,
    ...fields,
  });
}

async function read(id: string, fields: string): Promise<unknown> {
  const soql = `SELECT ${fields} FROM Buyer_Note__c WHERE Id = '${id}'`;
  const [row] = await company.org.query(company.admin, soql);
  return row;
}

describe('values', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a text that is too long', { Asset__c: 'x'.repeat(256) }, 'STRING_TOO_LONG'],
    ['a long text that is too long', { Body__c: 'x'.repeat(32_001) }, 'STRING_TOO_LONG'],
    [
      'a picklist value nobody declared',
      { Tone__c: 'furious' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ],
    [
      'a picklist label instead of its value',
      { Tone__c: 'Warm' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ],
    ['a number for a text', { Body__c: 5 }, 'JSON_PARSER_ERROR'],
    ['a text for a checkbox', { Private__c: 'true' }, 'JSON_PARSER_ERROR'],
    ['a field nobody declared', { Mood__c: 'x' }, 'INVALID_FIELD'],
    ['a missing required field', { Client_Key__c: null }, 'REQUIRED_FIELD_MISSING'],
    ['something that is no Id', { Opportunity__c: 'x' }, 'MALFORMED_ID'],
    [
      'a deal that is not there',
      { Opportunity__c: '0065g0000000009AAA' },
      'INVALID_CROSS_REFERENCE_KEY',
    ],
    [
      'an account where a deal belongs',
      { Opportunity__c: '0015g0000000001AAA' },
      'FIELD_INTEGRITY_EXCEPTION',
    ],
    ['a parent nobody knows by that key', { Prompt__r: { Key__c: 'x' } }, 'INVALID_FIELD'],
    ['a time without a zone', { CreatedDate: '2026-01-01T00:00:00' }, 'JSON_PARSER_ERROR'],
  ])('refuse %s', async (_, fields, errorCode) => {
    await expect(note(fields)).rejects.toMatchObject({ errorCode });
  });

  test('refuse a day or a number that does not exist', async () => {
    const { org, admin } = company;
    const deal = { Name: 'Yard', StageName: 'Decide' };
    for (const [fields, errorCode] of [
      [{ CloseDate: '2026-02-30' }, 'JSON_PARSER_ERROR'],
      [{ CloseDate: '2026-02-01', Amount: 10 ** 16 }, 'NUMBER_OUTSIDE_VALID_RANGE'],
    ] as const) {
      const created = org.create(admin, 'Opportunity', { ...deal, ...fields });
      await expect(created).rejects.toMatchObject({ errorCode });
    }
  });

  test('take a number written as a text, as the Salesforce CLI sends it', async () => {
    const { org, admin } = company;
    const deal = { Name: 'Yard', StageName: 'Decide', CloseDate: '2026-02-01', Amount: '84.5' };
    const id = await org.create(admin, 'Opportunity', deal);
    const [row] = await org.query(admin, `SELECT Amount FROM Opportunity WHERE Id = '${id}'`);
    expect(row).toMatchObject({ Amount: 84.5 });
    await expect(org.update(admin, 'Opportunity', id, { Amount: 'a lot' })).rejects.toMatchObject({
      errorCode: 'JSON_PARSER_ERROR',
    });
  });

  test('name every missing field at once', async () => {
    const created = company.org.create(company.admin, 'Opportunity', { Amount: 1 });
    await expect(created).rejects.toMatchObject({ fields: ['Name', 'StageName', 'CloseDate'] });
  });

  test('refuse a second record with a unique key, in any case, until the first is deleted', async () => {
    const first = await note({ Client_Key__c: 'twice' });
    await expect(note({ Client_Key__c: 'TWICE' })).rejects.toMatchObject({
      errorCode: 'DUPLICATE_VALUE',
    });
    await company.org.remove(company.admin, 'Buyer_Note__c', first);
    await expect(note({ Client_Key__c: 'twice' })).resolves.toMatch(/^a/);
  });

  test('keep a text exactly, whatever is in it', async () => {
    const text = ' "Another quarter?"\r\n\ttab \u0000 \ud800 \u{1f600} </script> é ';
    const id = await note({ Body__c: text });
    expect(await read(id, 'Body__c')).toMatchObject({ Body__c: text });
  });

  test('have defaults, and empty texts are no texts', async () => {
    const id = await note({ Asset__c: '' });
    expect(await read(id, 'Asset__c, Private__c, Withdrawn__c')).toMatchObject({
      Asset__c: null,
      Private__c: false,
      Withdrawn__c: false,
    });
  });
});

test('records are owned and stamped to the second by the clock of the org', async () => {
  company.setTime('2026-11-20T10:00:00.900Z');
  const id = await note({});
  company.setTime('2026-11-20T11:00:00.100Z');
  await company.org.update(company.integration, 'Buyer_Note__c', id, { Quote__c: 'Calm.' });
  const fields = 'OwnerId, CreatedById, CreatedDate, LastModifiedById, SystemModstamp';
  expect(await read(id, fields)).toMatchObject({
    OwnerId: company.admin.userId,
    CreatedById: company.admin.userId,
    CreatedDate: '2026-11-20T10:00:00.000Z',
    LastModifiedById: company.integration.userId,
    SystemModstamp: '2026-11-20T11:00:00.000Z',
  });
});

describe('a custom object’s record', () => {
  const prompt = { Key__c: 'pace', Question__c: 'How fast?', Insight_Area__c: 'why-now' };

  test('has the name it was given, and is named after its Id where nobody gave one', async () => {
    expect(await read(await note({ Name: 'Note of 20 Nov' }), 'Name')).toMatchObject({
      Name: 'Note of 20 Nov',
    });
    for (const fields of [{}, { Name: '' }, { Name: null }]) {
      const id = await note(fields);
      expect(await read(id, 'Name')).toMatchObject({ Name: id.slice(0, 15) });
    }
  });

  test('gets the next number where its object counts, and takes no other', async () => {
    const { org, admin } = company;
    const id = await org.create(admin, 'Note_Prompt__c', prompt);
    const [row] = await org.query(admin, `SELECT Name FROM Note_Prompt__c WHERE Id = '${id}'`);
    expect(row).toMatchObject({ Name: expect.stringMatching(/^P-\d{4}$/) });
    const own = org.create(admin, 'Note_Prompt__c', { ...prompt, Key__c: 'own', Name: 'P-1' });
    await expect(own).rejects.toMatchObject({ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' });
  });
});

test('what follows from metadata is there to be asked: permission sets, who holds them, stages', async () => {
  const { org, admin, repA, repB } = company;
  const holders = await org.query(
    admin,
    "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Watercooler_Rep'",
  );
  expect(holders.map(({ AssigneeId }) => AssigneeId)).toEqual([repA.userId, repB.userId]);
  const readers = await org.query(
    admin,
    `SELECT Parent.Name FROM ObjectPermissions
     WHERE SobjectType = 'Buyer_Note__c' AND PermissionsViewAllRecords = true
     AND Parent.IsOwnedByProfile = false`,
  );
  expect(readers).toMatchObject([{ Parent: { Name: 'Watercooler_Integration' } }]);
  await idOf(
    company,
    "SELECT Id FROM OpportunityStage WHERE MasterLabel = 'Closed Won' AND IsWon = true",
  );
});

describe('several records at once', () => {
  const write = (allOrNone: boolean, records: Record<string, unknown>[]) =>
    fetch(`${company.url}/services/data/v66.0/composite/sobjects`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${company.adminToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ allOrNone, records }),
    });
  const lead = (LastName: string | null) => ({
    attributes: { type: 'Lead' },
    LastName,
    Company: 'Lowmoor',
  });
  const leads = () => company.org.query(company.admin, 'SELECT Id FROM Lead');

  test('fail together when all or none is asked for', async () => {
    const response = await write(true, [lead('Hulme'), lead(null)]);
    expect(await response.json()).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
    ]);
    expect(await leads()).toEqual([]);
  });

  test('succeed and fail each for itself otherwise', async () => {
    const response = await write(false, [lead('Hulme'), lead(null)]);
    expect(await response.json()).toMatchObject([{ success: true }, { success: false }]);
    expect(await leads()).toHaveLength(1);
  });

  test('are 200 at most', async () => {
    const response = await write(
      false,
      Array.from({ length: 201 }, () => lead('Hulme')),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject([{ errorCode: 'EXCEEDED_MAX_SIZE_REQUEST' }]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../postgres.ts';
import { startExampleOrg, type ExampleOrg } from '../example-org.ts';
import { Asker, found } from './ask.ts';

let database: TestDatabase;
let example: ExampleOrg;
let graphql: Asker;

beforeAll(async () => {
  database = await createTestDatabase();
  example = await startExampleOrg(database.url);
  graphql = new Asker(example);
});
afterAll(async () => {
  await example.close();
  await database.drop();
});

describe('hostile values', () => {
  test.each([
    String.raw`' OR Name != '`,
    String.raw`\' OR Name != '`,
    String.raw`x\\' OR Name LIKE '%`,
    'a\nb',
    'tab\tand "quotes"',
    'nul\u0000 and escape\u001b',
    'line\u2028separator',
    String.raw`\u0027 OR Id != null`,
    '😀 %_',
  ])('are compared as they are: %j', async (text) => {
    const where = '(where: { LastName: { eq: $text } })';
    expect(await graphql.contacts(where, { text }, '($text: String)')).toEqual([]);
    expect(
      await graphql.contacts(
        '(where: { LastName: { in: $all } })',
        { all: [text] },
        '($all: [String])',
      ),
    ).toEqual([]);
    const fields = { LastName: text, OwnerId: example.rep.userId };
    const id = await example.org.create(example.admin, 'Contact', fields);
    expect(await graphql.contacts(where, { text }, '($text: String)')).toEqual([text]);
    await example.org.remove(example.admin, 'Contact', id);
  });

  test('cannot be field names', async () => {
    const name = 'Name FROM Account WHERE Id != null';
    const { errors } = await graphql.asRep(`Contact { edges { node { Id "${name}" } } }`);
    expect(errors[0]?.message).toContain('Syntax Error');
    const listed = await graphql.asRep(
      'Contact(orderBy: $by) { totalCount }',
      { by: { [name]: {} } },
      '($by: Contact_OrderBy)',
    );
    expect(listed.errors[0]?.message).toContain('is not defined by type');
  });

  test('cannot nest beyond what is read', async () => {
    const deep = '{ not: '.repeat(5_000) + '{}' + ' }'.repeat(5_000);
    const { errors } = await graphql.asRep(`Contact(where: ${deep}) { totalCount }`);
    expect(errors[0]?.message).toContain('3000 tokens');
  });
});

describe('what a user may not read', () => {
  test('does not exist: an object without permission', async () => {
    const query = '{ uiapi { query { Buyer_Note__c { totalCount } } } }';
    const { data, errors } = await graphql.as(example.marketer, query);
    expect(data).toBeNull();
    expect(errors[0]?.message).toContain('Cannot query field "Buyer_Note__c"');
    expect((await graphql.as(example.rep, query)).errors).toEqual([]);
  });

  test('does not exist: a field hidden from people', async () => {
    const { errors } = await graphql.asRep(
      'Buyer_Note__c { edges { node { Release__c { value } } } }',
    );
    expect(errors[0]?.message).toContain('Cannot query field "Release__c"');
    const filtered = await graphql.asRep(
      'Buyer_Note__c(where: { Release__c: { ne: null } }) { totalCount }',
    );
    expect(filtered.errors[0]?.message).toContain('Release__c');
  });

  test('is left out when it is marked optional', async () => {
    const query = `{ uiapi { query {
      Buyer_Persona__c(first: 1) { edges { node { Id Nope__c @optional { value } } } }
      Buyer_Note__c @optional { totalCount }
    } } }`;
    const { data, errors } = await graphql.as(example.marketer, query);
    expect(errors).toEqual([]);
    expect(found(data)).toEqual({
      Buyer_Persona__c: { edges: [{ node: { Id: expect.any(String) } }] },
    });
  });

  test('is not among the rows: another rep sees neither the deal nor its account', async () => {
    const query = '{ uiapi { query { Opportunity { totalCount } Account { totalCount } } } }';
    const { data } = await graphql.as(example.otherRep, query);
    expect(found(data)).toEqual({ Opportunity: { totalCount: 0 }, Account: { totalCount: 0 } });
  });

  test('is nothing without a session', async () => {
    const response = await fetch(`${example.url}/services/data/v66.0/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual([
      { errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' },
    ]);
  });
});

test('children of children are refused in words', async () => {
  const { errors } = await graphql.asRep(
    `Account { edges { node { Opportunities { edges { node {
       OpportunityContactRoles { totalCount }
     } } } } } }`,
  );
  expect(errors[0]?.message).toBe('Only one level of child relationships can be queried.');
});

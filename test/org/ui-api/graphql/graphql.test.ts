import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../postgres.ts';
import type { Session } from '../../org.ts';
import { startExampleOrg, type ExampleOrg } from '../example-org.ts';

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

const answer = z.object({ data: z.unknown(), errors: z.array(z.object({ message: z.string() })) });

async function ask(
  session: Session,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<z.infer<typeof answer>> {
  const body = { query, variables };
  const response = await example.ask(session, 'POST', '/services/data/v66.0/graphql', body);
  expect(response.status).toBe(200);
  return answer.parse(response.body);
}

/** Asks for accounts or whatever `selection` names, in the UI API's wrapping. */
function asRep(selection: string, variables?: Record<string, unknown>, declared = '') {
  return ask(example.rep, `query test${declared} { uiapi { query { ${selection} } } }`, variables);
}

function found(data: unknown): unknown {
  return z.object({ uiapi: z.object({ query: z.unknown() }) }).parse(data).uiapi.query;
}

const names = z.object({
  Contact: z.object({
    edges: z.array(z.object({ node: z.object({ Name: z.object({ value: z.string() }) }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }).optional(),
    totalCount: z.number().optional(),
  }),
});

async function contacts(args: string, variables?: Record<string, unknown>, declared?: string) {
  const selection = `Contact${args} { edges { node { Name { value } } } }`;
  const { data, errors } = await asRep(selection, variables, declared);
  expect(errors).toEqual([]);
  return names.parse(found(data)).Contact.edges.map(({ node }) => node.Name.value);
}

describe('a query', () => {
  test('brings fields, parents and one level of children in one answer', async () => {
    const { data, errors } = await asRep(
      `Opportunity(where: { Id: { eq: $id } }, first: 1) { edges { node {
         Id ApiName
         Amount { value displayValue }
         CloseDate { value displayValue }
         Account { Id Name { value } }
         OpportunityContactRoles(first: 2) {
           edges { node { Role { value } Contact { Title { value } } } }
           pageInfo { hasNextPage }
         }
       } } }`,
      { id: example.opportunityId },
      '($id: ID)',
    );
    expect(errors).toEqual([]);
    const role = (name: string, title: string) => ({
      node: { Role: { value: name }, Contact: { Title: { value: title } } },
    });
    expect(found(data)).toEqual({
      Opportunity: {
        edges: [
          {
            node: {
              Id: example.opportunityId,
              ApiName: 'Opportunity',
              Amount: { value: 84_000, displayValue: '£84,000' },
              CloseDate: { value: '2026-12-18', displayValue: '18/12/2026' },
              Account: { Id: example.accountId, Name: { value: 'Bramley Chilled' } },
              OpportunityContactRoles: {
                edges: [
                  role('User influencer', 'Site Manager'),
                  role('Economic buyer', 'VP Operations'),
                ],
                pageInfo: { hasNextPage: true },
              },
            },
          },
        ],
      },
    });
  });

  test('asks for several objects at once, under aliases and through fragments', async () => {
    const { data, errors } = await ask(
      example.rep,
      `query { uiapi { query {
         ours: Buyer_Persona__c(where: { Key__c: { eq: "operations-vp" } }) { ...named }
         Note_Prompt__c(where: { Insight_Area__c: { eq: "stops" } }) { edges { node { Key__c { value } } } }
       } } }
       fragment named on Buyer_Persona__cConnection {
         edges { node { Name { value } Buyer_Role__c { value displayValue label } } }
       }`,
    );
    expect(errors).toEqual([]);
    const role = {
      value: 'economic-buyer',
      displayValue: 'Economic buyer',
      label: 'Economic buyer',
    };
    expect(found(data)).toEqual({
      ours: { edges: [{ node: { Name: { value: 'Operations VP' }, Buyer_Role__c: role } }] },
      Note_Prompt__c: { edges: [{ node: { Key__c: { value: 'barrier' } } }] },
    });
  });

  test('filters by comparisons, lists, patterns, parents and their combinations', async () => {
    expect(await contacts('(where: { LastName: { in: ["Menon", "Nobody"] } })')).toEqual([
      'Ravi Menon',
    ]);
    expect(await contacts('(where: { Title: { like: "%Ops%" } })')).toEqual([]);
    expect(await contacts('(where: { Title: { like: "%Operations" } })')).toEqual([
      'Dana Whitlock',
    ]);
    const either = '{ or: [{ LastName: { eq: "Menon" } }, { Title: { eq: "Site Manager" } }] }';
    expect(await contacts(`(where: ${either}, orderBy: { LastName: { order: DESC } })`)).toEqual([
      'Ravi Menon',
      'Pete Garside',
    ]);
    expect(await contacts(`(where: { not: ${either} })`)).toEqual(['Dana Whitlock']);
    const ofAccount = '{ Account: { Name: { eq: "Bramley Chilled" } }, LastName: { gt: "M" } }';
    expect(await contacts(`(where: ${ofAccount}, orderBy: { Name: { order: ASC } })`)).toEqual([
      'Dana Whitlock',
      'Ravi Menon',
    ]);
  });

  test('finds nothing in an empty list, and everything outside it', async () => {
    const where = '(where: { Id: { in: $ids } })';
    expect(await contacts(where, { ids: [] }, '($ids: [ID])')).toEqual([]);
    expect(await contacts('(where: { Id: { nin: [] } })')).toHaveLength(3);
  });

  test('pages with a cursor and counts all that match', async () => {
    const page = async (after: string | null) => {
      const selection = `Contact(first: 2, after: $after, orderBy: { LastName: { order: ASC } }) {
        totalCount edges { node { Name { value } } } pageInfo { hasNextPage endCursor } }`;
      const { data, errors } = await asRep(selection, { after }, '($after: String)');
      expect(errors).toEqual([]);
      return names.parse(found(data)).Contact;
    };
    const first = await page(null);
    expect(first.totalCount).toBe(3);
    expect(first.edges.map(({ node }) => node.Name.value)).toEqual(['Pete Garside', 'Ravi Menon']);
    expect(first.pageInfo?.hasNextPage).toBe(true);
    const second = await page(first.pageInfo?.endCursor ?? null);
    expect(second.edges.map(({ node }) => node.Name.value)).toEqual(['Dana Whitlock']);
    expect(second.pageInfo?.hasNextPage).toBe(false);
  });

  test('gives ten rows when none are asked for, and never more than two thousand', async () => {
    for (let at = 0; at < 11; at += 1) {
      const fields = { LastName: `Ten ${at}`, Company: 'Ten', OwnerId: example.rep.userId };
      await example.org.create(example.admin, 'Lead', fields);
    }
    const { data } = await asRep('Lead { pageResultCount pageInfo { hasNextPage } }');
    expect(found(data)).toEqual({
      Lead: { pageResultCount: 10, pageInfo: { hasNextPage: true } },
    });
    const { errors } = await asRep('Lead(first: 2001) { pageResultCount }');
    expect(errors[0]?.message).toContain('from 1 to 2000');
  });
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
    expect(await contacts(where, { text }, '($text: String)')).toEqual([]);
    expect(
      await contacts('(where: { LastName: { in: $all } })', { all: [text] }, '($all: [String])'),
    ).toEqual([]);
    const fields = { LastName: text, OwnerId: example.rep.userId };
    const id = await example.org.create(example.admin, 'Contact', fields);
    expect(await contacts(where, { text }, '($text: String)')).toEqual([text]);
    await example.org.remove(example.admin, 'Contact', id);
  });

  test('cannot be field names', async () => {
    const name = 'Name FROM Account WHERE Id != null';
    const { errors } = await asRep(`Contact { edges { node { Id "${name}" } } }`);
    expect(errors[0]?.message).toContain('Syntax Error');
    const listed = await asRep(
      'Contact(orderBy: $by) { totalCount }',
      { by: { [name]: {} } },
      '($by: Contact_OrderBy)',
    );
    expect(listed.errors[0]?.message).toContain('is not defined by type');
  });

  test('cannot nest beyond what is read', async () => {
    const deep = '{ not: '.repeat(5_000) + '{}' + ' }'.repeat(5_000);
    const { errors } = await asRep(`Contact(where: ${deep}) { totalCount }`);
    expect(errors[0]?.message).toContain('3000 tokens');
  });
});

describe('what a user may not read', () => {
  test('does not exist: an object without permission', async () => {
    const query = '{ uiapi { query { Buyer_Note__c { totalCount } } } }';
    const { data, errors } = await ask(example.marketer, query);
    expect(data).toBeNull();
    expect(errors[0]?.message).toContain('Cannot query field "Buyer_Note__c"');
    expect((await ask(example.rep, query)).errors).toEqual([]);
  });

  test('does not exist: a field hidden from people', async () => {
    const { errors } = await asRep('Buyer_Note__c { edges { node { Release__c { value } } } }');
    expect(errors[0]?.message).toContain('Cannot query field "Release__c"');
    const filtered = await asRep(
      'Buyer_Note__c(where: { Release__c: { ne: null } }) { totalCount }',
    );
    expect(filtered.errors[0]?.message).toContain('Release__c');
  });

  test('is left out when it is marked optional', async () => {
    const query = `{ uiapi { query {
      Buyer_Persona__c(first: 1) { edges { node { Id Nope__c @optional { value } } } }
      Buyer_Note__c @optional { totalCount }
    } } }`;
    const { data, errors } = await ask(example.marketer, query);
    expect(errors).toEqual([]);
    expect(found(data)).toEqual({
      Buyer_Persona__c: { edges: [{ node: { Id: expect.any(String) } }] },
    });
  });

  test('is not among the rows: another rep sees neither the deal nor its account', async () => {
    const query = '{ uiapi { query { Opportunity { totalCount } Account { totalCount } } } }';
    const { data } = await ask(example.otherRep, query);
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
  const { errors } = await asRep(
    `Account { edges { node { Opportunities { edges { node {
       OpportunityContactRoles { totalCount }
     } } } } } }`,
  );
  expect(errors[0]?.message).toBe('Only one level of child relationships can be queried.');
});

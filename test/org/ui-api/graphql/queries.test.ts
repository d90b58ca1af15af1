import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
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

const page = z.object({
  Contact: z.object({
    edges: z.array(z.object({ node: z.object({ Name: z.object({ value: z.string() }) }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    totalCount: z.number(),
  }),
});

describe('a query', () => {
  test('brings fields, parents and one level of children in one answer', async () => {
    const { data, errors } = await graphql.asRep(
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
    const { data, errors } = await graphql.as(
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
    expect(await graphql.contacts('(where: { LastName: { in: ["Menon", "Nobody"] } })')).toEqual([
      'Ravi Menon',
    ]);
    expect(await graphql.contacts('(where: { Title: { like: "%Ops%" } })')).toEqual([]);
    expect(await graphql.contacts('(where: { Title: { like: "%Operations" } })')).toEqual([
      'Dana Whitlock',
    ]);
    const either = '{ or: [{ LastName: { eq: "Menon" } }, { Title: { eq: "Site Manager" } }] }';
    expect(
      await graphql.contacts(`(where: ${either}, orderBy: { LastName: { order: DESC } })`),
    ).toEqual(['Ravi Menon', 'Pete Garside']);
    expect(await graphql.contacts(`(where: { not: ${either} })`)).toEqual(['Dana Whitlock']);
    const ofAccount = '{ Account: { Name: { eq: "Bramley Chilled" } }, LastName: { gt: "M" } }';
    expect(
      await graphql.contacts(`(where: ${ofAccount}, orderBy: { Name: { order: ASC } })`),
    ).toEqual(['Dana Whitlock', 'Ravi Menon']);
  });

  test('finds nothing in an empty list, and everything outside it', async () => {
    const where = '(where: { Id: { in: $ids } })';
    expect(await graphql.contacts(where, { ids: [] }, '($ids: [ID])')).toEqual([]);
    expect(await graphql.contacts('(where: { Id: { nin: [] } })')).toHaveLength(3);
  });

  test('pages with a cursor and counts all that match', async () => {
    const pageAfter = async (after: string | null) => {
      const selection = `Contact(first: 2, after: $after, orderBy: { LastName: { order: ASC } }) {
        totalCount edges { node { Name { value } } } pageInfo { hasNextPage endCursor } }`;
      const { data, errors } = await graphql.asRep(selection, { after }, '($after: String)');
      expect(errors).toEqual([]);
      return page.parse(found(data)).Contact;
    };
    const first = await pageAfter(null);
    expect(first.totalCount).toBe(3);
    expect(first.edges.map(({ node }) => node.Name.value)).toEqual(['Pete Garside', 'Ravi Menon']);
    expect(first.pageInfo?.hasNextPage).toBe(true);
    const second = await pageAfter(first.pageInfo?.endCursor ?? null);
    expect(second.edges.map(({ node }) => node.Name.value)).toEqual(['Dana Whitlock']);
    expect(second.pageInfo?.hasNextPage).toBe(false);
  });

  test('gives ten rows when none are asked for, and never more than two thousand', async () => {
    for (let at = 0; at < 11; at += 1) {
      const fields = { LastName: `Ten ${at}`, Company: 'Ten', OwnerId: example.rep.userId };
      await example.org.create(example.admin, 'Lead', fields);
    }
    const { data } = await graphql.asRep('Lead { pageResultCount pageInfo { hasNextPage } }');
    expect(found(data)).toEqual({
      Lead: { pageResultCount: 10, pageInfo: { hasNextPage: true } },
    });
    const { errors } = await graphql.asRep('Lead(first: 2001) { pageResultCount }');
    expect(errors[0]?.message).toContain('from 1 to 2000');
  });

  test('pages through more with an upper bound, in pages of two hundred and more', async () => {
    const bounded = await graphql.asRep(
      'Contact(first: 200, upperBound: 2) { pageResultCount totalCount pageInfo { hasNextPage } }',
    );
    expect(found(bounded.data)).toEqual({
      Contact: { pageResultCount: 2, totalCount: 3, pageInfo: { hasNextPage: false } },
    });
    const { errors } = await graphql.asRep('Contact(first: 10, upperBound: 9000) { totalCount }');
    expect(errors[0]?.message).toContain('from 200 to 2000');
  });
});

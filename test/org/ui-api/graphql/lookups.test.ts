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

describe('a query', () => {
  test('goes through lookups: who wrote a note, its theme, and the contacts of one account', async () => {
    const noteId = await example.org.create(example.rep, 'Buyer_Note__c', {
      Client_Key__c: 'through-lookups',
      Opportunity__c: example.opportunityId,
      Body__c: 'Calm.',
    });
    await example.org.update(example.admin, 'Buyer_Note__c', noteId, {
      Confirmed_Theme__c: example.themeId,
    });
    const { data, errors } = await graphql.asRep(
      `Buyer_Note__c(
         where: { and: [{ CreatedById: { eq: $user } }, { Opportunity__c: { eq: $deal } },
                        { Confirmed_Theme__r: { Insight_Area__c: { in: ["stops"] } } },
                        { Withdrawn__c: { ne: true } }] }
         orderBy: { CreatedDate: { order: DESC }, Name: { order: DESC } }
       ) { edges { node {
         CreatedBy { Name { value } }
         Confirmed_Theme__r { Name { value } Insight_Area__c { value label } }
       } } }
       Contact(where: { AccountId: { eq: $account }, Name: { like: "ravi%" } }) { totalCount }`,
      {
        user: example.rep.userId,
        deal: example.opportunityId,
        account: example.accountId,
      },
      '($user: ID, $deal: ID, $account: ID)',
    );
    expect(errors).toEqual([]);
    expect(found(data)).toEqual({
      Buyer_Note__c: {
        edges: [
          {
            node: {
              CreatedBy: { Name: { value: 'Tamsin Okafor' } },
              Confirmed_Theme__r: {
                Name: { value: 'No proof from their peers' },
                Insight_Area__c: { value: 'stops', label: 'What stops them' },
              },
            },
          },
        ],
      },
      Contact: { totalCount: 1 },
    });
  });

  test("brings a persona's reasons and stages as children", async () => {
    await example.org.create(example.admin, 'Persona_Stage__c', {
      Buyer_Persona__c: example.personaId,
      Name: 'Looking around',
      Order__c: 1,
    });
    const { data, errors } = await graphql.asRep(
      `Buyer_Persona__c(where: { Id: { eq: $id } }) { edges { node {
         Persona_Stages__r(first: 50, orderBy: { Order__c: { order: ASC } }) {
           edges { node { Name { value } } }
         }
         Persona_Reasons__r(first: 200, where: { Contributors__c: { ne: null } }) {
           edges { node { Stated_Reason__c { value } Buyer_Theme__r { Name { value } } } }
         }
       } } }`,
      { id: example.personaId },
      '($id: ID)',
    );
    expect(errors).toEqual([]);
    const Persona_Stages__r = { edges: [{ node: { Name: { value: 'Looking around' } } }] };
    const node = { Persona_Stages__r, Persona_Reasons__r: { edges: [] } };
    expect(found(data)).toEqual({ Buyer_Persona__c: { edges: [{ node }] } });
  });
});

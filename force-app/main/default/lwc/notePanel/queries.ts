import { gql } from 'lightning/graphql';

/**
 * What the panel needs whatever record it stands on. Lightning Data Service keeps the answer, so that
 * the next record's panel asks only for its record.
 */
export const PANEL_SETUP = gql`
  query watercoolerSetup($userId: ID) {
    uiapi {
      query {
        Note_Prompt__c(
          where: { Active__c: { eq: true } }
          orderBy: { Order__c: { order: ASC, nulls: LAST } }
          first: 200
        ) {
          edges {
            node {
              Id
              Question__c {
                value
              }
              Hint__c {
                value
              }
              Insight_Area__c {
                value
              }
              Stages__c {
                value
              }
              Outcome__c {
                value
              }
              After_Reason__c {
                value
              }
              Asked_On__c {
                value
              }
            }
          }
        }
        Buyer_Persona__c(
          where: { Status__c: { ne: "retired" } }
          orderBy: { Name: { order: ASC } }
          first: 50
        ) {
          edges {
            node {
              Id
              Key__c {
                value
              }
              Name {
                value
              }
            }
          }
        }
        Watercooler_Status__c(first: 1) @optional {
          edges {
            node {
              Id
              K__c {
                value
              }
              Note_Readers__c {
                value
              }
              Note_Readers_Checked_On__c {
                value
              }
            }
          }
        }
        User(where: { Id: { eq: $userId } }, first: 1) @optional {
          edges {
            node {
              Id
              Name {
                value
              }
            }
          }
        }
      }
    }
  }
`;

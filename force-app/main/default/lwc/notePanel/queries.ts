import { gql } from 'lightning/graphql';

/**
 * Everything the panel shows, in one request. Buyer_Note__c is asked for a note that cannot exist,
 * only to learn whether this person has notes at all: to somebody who has not, GraphQL answers that
 * the field is undefined. Contact roles are optional: without them the panel asks for a persona.
 */
export const OPPORTUNITY_PAGE = gql`
  query watercoolerOpportunity($id: ID) {
    uiapi {
      query {
        Opportunity(where: { Id: { eq: $id } }, first: 1) {
          edges {
            node {
              Id
              StageName {
                value
              }
              IsClosed {
                value
              }
              IsWon {
                value
              }
              OpportunityContactRoles(first: 20) @optional {
                edges {
                  node {
                    Id
                    Role {
                      value
                    }
                    IsPrimary {
                      value
                    }
                    ContactId {
                      value
                    }
                    Contact {
                      Name {
                        value
                      }
                      Title {
                        value
                      }
                    }
                  }
                }
              }
            }
          }
        }
        Note_Prompt__c(
          where: { Active__c: { eq: true } }
          orderBy: { Order__c: { order: ASC } }
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
              Order__c {
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
        Buyer_Note__c(where: { Id: { eq: $id } }, first: 1) {
          edges {
            node {
              Id
            }
          }
        }
      }
    }
  }
`;

/** Finds the note that an earlier, seemingly failed save of the same draft left behind. */
export const NOTE_BY_CLIENT_KEY = gql`
  query watercoolerNoteByKey($clientKey: String) {
    uiapi {
      query {
        Buyer_Note__c(where: { Client_Key__c: { eq: $clientKey } }, first: 1) {
          edges {
            node {
              Id
            }
          }
        }
      }
    }
  }
`;

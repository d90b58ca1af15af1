import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';
import type { PlaceKind } from 'c/noteWriter';

/**
 * What the panel needs of the record it stands on, one query for each kind. Buyer_Note__c serves two
 * ends: it counts the rep's own notes here, and to somebody who may not write notes GraphQL answers
 * that the field is undefined. Contact roles are optional: without them the panel asks for a persona.
 */
const OPPORTUNITY_RECORD = gql`
  query watercoolerOpportunity($id: ID, $userId: ID) {
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
              Account {
                Name {
                  value
                }
              }
              Owner {
                Name {
                  value
                }
              }
              OpportunityContactRoles(first: 200) @optional {
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
        Buyer_Note__c(
          where: { Opportunity__c: { eq: $id }, CreatedById: { eq: $userId } }
          first: 1
        ) {
          totalCount
        }
      }
    }
  }
`;

const CONTACT_RECORD = gql`
  query watercoolerContact($id: ID, $userId: ID) {
    uiapi {
      query {
        Contact(where: { Id: { eq: $id } }, first: 1) {
          edges {
            node {
              Id
              Name {
                value
              }
              Title {
                value
              }
              AccountId {
                value
              }
              Account {
                Name {
                  value
                }
              }
              Owner {
                Name {
                  value
                }
              }
            }
          }
        }
        Buyer_Note__c(where: { Contact__c: { eq: $id }, CreatedById: { eq: $userId } }, first: 1) {
          totalCount
        }
      }
    }
  }
`;

/** A lead's owner may be a queue, which has no single type to ask: its owner is left out. */
const LEAD_RECORD = gql`
  query watercoolerLead($id: ID, $userId: ID) {
    uiapi {
      query {
        Lead(where: { Id: { eq: $id } }, first: 1) {
          edges {
            node {
              Id
              Name {
                value
              }
              Title {
                value
              }
              Company {
                value
              }
            }
          }
        }
        Buyer_Note__c(where: { Lead__c: { eq: $id }, CreatedById: { eq: $userId } }, first: 1) {
          totalCount
        }
      }
    }
  }
`;

const ACCOUNT_RECORD = gql`
  query watercoolerAccount($id: ID, $userId: ID) {
    uiapi {
      query {
        Account(where: { Id: { eq: $id } }, first: 1) {
          edges {
            node {
              Id
              Name {
                value
              }
              Owner {
                Name {
                  value
                }
              }
              Contacts(first: 200) @optional {
                edges {
                  node {
                    Id
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
        Buyer_Note__c(where: { Account__c: { eq: $id }, CreatedById: { eq: $userId } }, first: 1) {
          totalCount
        }
      }
    }
  }
`;

/** The query of each kind of record. */
export const RECORD_QUERIES: Readonly<Record<PlaceKind, GraphqlDocument>> = {
  opportunity: OPPORTUNITY_RECORD,
  contact: CONTACT_RECORD,
  lead: LEAD_RECORD,
  account: ACCOUNT_RECORD,
};

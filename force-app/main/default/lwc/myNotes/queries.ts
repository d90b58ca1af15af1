import { gql } from 'lightning/graphql';

/**
 * A person's own notes, newest first: those of one record of any kind, or, where `everywhere` is that
 * person too, all of them. An id is of one record only, so that one query serves every page.
 * What a lookup leads to may not be theirs to read.
 */
export const MY_NOTES = gql`
  query watercoolerMyNotes($me: ID, $recordId: ID, $everywhere: ID, $after: String) {
    uiapi {
      query {
        Buyer_Note__c(
          where: {
            CreatedById: { eq: $me }
            or: [
              { Opportunity__c: { eq: $recordId } }
              { Contact__c: { eq: $recordId } }
              { Lead__c: { eq: $recordId } }
              { Account__c: { eq: $recordId } }
              { CreatedById: { eq: $everywhere } }
            ]
          }
          orderBy: { CreatedDate: { order: DESC } }
          first: 20
          after: $after
        ) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              CreatedDate {
                value
              }
              LastModifiedDate {
                value
              }
              Body__c {
                value
              }
              Prompt__r {
                Question__c {
                  value
                }
                Insight_Area__c {
                  value
                }
              }
              Contact__c {
                value
              }
              Contact__r @optional {
                Name {
                  value
                }
                Title {
                  value
                }
              }
              Lead__r @optional {
                Name {
                  value
                }
                Title {
                  value
                }
              }
              Account__r @optional {
                Name {
                  value
                }
              }
              Opportunity__r @optional {
                Name {
                  value
                }
                Account {
                  Name {
                    value
                  }
                }
              }
              Buyer_Persona__c {
                value
              }
              Tone__c {
                value
                displayValue
              }
              Source__c {
                value
              }
              Stated_Reason__c {
                value
              }
              Asset__c {
                value
              }
              Status__c {
                value
              }
              Held_Reason__c {
                value
              }
              Buyer_Theme__c {
                value
              }
              Buyer_Theme__r {
                Name {
                  value
                }
                Meaning__c {
                  value
                }
                Insight_Area__c {
                  value
                }
              }
              Filed_Persona__r {
                Name {
                  value
                }
              }
              Quote__c {
                value
              }
              Approved_Quote__c {
                value
              }
              Confirmed_Theme__c {
                value
              }
              Confirmed_Theme__r {
                Name {
                  value
                }
              }
              None_Fits__c {
                value
              }
              Private__c {
                value
              }
              Withdrawn__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

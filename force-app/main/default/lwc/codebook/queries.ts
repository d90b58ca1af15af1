import { gql } from 'lightning/graphql';

/** A page of the codebook, and the calendar; 2,000 records are the most that a page holds. */
export const CODEBOOK = gql`
  query watercoolerCodebook($after: String) {
    uiapi {
      query {
        Buyer_Theme__c(first: 2000, after: $after, orderBy: { Name: { order: ASC } }) {
          edges {
            node {
              Id
              Key__c {
                value
              }
              Name {
                value
              }
              Insight_Area__c {
                value
              }
              Meaning__c {
                value
              }
              Examples__c {
                value
              }
              Status__c {
                value
              }
              Merged_Into__c {
                value
              }
              Pinned__c {
                value
              }
              Hidden__c {
                value
              }
              Response__c {
                value
              }
              What_Works__c {
                value
              }
              Terms__c {
                value
              }
              LastModifiedDate {
                value
              }
              LastModifiedBy {
                Id
                Name {
                  value
                }
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        Watercooler_Status__c(first: 1) {
          edges {
            node {
              Id
              K__c {
                value
              }
              Calendar__c {
                value
              }
              Release_Interval_Seconds__c {
                value
              }
              Next_Release_On__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

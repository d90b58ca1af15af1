import { gql } from 'lightning/graphql';

/** One theme as it stands now, after somebody else changed it. */
export const ONE_THEME = gql`
  query watercoolerCodebookTheme($id: ID) {
    uiapi {
      query {
        Buyer_Theme__c(where: { Id: { eq: $id } }, first: 1) {
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
        }
      }
    }
  }
`;
